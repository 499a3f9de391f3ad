package theme

import (
	"context"
	"sync"
)

// translate is the shape of Hugo's function T.
type translate = func(ctx context.Context, id any, args ...any) (string, error)

// translations are the functions T and i18n, which report what they read. Hugo
// matches languages and runs a template for each word; here that happens once for
// each word and number.
type translations struct {
	translate translate
	mu        *sync.RWMutex
	known     map[word]string
}

// word is a translation without an argument, or with a number for one.
type word struct {
	id      string
	counted bool
	count   int
}

func newTranslations(translate translate) translations {
	return translations{translate, new(sync.RWMutex), map[word]string{}}
}

// Translate returns the words for an id.
func (t translations) Translate(ctx context.Context, id any, args ...any) (string, error) {
	used(ctx, translationsFolder)
	key, ok := wordOf(id, args)
	if !ok {
		return t.translate(ctx, id, args...)
	}
	t.mu.RLock()
	text, known := t.known[key]
	t.mu.RUnlock()
	if known {
		return text, nil
	}
	text, err := t.translate(ctx, id, args...)
	if err == nil {
		t.mu.Lock()
		t.known[key] = text
		t.mu.Unlock()
	}
	return text, err
}

func wordOf(id any, args []any) (w word, ok bool) {
	if w.id, ok = id.(string); !ok || len(args) > 1 {
		return w, false
	}
	if len(args) == 1 {
		w.count, w.counted = args[0].(int)
		return w, w.counted
	}
	return w, true
}
