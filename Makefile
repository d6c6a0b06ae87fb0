# Two commands matter to a newcomer: `make demo` and `make test`. Each sets up all that it needs.
VENV ?= .venv
BIN = $(VENV)/bin
PYTHON ?= python3

.PHONY: setup demo test check format format-check lint types imports cover bench bench-extract bench-notes bench-quiz fuzz screens lock clean

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml requirements.lock scripts/bootstrap.py
	$(PYTHON) scripts/bootstrap.py $(VENV)

demo: setup
	@# 3: done, with checks that fell short. The sample holds a listing that is wrong on purpose.
	$(BIN)/probatum notes samples/clockwork.pdf --chapter 2 --vault vault || [ $$? -eq 3 ]

test: setup
	$(BIN)/python -m pytest

check: setup format-check lint types imports cover

format: setup
	$(BIN)/ruff format . && $(BIN)/ruff check --fix-only -q .

format-check: setup
	$(BIN)/ruff format --check .

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

cover: setup
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine -q
	$(BIN)/coverage report --fail-under=60 --skip-covered

bench: setup
	$(BIN)/python -m benchmarks

# BOOKS: a folder of PDFs; for bench-extract with truth files beside them.
bench-extract: setup
	$(BIN)/python -m benchmarks.extract $(BOOKS)

bench-notes: setup
	$(BIN)/python -m benchmarks.notes $(BOOKS)

bench-quiz: setup
	$(BIN)/python -m benchmarks.quiz && $(BIN)/python -m benchmarks.quiz.memory && $(BIN)/python -m benchmarks.grading

fuzz: setup
	$(BIN)/python -m fuzz.pdf --runs $(or $(RUNS),20000)

screens: setup
	$(BIN)/python scripts/screenshots.py

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .coverage*

lock:
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links pyproject.toml --group dev -o requirements.lock
