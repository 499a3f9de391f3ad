package theme

import (
	"context"
	"fmt"
	"maps"
	"time"

	"github.com/gohugoio/hugo/tpl/tplimplinit"
)

// namespace is the shape of a function that gives templates a group of
// functions, such as strings in {{ strings.ToUpper "x" }}.
type namespace = func(ctx context.Context, args ...any) (any, error)

// funcs returns all functions of templates: Hugo's, with ours over them, and
// over both the caller's.
func (t *Theme) funcs(own map[string]any) map[string]any {
	all := tplimplinit.CreateFuncMap(t.engine.deps())
	delete(all, "testinginternal")
	for name, why := range refused {
		all[name] = refusal(name, why)
	}
	parts := partials{t, all["partial"].(func(context.Context, string, ...any) (any, error))}
	cover(all, "partials", func(any) any { return parts })
	all["partial"], all["partialCached"] = parts.Include, parts.IncludeCached
	all["errorf"], all["erroridf"] = errorf, erroridf

	coverNamespaces(all, t.whole, clock(own["now"]))
	words := newTranslations(all["T"].(translate))
	all["T"], all["i18n"] = words.Translate, words.Translate

	maps.Copy(all, own)
	return all
}

// cover replaces a namespace by what wrap makes of it. Calls with arguments,
// such as {{ time "2012-03-05" }}, still reach Hugo.
func cover(all map[string]any, name string, wrap func(any) any) {
	original := all[name].(namespace)
	hugos, err := original(context.Background())
	if err != nil {
		panic(fmt.Sprintf("theme: namespace %s: %v", name, err))
	}
	ours := wrap(hugos)
	all[name] = func(ctx context.Context, args ...any) (any, error) {
		if len(args) > 0 {
			return original(ctx, args...)
		}
		return ours, nil
	}
}

// clock returns what time.Now calls: the caller's "now", or a refusal.
func clock(own any) func(context.Context) (any, error) {
	switch now := own.(type) {
	case func() time.Time:
		return func(context.Context) (any, error) { return now(), nil }
	case func(context.Context) time.Time:
		return func(ctx context.Context) (any, error) { return now(ctx), nil }
	}
	return func(context.Context) (any, error) { return refuse("time.Now", fromClock) }
}

// errorf fails the page with words of the template's author.
func errorf(format string, args ...any) (any, error) {
	return nil, &said{"template.reported", map[string]any{"text": fmt.Sprintf(format, args...)}}
}

func erroridf(_, format string, args ...any) (any, error) { return errorf(format, args...) }
