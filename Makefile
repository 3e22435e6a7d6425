# Everything runs in an environment of its own, built on the first call.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SOURCES := src tests tools benchmarks
TRANSLATIONS := $(wildcard src/smartcert/locale/*/LC_MESSAGES/*.po)

.PHONY: check format lint types contracts tests docs fix bench translations clean

check: format lint types contracts tests docs ## all that must hold before a change lands

$(READY): pyproject.toml tools/compile_locale.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

format: $(READY)
	$(BIN)/ruff format --check $(SOURCES)

lint: $(READY)
	$(BIN)/ruff check $(SOURCES)

types: $(READY)
	$(BIN)/mypy

contracts: $(READY)
	$(BIN)/lint-imports

tests: $(READY) $(TRANSLATIONS)
	$(BIN)/python tools/compile_locale.py
	$(BIN)/python -m pytest --numprocesses 2 --cov --cov-fail-under 100

docs: $(READY) ## the generated pages are what the code says
	$(BIN)/python tools/reference.py --check

fix: $(READY) ## mends what can be mended
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/python tools/translations.py
	$(BIN)/python tools/reference.py

bench: $(READY)
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf $(VENV) build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
