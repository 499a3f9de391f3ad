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

	// Methods are called without reflection, which is several times as fast.
	Methods []Method
}

// Method calls a method of one type.
type Method = template.Method

// Get returns a Method without parameters: Get("Title", (*Page).Title).
func Get[T, R any](name string, method func(T) R) Method { return template.Get(name, method) }

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
	digests  map[string]string
	minifier *minifiers.Client // nil: pages are written as rendered
	cached   sync.Map          // outputs of partialCached by cacheKey
}

// Load reads a theme. Findings point into Root; with an error among them there
// is no theme. A Go error means that files could not be read or that options
// make no sense.
func Load(files fs.FS, opts Options) (*Theme, diag.List, error) {
	all, err := readAll(files)
	if err != nil {
		return nil, nil, fmt.Errorf("reading templates: %w", err)
	}
	t := &Theme{sources: newSources(all), digests: newDigests(all)}
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

	funcs := t.funcs(opts.Funcs)
	if opts.Known {
		findings = append(findings, t.sources.check(nil)...)
	} else {
		findings = append(findings, t.sources.check(funcs)...)
	}
	t.blocks, broken = t.sources.link()
	findings = append(findings, broken...)
	store, broken, err := t.build(funcs)
	findings = append(findings, broken...)
	if err != nil || store == nil {
		return findings, err
	}
	t.store, t.runners = store, newRunners(store, opts)
	engine.deps().TemplateStore = store // where Hugo's functions look partials up
	if !opts.Known {
		findings = append(findings, t.checkNames()...)
	}
	if opts.Minify {
		t.minifier, err = engine.newMinifier()
	}
	return findings, err
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
