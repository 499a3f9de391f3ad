package theme

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"sync"
	"sync/atomic"

	"github.com/gohugoio/hugo/common/hreflect"
	"github.com/gohugoio/hugo/tpl"
	"github.com/gohugoio/hugo/tpl/tplimpl"

	"zoufang/generator/template"
)

// runners are the templates as package template runs them. They are compiled
// when they are first used.
type runners struct {
	engine *template.Engine
	known  sync.Map // *runner by *tplimpl.TemplInfo
	bodies sync.Map // body by the root of its tree; layouts share the trees of partials
}

// runner is a template that package template can run.
type runner struct {
	info  *tplimpl.TemplInfo
	set   *template.Set
	plain bool        // its output is no HTML
	hugos atomic.Bool // it has something that only Hugo can run
}

type body struct {
	*template.Body
	err error
}

func newRunners(store *tplimpl.TemplateStore, opts Options) *runners {
	ways := maps.Clone(quick)
	for name := range opts.Funcs {
		delete(ways, name)
	}
	return &runners{engine: template.New(template.Host{
		Func: func(name string) any {
			if f, ok := store.GetFunc(name); ok {
				return f.Interface()
			}
			return nil
		},
		Truth:   hreflect.IsTruthful,
		Convert: hreflect.ConvertIfPossible,
		Quick:   ways,
		Methods: opts.Methods,
	})}
}

// of returns what runs a template, or nil where only Hugo can.
func (all *runners) of(info *tplimpl.TemplInfo) *runner {
	known, ok := all.known.Load(info)
	if !ok {
		known, _ = all.known.LoadOrStore(info, all.newRunner(info))
	}
	if r := known.(*runner); !r.hugos.Load() {
		return r
	}
	return nil
}

func (all *runners) newRunner(info *tplimpl.TemplInfo) *runner {
	r := &runner{info: info}
	prepared, err := info.Prepare()
	if err != nil {
		r.hugos.Store(true)
		return r
	}
	r.plain = any(prepared) == any(info.Template)
	r.set = template.NewSet(func(name string) (*template.Body, error) {
		tmpl := prepared.Lookup(name)
		if tmpl == nil || tmpl.Tree == nil || tmpl.Root == nil {
			return nil, fmt.Errorf("no template %q", name)
		}
		return all.body(tmpl.Root)
	})
	r.hugos.Store(r.set.Ready(info.Name()) != nil)
	return r
}

// body compiles a tree of Hugo's.
func (all *runners) body(root any) (*template.Body, error) {
	known, ok := all.bodies.Load(root)
	if !ok {
		compiled, err := all.engine.Compile(mirror(root))
		known, _ = all.bodies.LoadOrStore(root, body{compiled, err})
	}
	b := known.(body)
	return b.Body, b.err
}

// run renders data. Without an error the output is what Hugo's would be.
func (r *runner) run(ctx context.Context, out template.Output, data any) error {
	err := r.set.Execute(inside(ctx, r.info), out, r.info.Name(), data)
	if errors.Is(err, template.ErrUnsupported) {
		r.hugos.Store(true)
	}
	return err
}

// inside returns the context of what a template calls.
func inside(ctx context.Context, info *tplimpl.TemplInfo) context.Context {
	current := &tpl.CurrentTemplateInfo{Parent: tpl.Context.CurrentTemplate.Get(ctx), CurrentTemplateInfoOps: info}
	if current.Parent != nil {
		current.Level = current.Parent.Level + 1
	}
	return tpl.Context.CurrentTemplate.Set(ctx, current)
}

type hugosKey struct{}

// byHugo returns a context in which partials are run by Hugo too.
func byHugo(ctx context.Context) context.Context {
	return context.WithValue(ctx, hugosKey{}, true)
}

func isByHugo(ctx context.Context) bool { return ctx.Value(hugosKey{}) != nil }
