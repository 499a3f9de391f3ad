package theme

import (
	"context"
	"fmt"
	"path"

	"github.com/gohugoio/hugo/common/hugo"
	"github.com/gohugoio/hugo/resources/resource"
	"github.com/gohugoio/hugo/tpl/collections"
	"github.com/gohugoio/hugo/tpl/css"
	hugofmt "github.com/gohugoio/hugo/tpl/fmt"
	"github.com/gohugoio/hugo/tpl/images"
	"github.com/gohugoio/hugo/tpl/lang"
	"github.com/gohugoio/hugo/tpl/math"
	"github.com/gohugoio/hugo/tpl/resources"
	"github.com/gohugoio/hugo/tpl/templates"
	"github.com/gohugoio/hugo/tpl/time"
	"github.com/gohugoio/hugo/tpl/transform"
)

// Each type here is a namespace of Hugo's with some members replaced: refused,
// or reporting what they read.

func coverNamespaces(all map[string]any, whole func() error, now func(context.Context) (any, error)) {
	all["hugo"] = func(context.Context, ...any) (any, error) { return program{}, nil }
	cover(all, "collections", func(ns any) any {
		ours := lists{ns.(*collections.Namespace), whole}
		all["apply"] = ours.Apply
		return ours
	})
	cover(all, "css", func(ns any) any { return styles{ns.(*css.Namespace)} })
	cover(all, "fmt", func(ns any) any { return printing{ns.(*hugofmt.Namespace)} })
	cover(all, "images", func(ns any) any { return pictures{ns.(*images.Namespace)} })
	cover(all, "lang", func(ns any) any {
		words := ns.(*lang.Namespace)
		return language{words, newTranslations(words.Translate)}
	})
	cover(all, "math", func(ns any) any { return numbers{ns.(*math.Namespace)} })
	cover(all, "resources", func(ns any) any { return assets{ns.(*resources.Namespace)} })
	cover(all, "templates", func(ns any) any { return layouts{ns.(*templates.Namespace), whole} })
	cover(all, "time", func(ns any) any { return times{ns.(*time.Namespace), now} })
	cover(all, "transform", func(ns any) any { return texts{ns.(*transform.Namespace)} })
}

// program is the namespace hugo, as far as it says nothing about the machine.
type program struct{}

func (program) Environment() string  { return "production" }
func (program) IsDevelopment() bool  { return false }
func (program) IsMultilingual() bool { return false }
func (program) IsProduction() bool   { return true }
func (program) IsServer() bool       { return false }
func (program) Version() string      { return hugo.CurrentVersion.String() }

type lists struct {
	*collections.Namespace
	whole func() error
}

// Apply may look for a function in the store.
func (l lists) Apply(ctx context.Context, c any, name string, args ...any) (any, error) {
	if err := l.whole(); err != nil {
		return nil, err
	}
	return l.Namespace.Apply(ctx, c, name, args...)
}

func (lists) Shuffle(...any) (any, error) { return refuse("collections.Shuffle", fromChance) }

type styles struct{ *css.Namespace }

func (styles) Build(...any) (any, error)       { return refuse("css.Build", byProgram) }
func (styles) PostCSS(...any) (any, error)     { return refuse("css.PostCSS", byProgram) }
func (styles) Sass(...any) (any, error)        { return refuse("css.Sass", byProgram) }
func (styles) TailwindCSS(...any) (any, error) { return refuse("css.TailwindCSS", byProgram) }

type printing struct{ *hugofmt.Namespace }

func (printing) Errorf(format string, args ...any) (any, error)      { return errorf(format, args...) }
func (printing) Erroridf(_, format string, args ...any) (any, error) { return errorf(format, args...) }
func (printing) Errormf(_ any, format string, args ...any) (any, error) {
	return errorf(format, args...)
}
func (printing) Warnf(...any) (any, error)   { return refuse("fmt.Warnf", noWarnings) }
func (printing) Warnidf(...any) (any, error) { return refuse("fmt.Warnidf", noWarnings) }
func (printing) Warnmf(...any) (any, error)  { return refuse("fmt.Warnmf", noWarnings) }

type pictures struct{ *images.Namespace }

func (pictures) Config(...any) (any, error) { return refuse("images.Config", fromMachine) }

type language struct {
	*lang.Namespace
	words translations
}

func (l language) Translate(ctx context.Context, id any, args ...any) (string, error) {
	return l.words.Translate(ctx, id, args...)
}

type numbers struct{ *math.Namespace }

func (numbers) Counter(...any) (any, error) { return refuse("math.Counter", fromOrder) }
func (numbers) Rand(...any) (any, error)    { return refuse("math.Rand", fromChance) }

// assets is the namespace resources.
type assets struct{ *resources.Namespace }

func (a assets) ByType(ctx context.Context, kind any) resource.Resources {
	used(ctx, assetsFolder)
	return a.Namespace.ByType(kind)
}

func (a assets) Get(ctx context.Context, name any) resource.Resource {
	used(ctx, path.Join(assetsFolder, fmt.Sprint(name)))
	return a.Namespace.Get(name)
}

func (a assets) GetMatch(ctx context.Context, pattern any) resource.Resource {
	used(ctx, assetsFolder)
	return a.Namespace.GetMatch(pattern)
}

func (a assets) Match(ctx context.Context, pattern any) resource.Resources {
	used(ctx, assetsFolder)
	return a.Namespace.Match(pattern)
}

func (assets) Babel(...any) (any, error) { return refuse("resources.Babel", byProgram) }
func (assets) ExecuteAsTemplate(...any) (any, error) {
	return refuse("resources.ExecuteAsTemplate", fromOrder)
}
func (assets) GetRemote(...any) (any, error)   { return refuse("resources.GetRemote", fromNetwork) }
func (assets) PostCSS(...any) (any, error)     { return refuse("resources.PostCSS", byProgram) }
func (assets) PostProcess(...any) (any, error) { return refuse("resources.PostProcess", fromOrder) }
func (assets) ToCSS(...any) (any, error)       { return refuse("resources.ToCSS", byProgram) }

// layouts is the namespace templates.
type layouts struct {
	*templates.Namespace
	whole func() error
}

func (l layouts) Exists(name string) (bool, error) {
	if err := l.whole(); err != nil {
		return false, err
	}
	return l.Namespace.Exists(name), nil
}

func (layouts) Defer(...any) (any, error)   { return refuse("templates.Defer", fromOrder) }
func (layouts) DoDefer(...any) (any, error) { return refuse("templates.Defer", fromOrder) }

type times struct {
	*time.Namespace
	now func(context.Context) (any, error)
}

func (t times) Now(ctx context.Context) (any, error) { return t.now(ctx) }

// texts is the namespace transform.
type texts struct{ *transform.Namespace }

func (texts) Markdownify(...any) (any, error) { return refuse("transform.Markdownify", ofHugoPages) }
func (texts) ToMath(...any) (any, error)      { return refuse("transform.ToMath", onDisk) }
