# Everything runs in an environment of its own, built on the first call.
PYTHON ?= python3
# locked: exactly what requirements/check.txt says; newest, lowest: what pyproject.toml admits today
VERSIONS := locked
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY := $(VENV)/.ready
NODE := $(VENV)/.node
LOCK := requirements/check.txt
SOURCES := src tests tools benchmarks fuzz
FUZZ_SECONDS ?= 60
FUZZ_SEED ?=
FUZZ_TARGETS ?= files tables options
T ?= tests
# a module is one worker's, the longest are begun first (tests/conftest.py)
TOGETHER := --numprocesses 2 --dist loadfile --no-loadscope-reorder
# what hundreds of processes import is compiled once
export PYTHONDONTWRITEBYTECODE :=
# what `make quick` leaves out, beside all that is tried by the hundred
LONG := tests/laws $(filter-out tests/project/test_architecture.py, $(wildcard tests/project/test_*.py)) \
	tests/batch/test_dask.py tests/batch/test_engines.py tests/batch/test_stopped.py
TRANSLATIONS := $(wildcard src/smartcert/language/locale/*/LC_MESSAGES/*.po)
PIP := $(BIN)/python -m pip --disable-pip-version-check
EVERYTHING := '.[junit,table,dask]' --group dev
COMPILE := $(BIN)/uv pip compile --quiet --extra=junit --extra=table --extra=dask --group=dev \
	pyproject.toml

.PHONY: help check quick test check-newest check-lowest lock format lint types contracts tests docs \
	fix bench fuzz translations clean

check: format lint types contracts tests docs ## all that must hold before a change lands

quick: format lint types contracts $(NODE) $(TRANSLATIONS) ## what one runs all day: no laws, no clusters, no installs
	$(BIN)/python -m pytest $(TOGETHER) -m "not no_cover" $(addprefix --ignore=,$(LONG))

test: $(READY) ## some of the tests: make test T="tests/files -k decimal"
	$(BIN)/python -m pytest $(T)

check-newest: ## the check with the newest versions that pyproject.toml admits, without the lock
	$(MAKE) check VERSIONS=newest VENV=.venv-newest

check-lowest: ## the check with the lowest versions that pyproject.toml admits
	$(MAKE) check VERSIONS=lowest VENV=.venv-lowest

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1|\2/p' $(firstword $(MAKEFILE_LIST)) \
		| while IFS='|' read -r name what; do printf '%-14s %s\n' "$$name" "$$what"; done

$(READY): pyproject.toml tools/build_hook.py tools/compile_locale.py $(LOCK)
	$(PYTHON) -m venv --clear $(VENV)
	$(MAKE) --no-print-directory install-$(VERSIONS) VERSIONS=$(VERSIONS) VENV=$(VENV)
	touch $@

.PHONY: install-locked install-newest install-lowest
install-locked:
	$(PIP) install --quiet --require-hashes --requirement $(LOCK)
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .

install-newest:
	$(PIP) install --quiet --upgrade 'pip>=25.1'
	$(PIP) install --quiet --upgrade --upgrade-strategy eager --editable $(EVERYTHING)
	$(PIP) list --format freeze --exclude smartcert

install-lowest:
	$(PIP) install --quiet --upgrade 'pip>=25.1' uv
	$(COMPILE) --python $(BIN)/python --resolution=lowest-direct --output-file=$(VENV)/lowest.txt
	$(PIP) install --quiet --no-deps --requirement $(VENV)/lowest.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	$(PIP) list --format freeze --exclude smartcert

lock: $(READY) ## renews requirements/check.txt: newest versions, every supported Python, with hashes
	$(COMPILE) --universal --python-version=3.11 --generate-hashes --upgrade --output-file=$(LOCK)

# an editor's language server and the schema of SARIF, for the tests; no script of theirs is run
$(NODE): $(READY) tests/node/package.json tests/node/package-lock.json
	mkdir -p $(VENV)/node-tools
	cp tests/node/package.json tests/node/package-lock.json $(VENV)/node-tools/
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix $(VENV)/node-tools \
		--ignore-scripts --no-audit --no-fund --loglevel error > /dev/null
	touch $@

format: $(READY)
	$(BIN)/ruff format --check $(SOURCES)

lint: $(READY)
	$(BIN)/ruff check $(SOURCES)

types: $(READY)
	$(BIN)/mypy

contracts: $(READY)
	$(BIN)/lint-imports

tests: $(READY) $(NODE) $(TRANSLATIONS)
	$(BIN)/python tools/compile_locale.py
	$(BIN)/python -m pytest $(TOGETHER) --cov --cov-fail-under 100

docs: $(READY) ## the generated pages, schemas and examples are what the code says
	$(BIN)/python tools/generate.py --check

fix: $(READY) ## mends what can be mended
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/python tools/translations.py
	$(BIN)/python tools/generate.py

bench: $(READY) ## ratios; smaller: BENCH_ROWS=100000 BENCH_FILES=20 BENCH_RUNS=2
	-$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python benchmarks/run.py

fuzz: $(READY) ## hostile files, tables, options, a minute each; FUZZ_SECONDS=600, FUZZ_SEED=1 repeats
	-$(BIN)/python -m pip install --quiet --group fuzz
	for target in $(FUZZ_TARGETS); do $(BIN)/python fuzz/check.py --target $$target \
		--seconds $(FUZZ_SECONDS) $(if $(FUZZ_SEED),--seed $(FUZZ_SEED)) || exit 1; done

.PHONY: release-notes
release-notes: $(READY) ## what the next release will say; RELEASING.md has how to write it
	$(BIN)/towncrier build --draft --version "$$($(BIN)/hatchling version)"

.PHONY: mutants
mutants: $(READY) ## changes of the arithmetic and the soundness checks that no test notices
	$(BIN)/python -m pip install --quiet --group mutants
	rm -rf mutants
	PATH="$(CURDIR)/$(BIN):$$PATH" mutmut run --max-children 2
	$(BIN)/mutmut results | sed '/caught by type check/d'

clean:
	rm -rf .venv .venv-newest .venv-lowest mutants build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
