# One way to do each thing: make demo, make test, make thorough, make lint, make bench,
# make gradescope.
#
# On Linux, PyPI's torch brings gigabytes of CUDA. Name PyTorch's CPU index to do without:
#     make demo PIP_TORCH="--index-url URL-OF-PYTORCH'S-CPU-INDEX"

PYTHON ?= python3
TORCH ?= torch==2.13.0
PIP_TORCH ?=
VENV ?= .venv
JOBS ?= 2
ROUNDS ?= 3
GROWTH ?= 10 50 200
BIN = $(VENV)/bin
PEERS = build/bench

.PHONY: demo test thorough lint bench gradescope

demo: $(VENV)/user
	$(BIN)/grader demo assignments/optimizers

test: lint
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

# All laws of all assignments; the attacks on a plain grader, and on boxes with layers off.
thorough: $(VENV)/developer
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m thorough --timeout 7200

lint: $(VENV)/developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Compares graders, in some 15 minutes: ROUNDS=1 is quick, GROWTH="10 50 200 2000" takes long.
bench: $(PEERS)/made
	$(BIN)/python -m tests.bench --rounds $(ROUNDS) --growth $(GROWTH)

# Gradescope, emulated: an image built from autograder.zip, submissions run in it. As root, with
# debootstrap; BASE=FOLDER keeps the Debian that the image begins with for the next time.
gradescope: $(VENV)/developer
	PIP_TORCH="$(PIP_TORCH)" $(BIN)/python -m tests.gradescope.emulation $(if $(BASE),--base $(BASE))

$(VENV)/user: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet $(PIP_TORCH) $(TORCH)
	$(BIN)/python -m pip install --quiet --editable . $(TORCH)
	touch $@

$(VENV)/developer: $(VENV)/user
	$(BIN)/python -m pip install --quiet --editable '.[dev]' $(TORCH)
	touch $@

# What ours is compared with, in an environment of its own that sees the developers' packages too,
# torch among them. What cannot be installed does not take part.
SITE = import sysconfig; print(sysconfig.get_path("purelib"))
$(PEERS)/made: $(VENV)/developer
	$(BIN)/python -m venv $(PEERS)
	echo "import site; site.addsitedir('$$($(BIN)/python -c '$(SITE)')')" \
	    > "$$($(PEERS)/bin/python -c '$(SITE)')/developer.pth"
	-$(PEERS)/bin/python -m pip install --quiet otter-grader==7.0.0
	-$(PEERS)/bin/python -m pip install --quiet check50==3.5.0
	touch $@
