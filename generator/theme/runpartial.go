package theme

import (
	"bytes"
	"context"
	"html/template"

	"github.com/gohugoio/hugo/tpl"
)

// returning takes the value that a partial returns: Hugo wraps such partials in
// a template that reads Arg and calls Set.
type returning struct{ Arg, result any }

// Set keeps the value.
func (r *returning) Set(value any) string {
	r.result = value
	return ""
}

// methods of returning, to be called without reflection.
var methods = []Method{
	Get("Arg", func(r *returning) any { return r.Arg }),
	Ask("Set", (*returning).Set),
}

// include renders a partial as Hugo's function does: to the value that it
// returns, or else to what it writes.
func (r *runner) include(ctx context.Context, args []any) (any, error) {
	if r.inner {
		showsInner(ctx)
	}
	var data any
	if len(args) > 0 {
		data = args[0]
	}
	out := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(out)
	out.Reset()
	if r.returns {
		value := &returning{Arg: data}
		err := r.run(ctx, out, value)
		return value.result, err
	}
	if err := r.run(ctx, out, data); err != nil {
		return nil, err
	}
	if r.plain {
		return out.String(), nil
	}
	return template.HTML(out.String()), nil
}

// showsInner notes that the partial shows the block that stands inside of the
// call to it.
func showsInner(ctx context.Context) {
	if stack := tpl.Context.PartialDecoratorIDStack.Get(ctx); stack != nil {
		if block, ok := stack.Peek(); ok {
			block.Bool = true
		}
	}
}
