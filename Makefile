# Bare machine: needs python3 (3.11 or later), git and make. Every target makes the environment it needs.
PYTHON ?= python3
VENV   := .venv
STAMP  := $(VENV)/.installed
NAME   ?=
export PATH := $(abspath $(VENV)/bin):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help repro smoke test docs lab bench audit scan licences bom lock export

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(STAMP): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	pip install --quiet --root-user-action ignore --upgrade 'pip>=24'
	pip install --quiet --root-user-action ignore --constraint requirements.lock --editable '.[dev]'
	touch $@

repro: $(STAMP)  ## run the pipeline, as far as something changed, and print the verdict
	trading-rl-lab repro
	@trading-rl-lab verdict

smoke: $(STAMP)  ## run everything small, in minutes, into outputs/smoke/; published results stay as they are
	trading-rl-lab smoke

test: $(STAMP)  ## check the tree, then run every notebook as a test
	trading-rl-lab check
	trading-rl-lab test

docs: $(STAMP)  ## build the documentation site into _docs/
	trading-rl-lab docs

lab: $(STAMP)  ## open JupyterLab
	jupyter lab --notebook-dir=nbs

bench: $(STAMP)  ## run the benchmarks, or one: make bench NAME=env
	trading-rl-lab run --bench $(if $(NAME),'bench/*$(NAME)*')

export: $(STAMP)  ## after editing notebooks: export, clean, write the README
	nbdev_export
	nbdev_clean
	trading-rl-lab readme

audit: $(STAMP)  ## look up known faults of the pinned packages; needs a network
	@mkdir -p _supply
	@pip-audit --strict --requirement requirements.lock --no-deps --disable-pip --progress-spinner off 2>_supply/audit.log || { \
	  grep -qiE 'ConnectionError|ProxyError|Timeout|resolve|unreachable' _supply/audit.log \
	  && echo 'audit: the package index cannot be reached, so nothing was looked up; run it where there is a network' >&2 \
	  || sed -n 's/.*cli:\(.*\): Dependency not found.*/audit: the index that answers here does not know \1 of requirements.lock, so faults were not looked up; run it where pypi.org answers/p' _supply/audit.log \
	  | grep . >&2 || cat _supply/audit.log >&2; exit 1; }

scan: $(STAMP)  ## look for unsafe code (bandit) and unsafe manifests (checkov); installs both beside the environment
	@test -x _supply/tools/bin/checkov || { $(PYTHON) -m venv _supply/tools && _supply/tools/bin/pip install --quiet bandit==1.9.4 checkov==3.3.30; }
	_supply/tools/bin/bandit --configfile pyproject.toml --quiet --recursive trading_rl --severity-level medium --confidence-level medium
	PATH="$(abspath _supply/tools/bin):$$PATH" trading-rl-lab run 'checks/43*'

licences: $(STAMP)  ## list the licence of every installed package in _supply/licences.csv
	@mkdir -p _supply
	@pip-licenses --from=mixed --with-urls --order=license --format=csv --output-file=_supply/licences.csv
	@pip-licenses --from=mixed --summary --order=count

bom: $(STAMP)  ## write the bill of materials of a release, _supply/bom.json (CycloneDX)
	@mkdir -p _supply
	@cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-format JSON --output-file _supply/bom.json $(VENV)

# torch's CUDA packages stay out, so that a CPU wheel of torch installs without them; where torch wants them, its own pins bring them.
lock:  ## pin every dependency again (needs uv)
	{ grep '^#' requirements.lock; uv pip compile --universal --all-extras --no-annotate --no-header --quiet pyproject.toml | grep -vE '^(nvidia-|cuda-|triton)'; } > requirements.lock.new
	mv requirements.lock.new requirements.lock
