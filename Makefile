# make demo   check the example article against the shipped figures
# make test   every test
# make lint   style and types
# make bench  the measurements behind docs/performance.md
# Each sets up what it needs in .venv by itself.

PYTHON ?= $(shell for each in python3.13 python3.12 python3.11 python3.14 python3; do "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
BIN := .venv/bin

.PHONY: demo test lint bench figures
demo: .venv/ready
	@$(BIN)/netmig check examples/article.txt --exit-zero

test: .venv/ready
	$(BIN)/python -m pytest -n 2 -q

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/ready
	$(BIN)/python -m benchmarks

# The package's own tables of figures, made again from the publishers' files in DATA.
DATA ?= ../shared/data
figures: .venv/ready
	$(BIN)/python -m netmig.sources $(DATA)

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
