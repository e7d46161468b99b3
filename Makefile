# Every target is one line in `make help`. Maven does the work; this file knows only what is out of date.

MVN := mvn -B -ntp
HUB := target/hubbub
# Written last by the build: newer than everything that goes into the distribution, or the distribution is out of date.
# Folders count as well, so that a deleted file is noticed. It stands in the distribution and goes with it.
STAMP := $(HUB)/.built
SOURCES := pom.xml $(wildcard README.md CHANGELOG.md) \
  $(shell find verticles src/main src/dist src/checkstyle conf modules webroot 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help build test it lint contract run smoke bench faults migrate docker clean tools

help: ## Show this list.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: $(STAMP) ## Make the distribution target/hubbub and its tar.gz, if anything has changed.

$(STAMP): $(SOURCES) | tools
	$(MVN) -q package -DskipTests
	@src/dist/train-aot $(CURDIR)/$(HUB) $(CURDIR)/target/test-classes
	@src/dist/train-console $(CURDIR)/$(HUB) $(CURDIR)/target/test-classes
	@touch $(STAMP)

test: tools ## Run everything: lint, unit, architecture, integration and smoke tests.
	$(MVN) verify

it: tools ## Run the integration tests only (real sockets, files, processes); IT=name picks one.
	$(MVN) verify -DskipUnitTests $(if $(IT),-Dit.test='$(IT)')

lint: tools ## Check how the code is written, tests included.
	$(MVN) -q test-compile checkstyle:check@lint

contract: tools ## Write webroot/contract/ anew, which is made of the contract's sources and samples.
	$(MVN) -q test -Dtest=ContractPageTest -Dcontract.write=true

run: build ## Start the hub with conf/hub.json and data/ here; Ctrl-C stops it in order.
	@exec $(HUB)/bin/vertx run hubbub.HubVerticle -conf conf/hub.json

smoke: build ## Start the packaged hub on free ports and talk each protocol once.
	$(MVN) -q test-compile failsafe:integration-test failsafe:verify -Dit.test='SmokeIT'

bench: build ## Measure against the limits in C (src/test/bench); CASE="a b" picks some.
	@src/test/bench/run $(CASE)

faults: build ## Three nodes, a balancer and 30 people, in all kinds of trouble; ROUNDS=n, and SEED=n to repeat one.
	$(MVN) -q test-compile
	@. ./src/dist/bin/find-java; exec "$$java_home/bin/java" -cp 'target/test-classes:$(HUB)/lib/*' \
	  hubbub.checker.Faults $(ROUNDS) $(SEED)

migrate: build ## Copy the stores of a stopped hub, verified: FROM=conf/hub.json TO=conf/hub-cluster.json, or back.
	@$(HUB)/bin/store copy $(FROM) $(TO)

docker: ## Build the image hubbub:0.1.0, where there is an engine.
	@docker info > /dev/null 2>&1 || { echo "No image can be built: there is no Docker engine here." >&2; exit 1; }
	DOCKER_BUILDKIT=1 docker build -f docker/Dockerfile -t hubbub:0.1.0 .

clean: ## Remove what was built; data/ stays.
	rm -rf target

# What the machine must have, said plainly.
tools:
	@command -v mvn > /dev/null || \
	  { echo "Hubbub is built by Maven, and there is no mvn. Install it, for example: apt-get install maven" >&2; exit 1; }
	@java_program=javac; . ./src/dist/bin/find-java
