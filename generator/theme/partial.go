package theme

import (
	"context"
	"reflect"

	"github.com/gohugoio/hugo/tpl"
)

// maxDepth bounds partials that render each other. Hugo allows a thousand, and
// then takes seconds to word the error.
const maxDepth = 100

// include is the shape of Hugo's partial function.
type include func(ctx context.Context, name string, data ...any) (any, error)

// partials are the functions partial and partialCached and the namespace of the
// same name.
//
// Hugo's own partialCached locks while it renders, keeps the result for good and
// hides from a trace what a cached partial read. This one keeps what was read
// beside the output, is emptied by Theme.Forget and never waits: goroutines that
// arrive together render the same partial twice and keep one output. As in
// Hugo, a partial rendered this way must not depend on the page around it but
// only on its name and variants; else the first page to come decides.
type partials struct {
	theme *Theme
	run   include
}

// Include renders a partial. It is called "partial" for short.
func (p partials) Include(ctx context.Context, name string, data ...any) (any, error) {
	info := p.theme.store.LookupPartial(name)
	if info == nil {
		return nil, missingPartial(name)
	}
	if current := tpl.Context.CurrentTemplate.Get(ctx); current != nil && current.Level > maxDepth {
		return nil, errTooDeep
	}
	usedSource(ctx, p.theme.sourceOf(info))
	if !isByHugo(ctx) {
		if r := p.theme.runners.of(info); r != nil {
			return r.include(ctx, data)
		}
	}
	return p.run(byHugo(ctx), name, data...)
}

// IncludeCached renders a partial once for each set of variants. It is called
// "partialCached" for short.
func (p partials) IncludeCached(ctx context.Context, name string, data any, variants ...any) (any, error) {
	key, ok := cacheKey(name, variants)
	if !ok {
		return nil, errVariant
	}
	tracer := TracerOf(ctx)
	kept, ok := p.theme.cached.Load(key)
	if !ok || tracer != nil && kept.(result).trace == nil {
		made, err := p.render(ctx, tracer, name, data)
		if err != nil {
			return nil, err
		}
		kept = made
		if tracer == nil || made.isPlain() {
			p.theme.cached.Store(key, made)
		}
	}
	if tracer != nil {
		tracer.Join(kept.(result).trace)
	}
	return kept.(result).value, nil
}

// result is what a cached partial returned, and what it read to do so.
type result struct {
	value any
	trace Tracer
}

// isPlain reports whether a result reads nothing any more. A page or a list of
// pages does, for the execution that asked for it.
func (r result) isPlain() bool {
	kind := reflect.ValueOf(r.value).Kind()
	return kind <= reflect.Complex128 || kind == reflect.String
}

func (p partials) render(ctx context.Context, tracer Tracer, name string, data any) (result, error) {
	var nested Tracer
	if tracer != nil {
		nested = tracer.Nested()
		ctx = WithTracer(ctx, nested)
	}
	value, err := p.Include(ctx, name, data)
	return result{value, nested}, err
}

var anyType = reflect.TypeFor[any]()

// cacheKey makes a map key of a partial's name and variants. It fails for
// variants that Go cannot compare, such as lists.
func cacheKey(name string, variants []any) (any, bool) {
	key := reflect.New(reflect.ArrayOf(1+len(variants), anyType)).Elem()
	key.Index(0).Set(reflect.ValueOf(name))
	for i, v := range variants {
		if v != nil {
			key.Index(i + 1).Set(reflect.ValueOf(v))
		}
	}
	return key.Interface(), key.Comparable()
}
