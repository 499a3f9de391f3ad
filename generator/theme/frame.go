package theme

import (
	"context"

	"github.com/gohugoio/hugo/tpl"
)

// frame is the context of what a template calls. It knows at once what would else
// be looked for through the contexts of all templates around.
type frame struct {
	context.Context
	tracer Tracer
}

// inside returns the context of what a template calls.
func inside(ctx context.Context, ops tpl.CurrentTemplateInfoOps) context.Context {
	current := &tpl.CurrentTemplateInfo{Parent: tpl.Context.CurrentTemplate.Get(ctx), CurrentTemplateInfoOps: ops}
	if current.Parent != nil {
		current.Level = current.Parent.Level + 1
	}
	return &frame{tpl.Context.CurrentTemplate.Set(ctx, current), TracerOf(ctx)}
}

func (f *frame) Value(key any) any {
	switch key {
	case tracerKey{}:
		return f.tracer
	case hugosKey{}:
		return nil
	}
	return f.Context.Value(key)
}

type hugosKey struct{}

// byHugo returns a context in which partials are run by Hugo too. What Hugo runs is
// never inside of a frame of its own.
func byHugo(ctx context.Context) context.Context {
	return context.WithValue(ctx, hugosKey{}, true)
}

func isByHugo(ctx context.Context) bool { return ctx.Value(hugosKey{}) != nil }
