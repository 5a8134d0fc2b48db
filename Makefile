# Two commands matter: `make run` opens the program, `make test` runs every check. Both set up what they need first.

PYTHON ?= python3
PY     := .venv/bin/python
READY  := .venv/.ready
DEMO   := out/so-mau
BOOK   := out/so-ghi-danh-2026.pdf
PO     := $(wildcard resources/locale/*/LC_MESSAGES/*.po)
MO     := $(PO:.po=.mo)

.PHONY: run test setup libraries demo print-demo screenshots bench torture lint types messages clean

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(PY) main.py; else $(MAKE) --no-print-directory print-demo; fi

test: setup lint types
	@mkdir -p out/coverage && rm -f out/coverage/data*
	$(PY) -m pytest -n auto --cov --cov-report=
	$(PY) -m coverage json -q
	$(PY) packaging/check_coverage.py

setup: libraries $(READY) $(MO)

libraries:
	@packaging/libraries.sh $(LIBRARY_SET)

test: LIBRARY_SET := test

$(READY): setup.cfg packaging/setup.sh packaging/pins.py
	@PYTHON=$(PYTHON) packaging/setup.sh

%.mo: %.po | $(READY)
	.venv/bin/pybabel -q compile -i $< -o $@

lint: setup
	.venv/bin/ruff check .

types: setup
	$(PY) -m mypy

demo: setup
	@mkdir -p out && rm -rf $(DEMO)
	$(PY) main.py demo $(DEMO)

print-demo: demo
	@$(PY) main.py print so-ghi-danh --office $(DEMO) --year 2026 --out $(BOOK)
	@echo "No display here, so the sample office was printed instead of opening the window."
	@echo "Sổ ghi danh 2026: $(CURDIR)/$(BOOK)"

screenshots: demo
	$(PY) packaging/screenshots.py out

bench: setup
	$(PY) benchmarks/run.py

# Long hunts with a seed of the day; what pytest prints as --randomly-seed= brings a find back.
TORTURED := tests/rules tests/hostile tests/storage/test_power_cut.py tests/ui/test_layout_sweep.py

torture: setup
	HYPOTHESIS_PROFILE=torture $(PY) -m pytest -n auto -m "torture or not torture" -o faulthandler_timeout=7200 $(TORTURED)

messages: setup
	$(PY) packaging/messages.py

clean:
	rm -rf out build .coverage .hypothesis .pytest_cache *.egg-info
	find . -path ./.venv -prune -o -name __pycache__ -type d -print0 | xargs -0r rm -rf
