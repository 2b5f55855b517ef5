# Everything sets itself up: `make run` on a fresh machine opens the window.
PY := .venv/bin/python

.PHONY: help run test check format lint types imports bench screenshots setup

help:
	@echo "make run          the program (without a display: pictures and screenshots into out/)"
	@echo "make test         all tests"
	@echo "make check        format, lint, types, import rules, tests"
	@echo "make format       reformat the code"
	@echo "make bench        benchmarks"
	@echo "make screenshots  the screenshots of the README, from the real window"

setup:
	@tools/setup.sh

run: setup
	@tools/run.sh

test:
	@tools/setup.sh test
	$(PY) -m pytest

check:
	@tools/setup.sh test
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(MAKE) --no-print-directory test

format: setup
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: setup
	$(PY) -m benchmarks

screenshots: setup
	$(PY) tools/screenshots.py
