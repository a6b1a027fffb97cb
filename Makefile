.PHONY: help format check test it conformance bench run dist

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ -/'

format: ## format the code
	mvn -B -q spotless:apply

check: ## compile with all checks, test the architecture and the format
	mvn -B -q -pl server test -Dtest='ArchitectureTest,ContractTest' -Dsurefire.failIfNoSpecifiedTests=false
	mvn -B -q spotless:check

test: ## run the unit tests of the server
	mvn -B -pl server test

it: ## run every test
	mvn -B verify

conformance: ## run the HTTP suites against a server that runs: make conformance URL=http://host:port/LFRepositoryAPI
	mvn -B -pl conformance verify $(if $(URL),-Dmuniment.baseUrl=$(URL))

bench: dist ## measure, and write docs/performance.md
	java -jar benchmarks/target/benchmarks.jar

run: dist ## build and serve
	java -jar server/target/muniment.jar

dist: ## build the jars
	mvn -q -DskipTests package
