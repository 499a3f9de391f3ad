# One command each: see CONTRIBUTING.md.

GO      ?= go
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -s -w -X zoufang/generator/cli.Version=$(VERSION)
TARGETS := windows/amd64 linux/amd64 linux/arm64 linux/loong64

export CGO_ENABLED = 0

.PHONY: site supervision demo-history serve test browser checkers java npm lint bench proof update release clean fuzz

## site: compile the demonstration year, or the site in ROOT, into its public/; the demonstration's board beside it
ROOT ?= .
# The project's own history is its development, not the campaign's.
UNREAD = $(if $(filter .,$(ROOT)),--no-history)
site:
	$(GO) run -ldflags '$(LDFLAGS)' . --root $(ROOT) build $(UNREAD)
	$(if $(UNREAD),@$(MAKE) --no-print-directory supervision)

## supervision: what the supervision group sees of the demonstration year, with its history, into public-supervision/
supervision: demo-history
	$(GO) run -ldflags '$(LDFLAGS)' . --root demo-history build --audience supervision --out public-supervision

## demo-history: the demonstration year as a repository of its own, in demo-history/
demo-history:
	$(GO) run ./bench/demo --out demo-history --force

## serve: compile and show the same site on http://127.0.0.1:8080
serve:
	$(GO) run . --root $(ROOT) serve $(UNREAD)

## test: everything that continuous integration checks
test: lint browser checkers
	$(GO) test ./...

APT := DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=0 -o Acquire::http::Timeout=20

# $(call installed,programs,packages,title,user): one of the programs, where apt-get may install it.
define installed
for name in $(1); do command -v $$name >/dev/null && exit; done; \
install="$(APT) install -y --no-install-recommends $(2)"; \
if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	echo "installing $(3) for $(4)"; \
	{ env $$install || { env $(APT) update && env $$install; }; } >/dev/null 2>&1 && exit; \
fi; \
echo "no $(3): $(4) will be skipped"
endef

## browser: Chromium for the tests that drive a browser, where apt-get may install it; else they are skipped
browser:
	@$(call installed,chromium chromium-browser google-chrome chrome,chromium fonts-noto-cjk,Chromium,the tests that drive a browser)

## checkers: the checkers of HTML and of accessibility, where npm may fetch them; else their tests are skipped
CHECKERS := audit/checkers.sha256
CHECKED  := sha256sum --check --status $(CURDIR)/$(CHECKERS)
checkers: java npm
	@mkdir -p .checkers && cd .checkers && $(CHECKED) 2>/dev/null || { \
		rm -f *; echo "fetching the checkers of pages"; \
		npm pack --silent $$(sed -E 's/.* (.*)-([0-9.]+)\.tgz$$/\1@\2/' $(CURDIR)/$(CHECKERS)) >/dev/null 2>&1; \
		if $(CHECKED) 2>/dev/null; then \
			tar xzf vnu-jar-*.tgz --strip-components=3 package/build/dist/vnu.jar && \
			tar xzf axe-core-*.tgz --strip-components=1 package/axe.min.js; \
		else rm -f *; echo "no checkers of pages: their tests will be skipped"; fi; }

java:
	@$(call installed,java,default-jre-headless,Java,the checker of HTML)

npm:
	@$(call installed,npm,npm,npm,the checkers of pages)

## lint: formatting, vet
lint:
	@unformatted=$$(gofmt -l *.go audit generator bench); \
	if [ -n "$$unformatted" ]; then echo "gofmt -w $$unformatted"; exit 1; fi
	$(GO) vet ./...

## bench: speed of each stage, the proof against Hugo, and of walking histories
HISTORIES ?= 1000,10000
bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...
	$(MAKE) proof
	$(GO) run ./bench/history --visits $(HISTORIES) --out bench/repositories

## proof: builds and checks of BENCH_SIZES visits, RUNS times beside Hugo's; BENCH_LARGE=1 adds 100,000
HUGO        ?= v0.165.0
RUNS        ?= 5
BENCH_SIZES ?= 1000,10000$(if $(BENCH_LARGE),$(comma)100000)
comma       := ,
BENCH_BIN   := bench/out/bin
proof: $(BENCH_BIN)/hugo-$(HUGO)
	$(GO) build -ldflags '$(LDFLAGS)' -o $(BENCH_BIN)/zoufang .
	$(GO) run ./bench/proof --zoufang $(BENCH_BIN)/zoufang --hugo $< --visits $(BENCH_SIZES) --runs $(RUNS)

# Hugo brings its own dependencies, whatever this module has.
$(BENCH_BIN)/hugo-$(HUGO):
	GOBIN=$(CURDIR)/$(BENCH_BIN) $(GO) install github.com/gohugoio/hugo@$(HUGO)
	mv $(BENCH_BIN)/hugo $@

## update: rewrite golden files and generated documents; review the diff
update:
	$(GO) test $(addprefix ./generator/,build compare diag history markdown record schema sheet tally theme) -update
	$(GO) test ./audit -run Official -update

## release: cross-built binaries with checksums in dist/
release:
	@rm -rf dist && mkdir -p dist
	@set -e; for target in $(TARGETS); do \
		os=$${target%/*}; arch=$${target#*/}; ext=; [ $$os = windows ] && ext=.exe; \
		echo "zoufang-$$os-$$arch$$ext"; \
		GOOS=$$os GOARCH=$$arch $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o dist/zoufang-$$os-$$arch$$ext .; \
	done
	@cd dist && sha256sum zoufang-* > SHA256SUMS && cat SHA256SUMS

## fuzz: ten minutes for each fuzz target
FUZZTIME ?= 10m
fuzz:
	@set -e; for pkg in $$($(GO) list ./generator/...); do \
		for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
			echo "$$pkg $$target"; $(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) $$pkg; \
		done; \
	done

clean:
	rm -rf public public-supervision demo-history dist .zoufang .checkers bench/out bench/repositories
