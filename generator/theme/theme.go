package theme

import (
	"fmt"
	"io/fs"
	"sync"

	"github.com/gohugoio/hugo/minifiers"
	"github.com/gohugoio/hugo/tpl/tplimpl"

	"zoufang/generator/diag"
	"zoufang/generator/template"
)

// Root is the folder of a site that holds its templates. Findings name files
// below it.
const Root = "templates"

// Options say how a theme is set up. The zero value is a theme in English at
// the root of its host, with Hugo's functions alone.
type Options struct {
	Lang     string // the language of T and of dates, such as "zh"
	TimeZone string // the zone of dates without one, such as "Asia/Shanghai"
	BaseURL  string // where the site will stand; its path leads every asset's link
	Minify   bool   // whether pages are written without needless white space

	// Funcs lie over Hugo's functions. A function whose first parameter is a
	// context.Context receives the one given to Execute, and so does a method
	// called on a value. Templates expect at least "site"; "page" and "now"
	// are refused as well until they stand here.
	Funcs map[string]any

	// Known says that exactly these files were loaded before without a finding.
	// Then names of functions, partials, words and assets are not looked for
	// again.
	Known bool

	// Kept is what Theme.Keep of a theme of these files returned. With it, and Known,
	// templates that were used then need not be parsed and escaped again.
	Kept []byte

	// Methods are called, and fields read, without reflection, which is several
	// times as fast.
	Methods []Method
}

// Method calls a method of one type, or reads a field of it.
type Method = template.Method

// Get returns a Method without parameters, Get("Title", (*Page).Title), or what reads
// a field.
func Get[T, R any](name string, method func(T) R) Method { return template.Get(name, method) }

// Try is Get for a method that may fail.
func Try[T, R any](name string, method func(T) (R, error)) Method { return template.Try(name, method) }

// Ask returns a Method with one parameter.
func Ask[T, A, R any](name string, method func(T, A) R) Method { return template.Ask(name, method) }

// Theme is a set of templates ready to render. Its methods may be called from
// several goroutines at once.
type Theme struct {
	engine   *engine
	store    *tplimpl.TemplateStore
	sources  sources
	blocks   blocks
	runners  *runners
	minifier *minifiers.Client // nil: pages are written as rendered
	cached   sync.Map          // outputs of partialCached by cacheKey
	layouts  memo[Layout, *piece]
	partials memo[string, *piece]
	words    map[string]any // the functions of templates
	opening  func() error   // makes the store and all that only it needs
}

// Load reads a theme. Findings point into Root; with an error among them there
// is no theme. A Go error means that files could not be read or that options
// make no sense.
func Load(files fs.FS, opts Options) (*Theme, diag.List, error) {
	all, err := readAll(files)
	if err != nil {
		return nil, nil, fmt.Errorf("reading templates: %w", err)
	}
	t := &Theme{sources: newSources(all)}
	findings, err := t.open(all, opts)
	if err != nil || findings.HasErrors() {
		t.Close()
		findings.Sort()
		return nil, findings, err
	}
	return t, findings, nil
}

// open starts Hugo over the files and builds the templates, going on after each
// failure so that all are found.
func (t *Theme) open(all map[string][]byte, opts Options) (diag.List, error) {
	var findings diag.List
	engine, broken, err := startEngine(all, opts)
	findings = append(findings, broken...)
	if err != nil {
		return findings, err
	}
	t.engine = engine

	t.words = t.funcs(opts.Funcs)
	deps := engine.deps()
	t.runners = newRunners(deps.TemplateStore.WithSiteOpts(tplimpl.SiteOptions{Site: deps.Site, TemplateFuncs: t.words}), opts)
	t.opening = sync.OnceValue(t.openLater)
	if opts.Known && !opts.Minify && t.take(opts.Kept) {
		return findings, nil
	}
	broken, err = t.openStore(opts.Known)
	t.opening = func() error { return nil }
	findings = append(findings, broken...)
	if err == nil && opts.Minify {
		t.minifier, err = engine.newMinifier()
	}
	return findings, err
}

// openStore parses the layouts and makes the store of them.
func (t *Theme) openStore(known bool) (diag.List, error) {
	words := t.words
	if known {
		words = nil
	}
	findings := t.sources.check(words)
	blocks, broken := t.sources.link()
	t.blocks = blocks
	findings = append(findings, broken...)
	store, broken, err := t.build(t.words)
	findings = append(findings, broken...)
	if err != nil || store == nil {
		return findings, err
	}
	t.store = store
	t.engine.deps().TemplateStore = store // where Hugo's functions look partials up
	if !known {
		findings = append(findings, t.checkNames()...)
	}
	return findings, nil
}

// whole makes sure that there is a store. A theme that was kept has none until a
// template is asked for that was not used then, or Hugo is to run one.
func (t *Theme) whole() error { return t.opening() }

func (t *Theme) openLater() error {
	findings, err := t.openStore(true)
	if err == nil && t.store == nil {
		err = fmt.Errorf("templates that were whole are broken: %d findings", len(findings))
	}
	return err
}

// Forget drops what partialCached kept. Call it when the data behind the pages
// has changed.
func (t *Theme) Forget() { t.cached.Clear() }

// Close releases Hugo's caches. The theme must not be used afterwards.
func (t *Theme) Close() error {
	if t.engine == nil {
		return nil
	}
	return t.engine.deps().Close()
}
