# Thin over tools/dev.py, which says what each of these does; Windows calls that directly: py tools\dev.py run
# Words for the app or for pytest go into ARGS:  make run ARGS="demo"    make test ARGS="tests/model -x"
# Pictures of the starter deck:  make art CARD=spaghetti_junction    make art ALL=1    make art CHECK=1    make art REVIEW=1

PYTHON ?= python3
ARGS ?=

.PHONY: run test bench prove art setup format

run:
	@$(PYTHON) tools/dev.py run $(ARGS)

test:
	@$(PYTHON) tools/dev.py test $(ARGS)

bench:
	@$(PYTHON) tools/dev.py bench $(ARGS)

prove:
	@$(PYTHON) tools/dev.py prove $(ARGS)

art:
	@$(PYTHON) tools/dev.py art $(CARD) $(if $(ALL),--all) $(if $(CHECK),--check) $(if $(ICONS),--icons) $(if $(REVIEW),--review) $(ARGS)

setup:
	@$(PYTHON) tools/dev.py setup

format:
	@$(PYTHON) tools/dev.py format
