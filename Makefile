# Two commands are enough on a fresh machine: `make demo` and `make test`. Each makes its own environment.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lexicon golden model stance clean

$(BIN)/evenhand: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	# Where the environment forbids bytecode, every start would compile the sources anew.
	$(BIN)/python -m compileall -q analyzer lexicon tui
	touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/evenhand
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

# The sample article's findings make the exit code 1, as they should: --fail-on never keeps make content.
demo: $(BIN)/evenhand
	$(BIN)/evenhand check --fail-on never seeds/aleppo-offensive.txt

test: $(VENV)/.dev
	$(BIN)/python -m pytest

lexicon: $(BIN)/evenhand
	$(BIN)/evenhand lexicon lint
	$(BIN)/evenhand lexicon docs

# What the sample article is expected to give; read the difference before committing it.
golden: $(BIN)/evenhand
	$(BIN)/evenhand check --no-config --fail-on never --format json seeds/aleppo-offensive.txt > seeds/aleppo-offensive.json.new
	mv seeds/aleppo-offensive.json.new seeds/aleppo-offensive.json

# Trains the model that ships, from the sets of docs/model.md in DATA; the same input gives the same file.
model: $(VENV)/.dev
	$(BIN)/evenhand train $(DATA)/anno_lexical.jsonl $(DATA)/mbic.jsonl --taught benchmarks/taught.npz \
	  --also $(DATA)/newsmtsc.jsonl lexicon/usage/*.jsonl -o analyzer/classifier/model.bin

# Trains the stance model that ships, likewise.
stance: $(VENV)/.dev
	$(BIN)/python -m analyzer.stance.train $(DATA) -o analyzer/stance/stance.bin

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache
