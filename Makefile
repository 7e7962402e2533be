# The commands of the project. `make` lists them. Everything is installed into .venv; nothing else is touched.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist loadgroup --no-loadscope-reorder
QUICK := alliances tests/unit tests/data tests/book
FIREFOX := decide drafts evidence exercises forecasting keeping kinds search store work
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
unexport PYTHONDONTWRITEBYTECODE  # what is compiled once need not be compiled again in each of the hundred processes of a run

.PHONY: help book serve lab quick test test-store test-browsers test-lms style lint-js check locators data prose labs lite lite-fetch test-lite test-places test-office pack grade-env machines bench bench-labs lock clean
help:                   ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

book: $(VENV)/.book     ## build the site into _build/html
	@$(BIN)/python -m alliances build

serve: $(VENV)/.book    ## preview the site and build again on every save
	@$(BIN)/python -m alliances serve

lab: $(VENV)/.book      ## open the labs in JupyterLab
	@$(BIN)/jupyter lab notebooks

quick: style            ## run in a minute what needs no built book: style, units, data, ledger, prose
	@$(PYTEST:auto=logical) $(QUICK)

test: style $(VENV)-grade/.grade $(VENV)-lab/.lab  ## run every check, in a real browser and a real JupyterLab too
	@$(BIN)/python tests/chromium.py
	@GRADE_ENV=$(VENV)-grade LAB_ENV=$(VENV)-lab $(PYTEST)

test-store: $(VENV)/.test  ## play a thousand random histories of a reader's answers in a real browser; SEED=7 plays others, HISTORIES=50 fewer
	@$(BIN)/python tests/chromium.py
	@HISTORIES=$(or $(HISTORIES),1000) SEED=$(or $(SEED),20) $(BIN)/python -m pytest -n 0 tests/browser/test_store.py

test-browsers: $(VENV)/.test  ## read the book in Firefox and in WebKit, the engine of Safari, as Debian packs them
	@$(BIN)/python tests/other_engines.py
	@ENGINE=firefox $(BIN)/python -m pytest -n 2 --dist loadgroup $(FIREFOX:%=tests/browser/test_%.py)
	@ENGINE=webkit xvfb-run -a $(BIN)/python -m pytest -n 0 tests/engines

test-lms: $(VENV)/.test  ## walk through every chapter's SCORM package in a course: all kinds of exercise, all sizes
	@$(BIN)/python tests/chromium.py
	@LMS=all $(PYTEST) tests/browser/test_course.py tests/pack/test_scorm.py

style: $(VENV)/.test
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/ruff check --quiet --preview --select PLW1514 .  # no file is read or written without its encoding

lint-js: $(VENV)/.test   ## check the JavaScript modules with ESLint and tsc, where npm reaches its registry
	@$(BIN)/python tests/javascript.py

check: $(VENV)/.book    ## check tables, ledger and exercises, without building
	@$(BIN)/python -m alliances check

locators: $(VENV)/.book ## hold the ledger against the seed text in ALLIANCES_SEED_TEXT
	@$(BIN)/python -m alliances locators

data: $(VENV)/.book     ## build tables again: TABLE="one another", or all; most need the raw files in ALLIANCES_RAW
	@$(BIN)/python -m alliances data $(TABLE)

prose: $(VENV)/.test     ## say how each chapter reads: words, marks, dates, length of sentences, reading grade
	@$(BIN)/python tests/prose.py

labs: $(VENV)/.book     ## write the release notebooks from notebooks/solutions
	@$(BIN)/python -m alliances labs

lite: $(VENV)/.book $(VENV)-lite/.lite  ## put the labs into the browser, from the files in WHEELS=folder, and build the book with them
	@$(BIN)/python -m alliances lite "$(WHEELS)" --jupyter $(VENV)-lite/bin/jupyter
	@$(BIN)/python -m alliances build

lite-fetch: $(VENV)/.book  ## bring the files that make lite needs into WHEELS=folder; needs the network and npm
	@$(BIN)/python -m alliances lite "$(WHEELS)" --fetch

test-lite: $(VENV)/.test  ## run every lab and every solution in a browser, as make lite put them there; takes ten minutes or more
	@$(BIN)/python tests/chromium.py
	@LITE="$$(ls -d _build/html/lite/*)" $(BIN)/python -m pytest -n 0 -s tests/lite

test-places: $(VENV)/.test  ## run every lab where nobody prepared anything: a bare hub, VS Code, Colab, as far as they can be imitated
	@PLACES=1 $(BIN)/python -m pytest -n 0 -s tests/places

test-office: $(VENV)/.test  ## carry tables from the site through LibreOffice Calc and back
	@OFFICE=1 $(BIN)/python -m pytest -n 0 tests/commands/test_spreadsheet.py

grade-env: $(VENV)-grade/.grade  ## set up nbgrader, in an environment of its own
	@echo "Ready: $(VENV)-grade/bin/nbgrader"

pack: $(VENV)/.test book ## write the instructor's pack into _build/pack: files for Moodle and Canvas, and what is printed
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python -m alliances pack

machines: $(VENV)/.test  ## try commands as other machines would run them, and compare the bytes; BUILD=1 builds the site on each, too, PACK=1 also writes the pack
	@$(BIN)/python tests/machines.py $(if $(BUILD),--build) $(if $(PACK),--pack)

bench: $(VENV)/.test     ## time the builds, beside a plain jupyter-book build; run it on an idle machine
	@$(BIN)/python tests/bench.py

bench-labs: $(VENV)/.test  ## measure what a student's lab costs; run it on an idle machine
	@$(BIN)/python tests/bench_labs.py

lock: | $(BIN)/python    ## fix the version of every package anew
	@$(PIP) "uv>=0.9,<1"
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --extra book pyproject.toml -o requirements.txt
	@sed -i '1i # The exact versions that build the book and run the notebooks; written by `make lock`.' requirements.txt
	@echo "-e ." >> requirements.txt
	@grep -v '^-e' requirements.txt > $(VENV)/constraints.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --extra lab pyproject.toml -c $(VENV)/constraints.txt -o .binder/requirements.txt
	@sed -i '1i # What the labs need beside JupyterLab, in the versions of requirements.txt; written by `make lock`. Binder and hubs read this file.' .binder/requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --extra book --extra pack --extra test pyproject.toml -o tests/requirements.txt
	@sed -i '1i # requirements.txt and what the pack and the tests need besides; written by `make lock`.' tests/requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --extra grade pyproject.toml -c $(VENV)/constraints.txt -o grade-requirements.txt
	@sed -i '1i # nbgrader, and what the labs need, in the versions of requirements.txt; written by `make lock`.' grade-requirements.txt
	@echo "-e ." >> grade-requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --group lite -c $(VENV)/constraints.txt -o lite-requirements.txt
	@sed -i '1i # JupyterLite, and the front ends of the widgets in the versions of requirements.txt; written by `make lock`.' lite-requirements.txt
	@$(MAKE) --no-print-directory $(VENV)-lite/.lite
	@$(BIN)/python -m alliances.lite.lock $(VENV)-lite/bin/python

clean:                  ## remove what was built; the environment stays
	@rm -rf _build

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; set PYTHON=")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.book: requirements.txt pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) (once; takes a minute or two)"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.test: tests/requirements.txt $(VENV)/.book
	@echo "Adding the tools of the tests"
	@$(PIP) -r tests/requirements.txt
	@touch $@

$(VENV)-grade/.grade: grade-requirements.txt
	@echo "Setting up $(VENV)-grade for nbgrader (once; takes a minute)"
	@$(PYTHON) -m venv $(VENV)-grade
	@$(VENV)-grade/bin/python -m pip install --quiet --disable-pip-version-check -r grade-requirements.txt
	@touch $@

$(VENV)-lite/.lite: lite-requirements.txt
	@echo "Setting up $(VENV)-lite for JupyterLite (once; takes a minute)"
	@$(PYTHON) -m venv $(VENV)-lite
	@$(VENV)-lite/bin/python -m pip install --quiet --disable-pip-version-check -r lite-requirements.txt
	@touch $@

$(VENV)-lab/.lab: .binder/requirements.txt $(VENV)/.test
	@echo "Setting up $(VENV)-lab as Binder would, for the labs in JupyterLab (once; takes a minute)"
	@$(BIN)/python tests/notebooks/binder.py $(VENV)-lab
	@touch $@
