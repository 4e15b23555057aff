# Needs Python 3.11 or newer (with pip and venv), make and a package index; all else is set up below .venv/.
# make interop also needs node, npm, PHP, Perl, a C compiler, libical and notmuch: see tests/interop/install.
# Another Python: make test PYTHON=python3.12
# Another wheel than the one built here: make test WHEEL=path/to/infoint-….whl

MIN := 3.11
RUNS := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach p,python3.13 python3.12 python3.11 python3 python,\
	$(shell $(p) -c '$(RUNS)' >/dev/null 2>&1 && echo $(p))))
# Asked once, not at every use.
PYTHON := $(PYTHON)
VERSION := $(if $(PYTHON),$(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null))

BUILD := .venv/build
DEMO := .venv/demo-$(VERSION)
TEST := .venv/test-$(VERSION)
DEV := .venv/dev
INTEROP := .venv/interop

# Folders too: a file that went away changes its folder. What is compiled beside the catalogues is made anew by the build.
SOURCES := $(shell find src/infoint -name __pycache__ -prune -o -name LC_MESSAGES -o -name '*.mo' -o -print) \
	$(wildcard pyproject.toml README.md LICENSE CHANGELOG.md compile_catalogues.py hatch_build.py)
CATALOGUES := $(wildcard src/infoint/locale/*/LC_MESSAGES/infoint.po)
COMPILED := $(DEV)/.words

ifdef WHEEL
BUILT := $(WHEEL)
else
BUILT := dist/.built
WHEEL = $(wildcard dist/infoint-*.whl)
endif

export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport PYTHONHOME PYTHONPATH INTEROP

# --verifytypes asks the Python on PATH, whatever --pythonpath says.
ON_PATH = PATH="$(CURDIR)/$(DEV)/bin:$$PATH"
PIP := python -m pip install -qq
GROUPS_PIP := 'pip>=25.1'  # the first that reads dependency groups
NEW = test -x $(1)/bin/python || { echo "Setting up $(1) (once) …"; $(PYTHON) -m venv --clear $(1); }
REINSTALL = $(1)/bin/python -m pip uninstall -qqy infoint && $(1)/bin/$(PIP) $(WHEEL) && touch $(1)/.wheel

# Whole guides, languages, processes and drawn cases: they run beside the tests that mirror the modules, which alone have to
# reach every line. Tracing makes them three times as slow, and shows nothing more.
BROAD := tests/properties tests/test_dalton.py tests/test_disagreements.py tests/test_examples.py tests/test_extremes.py \
	tests/test_golden.py tests/test_new_rules.py tests/playbooks/test_example_guides.py tests/playbooks/test_gsbs.py \
	tests/playbooks/test_languages.py tests/reviewing/test_labelled.py tests/reviewing/test_mutations.py tests/reviewing/test_unseen.py

# Of these, what takes long and differs least between Pythons: WHOLE=no leaves it out. WHOLE=laws leaves out whole guides and
# texts alone, which differ not at all.
LONG := $(filter-out tests/test_golden.py tests/test_examples.py tests/playbooks/test_languages.py,$(BROAD))
TEXTS := $(filter-out tests/properties tests/test_extremes.py tests/test_new_rules.py,$(LONG))
LEFT_OUT := $(if $(filter no,$(WHOLE)),$(LONG),$(if $(filter laws,$(WHOLE)),$(TEXTS)))

.PHONY: help demo test plain measured broad interop soak check lint types imports docs quick words dev wheel clean python
.DELETE_ON_ERROR:

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: $(DEMO)/.wheel ## see a week: examples/first_week.py, from the installed wheel
	@$(DEMO)/bin/python examples/first_week.py

test: $(if $(filter no,$(COVERAGE)),plain,measured broad) ## all tests on the installed wheel, with coverage, or faster without: COVERAGE=no

plain: $(TEST)/.wheel
	@$(TEST)/bin/python -m pytest tests README.md CONTRIBUTING.md docs $(LEFT_OUT:%=--ignore=%)

measured: $(TEST)/.wheel
	@COVERAGE_FILE=$(TEST)/.coverage $(TEST)/bin/python -m coverage run -m pytest tests $(BROAD:%=--ignore=%)
	@COVERAGE_FILE=$(TEST)/.coverage $(TEST)/bin/python -m coverage report

broad: $(TEST)/.wheel
	@$(TEST)/bin/python -m pytest $(BROAD) README.md CONTRIBUTING.md docs

interop: $(INTEROP)/.wheel $(INTEROP)/.readers ## other programs read what is written; more of it: make interop INTEROP_FEEDS=20
	@INTEROP="$(CURDIR)/$(INTEROP)" INTEROP_FEEDS="$(INTEROP_FEEDS)" $(INTEROP)/bin/python -m pytest tests/interop

soak: $(COMPILED) ## many cases, drawn anew each time, and many feeds for other programs: make soak ARGS='tests/properties/test_time.py'
	@HYPOTHESIS_PROFILE=soak $(DEV)/bin/python -m pytest $(or $(ARGS),tests/properties)
	@$(if $(ARGS),,$(MAKE) --no-print-directory interop INTEROP_FEEDS=200)

check: lint types imports docs ## linters, type checkers, import contracts, docs; warnings are errors

lint: $(DEV)/.ready
	@$(DEV)/bin/ruff check
	@$(DEV)/bin/ruff format --check

types: $(DEV)/.ready
	@$(DEV)/bin/mypy
	@$(ON_PATH) pyright
	@report=$$($(ON_PATH) pyright --verifytypes infoint --ignoreexternal) \
		&& echo "$$report" | grep 'completeness score: 100%' || { echo "$$report"; exit 1; }

imports: $(DEV)/.ready
	@$(DEV)/bin/lint-imports --no-logo

docs: $(DEV)/.ready ## the pages, into docs/_build/html
	@$(DEV)/bin/python -m sphinx -q -E -W --keep-going -n -b html docs docs/_build/html
	@echo "Wrote docs/_build/html/index.html"

quick: $(COMPILED) ## tests on the source tree, no coverage: make quick ARGS='tests/test_plan.py -x'
	@$(DEV)/bin/python -m pytest $(ARGS)

# Each sentence on a line of its own, with its file and no line number: a change elsewhere changes no catalogue.
words: $(DEV)/.ready ## the library's own sentences: gather them, bring the catalogues up to date, check and compile
	@mkdir -p build
	@$(DEV)/bin/pybabel -q extract --no-default-keywords -k sentence -k plural:1,2 -c Translators: --strip-comments \
		--no-wrap --add-location=file -o build/infoint.pot src/infoint
	@$(DEV)/bin/pybabel -q update -D infoint -i build/infoint.pot -d src/infoint/locale \
		--no-wrap --no-fuzzy-matching --ignore-obsolete
	@$(DEV)/bin/python compile_catalogues.py tidy

dev: $(COMPILED) ## an editable installation with all tools, in .venv/dev

wheel: $(BUILT) ## build dist/infoint-….whl from a source distribution

clean: ## remove what was made here
	rm -rf .venv build dist out docs/_build docs/_generated .coverage* htmlcov
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests examples docs -name __pycache__ -prune -exec rm -rf {} +
	rm -f src/infoint/locale/*/LC_MESSAGES/*.mo

python:
	@test -n "$(PYTHON)" || { echo "infoint needs Python $(MIN) or newer with pip and venv, and none was found." \
		"Name one: make $(or $(firstword $(MAKECMDGOALS)),test) PYTHON=/path/to/python3" >&2; exit 1; }
	@test -n "$(VERSION)" || { echo "PYTHON=$(PYTHON) does not run." >&2; exit 1; }
	@$(PYTHON) -c '$(RUNS)' 2>/dev/null || { echo "PYTHON=$(PYTHON) is Python $(VERSION):" \
		"infoint needs $(MIN) or newer, with pip and venv." >&2; exit 1; }

$(BUILD)/.ready: | python
	@$(call NEW,$(BUILD))
	@$(BUILD)/bin/$(PIP) 'build>=1.2'
	@touch $@

dist/.built: $(SOURCES) | $(BUILD)/.ready
	@rm -rf dist
	@$(BUILD)/bin/python -m build --outdir dist >$(BUILD)/log 2>&1 || { cat $(BUILD)/log >&2; exit 1; }
	@touch $@

$(DEMO)/.wheel: $(BUILT) | python
	@$(call NEW,$(DEMO))
	@$(call REINSTALL,$(DEMO))

$(TEST)/.ready: pyproject.toml | python
	@$(call NEW,$(TEST))
	@$(TEST)/bin/$(PIP) --upgrade $(GROUPS_PIP)
	@$(TEST)/bin/$(PIP) --group test
	@touch $@

$(TEST)/.wheel: $(BUILT) $(TEST)/.ready
	@$(call REINSTALL,$(TEST))

$(INTEROP)/.ready: pyproject.toml | python
	@$(call NEW,$(INTEROP))
	@$(INTEROP)/bin/$(PIP) --upgrade $(GROUPS_PIP)
	@$(INTEROP)/bin/$(PIP) --group interop
	@touch $@

$(INTEROP)/.wheel: $(BUILT) $(INTEROP)/.ready
	@$(call REINSTALL,$(INTEROP))

$(INTEROP)/.readers: tests/interop/install tests/interop/package.json tests/interop/readers/libical.c | $(INTEROP)/.ready
	@tests/interop/install $(INTEROP)
	@touch $@

$(DEV)/.ready: pyproject.toml | python
	@$(call NEW,$(DEV))
	@$(DEV)/bin/$(PIP) --upgrade $(GROUPS_PIP)
	@$(DEV)/bin/$(PIP) --group dev --editable .
	@touch $@

# With faults work goes on, and English stands there; the wheel is not built.
$(COMPILED): $(DEV)/.ready compile_catalogues.py $(CATALOGUES)
	@$(DEV)/bin/python compile_catalogues.py || echo "No wheel is built until that is mended."
	@touch $@
