#!/usr/bin/env bash
# Make .venv with the pinned packages of setup.cfg. Needs Python 3.11 or newer and pip, not python3-venv.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed; $python is $("$python" --version)." >&2
    exit 1
}
if [ ! -x .venv/bin/python ]; then
    # Debian keeps ensurepip in python3-venv; the outer pip can serve an environment that has none.
    "$python" -m venv --without-pip .venv
fi
.venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m pip --python .venv/bin/python install -q pip
.venv/bin/python packaging/pins.py > .venv/pins.txt
.venv/bin/python -m pip install -q --disable-pip-version-check -r .venv/pins.txt
touch .venv/.ready
