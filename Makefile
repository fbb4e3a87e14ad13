# Thin calls of scripts/dev.py, which sets up whatever is missing.
PYTHON ?= python3

.PHONY: run test check lock

run:
	@$(PYTHON) scripts/dev.py run

test:
	@$(PYTHON) scripts/dev.py test

check:
	@$(PYTHON) scripts/dev.py check

lock:
	@$(PYTHON) scripts/dev.py lock
