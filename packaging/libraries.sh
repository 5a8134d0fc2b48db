#!/usr/bin/env bash
# Install the system libraries that are missing (Debian 12), or print the one line that does.
set -eu

# Qt's widgets, then its way to an X display, then the faces that pages and window are set in.
wanted=(libglib2.0-0 libgl1 libegl1 libdbus-1-3 libfontconfig1 libxkbcommon0
        libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
        fonts-liberation2)
# A display for tests without one, the tools that look at pages, and the program that opens the Word and Excel files.
[ "${1:-}" = test ] && wanted+=(xvfb xauth poppler-utils libreoffice-writer libreoffice-calc)

command -v dpkg-query >/dev/null || { echo "Not a Debian system: needed are ${wanted[*]} or their like." >&2; exit 0; }
missing=()
for name in "${wanted[@]}"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
done
[ "${#missing[@]}" -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "System libraries are missing. Run this line once, then the same command again:" >&2
    echo "  sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
    exit 1
fi
apt-get update -q
DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
