package theme

import (
	"context"
	"reflect"
	"slices"

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
	file, err := p.theme.partial(name)
	if err != nil {
		return nil, err
	}
	if file == nil {
		return nil, missingPartial(name)
	}
	if current := tpl.Context.CurrentTemplate.Get(ctx); current != nil && current.Level > maxDepth {
		return nil, errTooDeep
	}
	file.used(ctx)
	if r := file.runner; !isByHugo(ctx) && !r.hugos.Load() {
		return r.include(ctx, data)
	}
	if err := p.theme.whole(); err != nil {
		return nil, err
	}
	return p.run(byHugo(ctx), name, data...)
}

// partial finds a partial. It is nil where there is none.
func (t *Theme) partial(name string) (*piece, error) {
	if known, ok := t.partials.get(name); ok {
		return known, nil
	}
	if err := t.whole(); err != nil {
		return nil, err
	}
	found := t.findPartial(name)
	t.partials.set(name, found)
	return found, nil
}

func (t *Theme) findPartial(name string) *piece {
	if info := t.store.LookupPartial(name); info != nil {
		return t.newPiece(info)
	}
	return nil
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

// fewVariants are the variants of most partials.
type fewVariants struct {
	name     string
	variants [3]any
	count    int
}

// cacheKey makes a map key of a partial's name and variants. It fails for
// variants that Go cannot compare, such as lists.
func cacheKey(name string, variants []any) (any, bool) {
	few := fewVariants{name: name, count: len(variants)}
	if copy(few.variants[:], variants) == len(variants) && !slices.ContainsFunc(variants, mayNotCompare) {
		return few, true
	}
	key := reflect.New(reflect.ArrayOf(1+len(variants), anyType)).Elem()
	key.Index(0).Set(reflect.ValueOf(name))
	for i, v := range variants {
		if v != nil {
			key.Index(i + 1).Set(reflect.ValueOf(v))
		}
	}
	return key.Interface(), key.Comparable()
}

var anyType = reflect.TypeFor[any]()

func mayNotCompare(v any) bool {
	switch v.(type) {
	case nil, string, int, bool:
		return false
	}
	return true
}
