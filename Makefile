# Everything a person or a build machine does here; `make help` lists it.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON ?= python3.11
BIN := .venv/bin
INSTALLED := .venv/installed-$(shell cat requirements.txt requirements-uv.txt 2>/dev/null | sha256sum | cut -c1-16)
SITE := .venv/lib/python3.11/site-packages

# Tests write thousands of small databases: in memory, where there is some.
SCRATCH := $(if $(wildcard /dev/shm/.),/dev/shm,/tmp)

# Compiled modules are kept: without them each of a dozen processes reads all of Rasa's source anew, ten seconds apiece.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run chat test lint bench nlu lock clean

help: ## Show what there is.
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | sort

$(INSTALLED):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || \
	  { echo "Keukentafel needs Python 3.11 as '$(PYTHON)'. On Debian 12: apt install python3.11 python3.11-venv. Elsewhere: make PYTHON=/path/to/python3.11 run"; exit 1; }
	@echo "1/5  Installing what is needed (once, a few minutes) ..."
	@$(PYTHON) -m venv --clear .venv || { echo "Python has no venv module. On Debian: apt install python3.11-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.txt
	@$(BIN)/uv pip sync --quiet --system-certs --require-hashes --python $(BIN)/python requirements.txt
	@printf '%s\nimport os; os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")\n' "$(CURDIR)" > $(SITE)/keukentafel.pth
	@touch $@

run: $(INSTALLED) ## Set everything up and start it, on http://127.0.0.1:8000.
	@exec $(BIN)/python -m bot.commands.running

chat: $(INSTALLED) ## Talk with the bot in the terminal.
	@exec $(BIN)/python -m bot.commands.running chat

test: $(INSTALLED) ## Run every test.
	@$(BIN)/python -m bot.commands.training
	@export TMPDIR=$(SCRATCH); \
	$(BIN)/python -m pytest -n 3 --dist loadgroup tests/conversations tests/e2e > .talks.log 2>&1 & talks=$$!; \
	$(BIN)/python -m pytest -n 2 --dist loadgroup --ignore tests/conversations --ignore tests/e2e; rest=$$?; \
	wait $$talks; done=$$?; cat .talks.log; rm -f .talks.log; exit $$((rest + done))

lint: $(INSTALLED) ## Style, types, import rules, and everything the bot can say.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m bot check

bench: $(INSTALLED) ## Measure, beside a stock Rasa project, and write docs/performance*.md.
	@$(BIN)/python -m bot.commands.training
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench.mentor_pages
	@$(BIN)/python -m tests.bench.nudges

nlu: $(INSTALLED) ## Cross-validate intents, and measure danger on messages nobody learnt from.
	@$(BIN)/python -m tests.nlu

lock: $(INSTALLED) ## Write requirements.txt anew from pyproject.toml.
	@$(BIN)/uv pip compile pyproject.toml --system-certs --group dev --quiet --upgrade -o requirements.txt

clean: ## Remove what was made, but not the database.
	@rm -rf .venv models .rasa .cache
