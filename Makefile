# Everything runs in an environment of its own, built on the first call.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
NODE := $(VENV)/.node
JUNIT := $(VENV)/schemas/junit-10.xsd
SOURCES := src tests tools benchmarks fuzz
FUZZ_SECONDS ?= 60
FUZZ_SEED ?=
TRANSLATIONS := $(wildcard src/smartcert/locale/*/LC_MESSAGES/*.po)

.PHONY: check format lint types contracts tests docs fix bench fuzz translations clean

check: format lint types contracts tests docs ## all that must hold before a change lands

$(READY): pyproject.toml tools/compile_locale.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable '.[junit,table,dask]' --group dev
	touch $@

# an editor's language server and the schema of SARIF, for the tests; no script of theirs is run
$(NODE): $(READY) tests/node/package.json tests/node/package-lock.json
	mkdir -p $(VENV)/node-tools
	cp tests/node/package.json tests/node/package-lock.json $(VENV)/node-tools/
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix $(VENV)/node-tools \
		--ignore-scripts --no-audit --no-fund --loglevel error > /dev/null
	touch $@

# the schema by which Jenkins reads JUnit, for the tests; pytest tests its own reports by it
$(JUNIT): | $(READY)
	mkdir -p $(@D)
	$(BIN)/python -m pip download -qq --no-deps --no-binary pytest --dest $(@D) pytest==8.4.2
	tar -xzf $(@D)/pytest-8.4.2.tar.gz -C $(@D) --strip-components 3 \
		pytest-8.4.2/testing/example_scripts/junit-10.xsd
	rm $(@D)/pytest-8.4.2.tar.gz

format: $(READY)
	$(BIN)/ruff format --check $(SOURCES)

lint: $(READY)
	$(BIN)/ruff check $(SOURCES)

types: $(READY)
	$(BIN)/mypy

contracts: $(READY)
	$(BIN)/lint-imports

tests: $(READY) $(NODE) $(JUNIT) $(TRANSLATIONS)
	$(BIN)/python tools/compile_locale.py
	$(BIN)/python -m pytest --numprocesses 2 --cov --cov-fail-under 100

docs: $(READY) ## the generated pages and schemas are what the code says
	$(BIN)/python tools/reference.py --check
	$(BIN)/python tools/schemas.py --check

fix: $(READY) ## mends what can be mended
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/python tools/translations.py
	$(BIN)/python tools/reference.py
	$(BIN)/python tools/schemas.py

bench: $(READY) ## ratios; smaller: BENCH_ROWS=100000 BENCH_FILES=20 BENCH_RUNS=2
	-$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python benchmarks/run.py

fuzz: $(READY) ## hostile files for a minute; FUZZ_SECONDS=600, FUZZ_SEED=1 to repeat a run
	-$(BIN)/python -m pip install --quiet --group fuzz
	$(BIN)/python fuzz/check.py --seconds $(FUZZ_SECONDS) $(if $(FUZZ_SEED),--seed $(FUZZ_SEED))

.PHONY: mutants
mutants: $(READY) ## changes of the arithmetic and the soundness checks that no test notices
	-$(BIN)/python -m pip install --quiet --group mutants
	rm -rf mutants
	PATH="$(CURDIR)/$(BIN):$$PATH" mutmut run --max-children 2
	$(BIN)/mutmut results | sed '/caught by type check/d'

clean:
	rm -rf $(VENV) build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
