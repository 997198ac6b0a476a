# make demo   check the example article against the shipped figures
# make test   every test
# make lint   style and types
# make fuzz   N made inputs through everything; what fails is written to fuzz-failures/
# make bench  the measurements behind docs/performance.md
# Each sets up what it needs in .venv by itself: tools/set_up.py says how.

# The first Python here that is new enough; or say which: make test PYTHON=/opt/python3.12/bin/python3
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11 python3.14; do "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$each" && break; done)
BIN := .venv/bin
# What someone's shell adds to Python's search path is no part of this project.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.PHONY: demo test lint bench fuzz figures ready-to-run ready-to-develop
demo: ready-to-run
	@$(BIN)/netmig check examples/article.txt --exit-zero

test: ready-to-develop
	$(BIN)/python -m pytest -n 2 -q

lint: ready-to-develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: ready-to-develop
	$(BIN)/python -m benchmarks

# How many inputs, and with which seed: the same two make the same inputs again.
N ?= 20000
SEED ?= 1
fuzz: ready-to-develop
	$(BIN)/python -m fuzz --count $(N) --seed $(SEED)

# The package's own tables of figures, made again from the publishers' files in DATA.
DATA ?= ../shared/data
figures: ready-to-run
	$(BIN)/python -m netmig.sources $(DATA)

ready-to-run:
	@python="$(PYTHON)"; test -n "$$python" || { echo "netmig needs Python 3.11 or newer, and none was found (Debian, Ubuntu: apt install python3)." >&2; exit 2; }; "$$python" tools/set_up.py run

ready-to-develop:
	@python="$(PYTHON)"; test -n "$$python" || { echo "netmig needs Python 3.11 or newer, and none was found (Debian, Ubuntu: apt install python3)." >&2; exit 2; }; "$$python" tools/set_up.py develop
