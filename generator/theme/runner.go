package theme

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"text/template/parse"

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
	bodies sync.Map // body by what tells its tree from others; layouts share the trees of partials
}

// runner is a template that package template can run.
type runner struct {
	current tpl.CurrentTemplateInfoOps
	name    string
	set     *template.Set
	plain   bool        // its output is no HTML
	returns bool        // it returns a value
	inner   bool        // it shows the block inside of the call to it
	hugos   atomic.Bool // it has something that only Hugo can run
	ran     atomic.Bool // it was run

	tree func(name string) (*parse.ListNode, bool) // of a template that it may render
}

type body struct {
	*template.Body
	err error
}

func newRunners(functions *tplimpl.TemplateStore, opts Options) *runners {
	ways, borrowing := maps.Clone(quick), maps.Clone(borrows)
	for name := range opts.Funcs {
		delete(ways, name)
		delete(borrowing, name)
	}
	return &runners{engine: template.New(template.Host{
		Func: func(name string) any {
			if f, ok := functions.GetFunc(name); ok {
				return f.Interface()
			}
			return nil
		},
		Truth:   hreflect.IsTruthful,
		Convert: hreflect.ConvertIfPossible,
		Quick:   ways,
		Borrows: borrowing,
		Methods: slices.Concat(methods, opts.Methods),
	})}
}

func (all *runners) runner(info *tplimpl.TemplInfo) *runner {
	known, ok := all.known.Load(info)
	if !ok {
		known, _ = all.known.LoadOrStore(info, all.newRunner(info))
	}
	return known.(*runner)
}

func (all *runners) newRunner(info *tplimpl.TemplInfo) *runner {
	r := &runner{current: info, name: info.Name(), returns: info.ParseInfo.HasReturn, inner: info.ParseInfo.HasPartialInner}
	prepared, err := info.Prepare()
	if err != nil {
		r.hugos.Store(true)
		return r
	}
	r.plain = any(prepared) == any(info.Template)
	root := func(name string) any {
		if tmpl := prepared.Lookup(name); tmpl != nil && tmpl.Tree != nil && tmpl.Root != nil {
			return tmpl.Root
		}
		return nil
	}
	r.tree = func(name string) (*parse.ListNode, bool) {
		if root := root(name); root != nil {
			return mirror(root), true
		}
		return nil, false
	}
	r.set = template.NewSet(func(name string) (*template.Body, error) {
		return all.body(root(name), func() (*parse.ListNode, error) {
			if tree, ok := r.tree(name); ok {
				return tree, nil
			}
			return nil, fmt.Errorf("no template %q", name)
		})
	})
	r.hugos.Store(r.set.Ready(r.name) != nil)
	return r
}

// body compiles a tree, once for each key.
func (all *runners) body(key any, tree func() (*parse.ListNode, error)) (*template.Body, error) {
	known, ok := all.bodies.Load(key)
	if !ok {
		var b body
		var root *parse.ListNode
		if root, b.err = tree(); b.err == nil {
			b.Body, b.err = all.engine.Compile(root)
		}
		known, _ = all.bodies.LoadOrStore(key, b)
	}
	b := known.(body)
	return b.Body, b.err
}

// run renders data. Without an error the output is what Hugo's would be.
func (r *runner) run(ctx context.Context, out template.Output, data any) error {
	if !r.ran.Load() {
		r.ran.Store(true)
	}
	err := r.set.Execute(inside(ctx, r.current), out, r.name, data)
	if errors.Is(err, template.ErrUnsupported) {
		r.hugos.Store(true)
	}
	return err
}
