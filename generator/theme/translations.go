package theme

import "context"

// translate is the shape of Hugo's function T.
type translate = func(ctx context.Context, id any, args ...any) (string, error)

// translations are the functions T and i18n, which report what they read. Hugo
// matches languages and runs a template for each word; here that happens once for
// each word and number.
type translations struct {
	translate translate
	words     *memo[string, string]
	counted   *memo[counted, string]
}

// counted is a word with a number.
type counted struct {
	id    string
	count any // int or int64
}

func newTranslations(translate translate) translations {
	return translations{translate, new(memo[string, string]), new(memo[counted, string])}
}

// Translate returns the words for an id.
func (t translations) Translate(ctx context.Context, id any, args ...any) (string, error) {
	used(ctx, translationsFolder)
	word, ok := id.(string)
	if ok && len(args) == 0 {
		return once(t.words, word, func() (string, error) { return t.translate(ctx, id) })
	}
	if ok && len(args) == 1 {
		if _, ok := whole(args[0]); ok {
			return once(t.counted, counted{word, args[0]}, func() (string, error) { return t.translate(ctx, id, args...) })
		}
	}
	return t.translate(ctx, id, args...)
}

// once returns what is remembered under a key, or makes it.
func once[K comparable](known *memo[K, string], key K, make func() (string, error)) (string, error) {
	if text, ok := known.get(key); ok {
		return text, nil
	}
	text, err := make()
	if err == nil {
		known.set(key, text)
	}
	return text, err
}
