# The commands of this project: `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help setup run development test long lint format check bench lock
BIN := .venv/bin
CODE := compliance tests benchmarks scripts

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

setup: ## Make .venv with the locked dependencies and the translations; start nothing
	@sh scripts/environment.sh run

run: setup ## Start the program with the practice ward, and print its address
	@$(BIN)/compliance serve --set-up

development:
	@sh scripts/environment.sh dev

test: development ## Install what the tests need, then run every test
	@sh scripts/programs.sh
	@$(BIN)/pytest -n 2 --dist worksteal -m "not long"

long: development ## Run the big repetitions
	@sh scripts/programs.sh
	@$(BIN)/pytest -n 2 --dist worksteal -m "long or property" --hypothesis-profile=long

lint: development ## Linters, formatting, types, layers, dependencies, dead code
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --no-cache
	@$(BIN)/deptry . 2>&1
	@$(BIN)/python scripts/dead_code.py

format: development ## Put the code into the agreed form
	@$(BIN)/ruff check --fix-only $(CODE)
	@$(BIN)/ruff format $(CODE)

check: lint test ## What every change must pass: lint and test

bench: development ## Measure the engine and the store; BENCH_JSON=FILE writes the figures as JSON
	@$(BIN)/python -m benchmarks

lock: ## Lock the dependencies anew (needs uv)
	@sh scripts/lock.sh
