# Two commands: `make run` opens the house, `make test` proves it. Both prepare whatever they need.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
export PORT ?= 8000

.PHONY: run test lock
run:
	@$(PYTHON) tools/bootstrap.py run

test:
	@$(PYTHON) tools/bootstrap.py test

# After a change of requirements.in or requirements-dev.in.
LOCK = .venv/bin/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --no-header
lock:
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) -c requirements.txt requirements-dev.in -o requirements-dev.txt
