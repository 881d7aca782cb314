# The whole pipeline: make repro. The tests: make test. Both set up what they need first.
#
# Stage commands find `python`, `dvc` and `dm` through PATH, so the virtual environment comes first in it.

VENV := .venv
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
# GNU make 3.81, which macOS ships, looks for simple commands in the old PATH unless a shell is named.
SHELL := /bin/bash
PYTHON ?= python3

.PHONY: setup repro test test-slow bench plots show lint lock

repro: setup
	dvc repro
	python -m dm_assistant.summary

test: setup
	pytest -n 2

test-slow: setup
	pytest -m slow

bench: setup
	python -m bench

plots: setup
	python -m dm_assistant.plots

# Experiments with the columns that tell them apart; `dvc exp show` has every metric of every stage.
show: setup
	dvc exp show --drop '.*' --keep '^(Experiment|Created|State|lora.rank|train.learning_rate|quantize.bits|valid_loss_best|bits_per_weight|(base|fused|quantized)\.(closed|open|gold|exam)\.f1)$$'

lint: setup
	ruff check
	ruff format --check

setup: $(VENV)/ready

# uv installs the exact versions of the lock; its own version is pinned with hashes, too. Byte-compiling
# makes a `dvc repro` with nothing to do three times faster.
$(VENV)/ready: requirements.lock requirements-uv.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	uv pip sync --quiet --python $(VENV)/bin/python --compile-bytecode --require-hashes requirements.lock
	uv pip install --quiet --python $(VENV)/bin/python --no-deps --no-build-isolation --editable .
	python -m dm_assistant.blas
	python -m compileall -q dm_assistant stages
	touch $@

# After a change in pyproject.toml: exact versions and hashes for macOS arm64 and Linux x86_64.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		--extra cpu --extra dev --extra export pyproject.toml --output-file requirements.lock
	echo "uv==$$(uv self version --short | cut -d' ' -f1)" | uv pip compile --quiet --universal --generate-hashes --no-header \
		--no-annotate - --output-file requirements-uv.lock
