package site

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

func (r *searchReader) synonyms(values schema.Group) map[string][]string {
	all := map[string][]string{}
	words := values.Group(synonymsKey)
	first := map[string]diag.Span{} // by the form that is looked for
	for _, word := range slices.SortedFunc(maps.Keys(words), r.inOrder) {
		at := r.word(word)
		r.check(word, at, first, "search-value.word")
		others := map[string]diag.Span{schema.Fold(word): at}
		for i, other := range words.Texts(word) {
			all[word] = append(all[word], other)
			r.check(other, r.at(synonymsKey, word, i), others, "search-value.synonym")
		}
	}
	return all
}

// check refuses a word that cannot be looked for, and one that is among others.
func (r *searchReader) check(word string, at diag.Span, others map[string]diag.Span, messageID string) {
	form := schema.Fold(word)
	other, known := others[form]
	switch {
	case strings.ContainsFunc(word, parts):
		r.report(at, "search-value.parted", diag.Args{"value": word})
	case !strings.ContainsFunc(word, sounds):
		r.report(at, "search-value.empty", diag.Args{"value": word})
	case known:
		finding := diag.At(at, messageID, diag.Args{"value": word})
		r.findings = append(r.findings, finding.WithRelated(other, "search-value.other", nil))
	}
	if !known {
		others[form] = at
	}
}

// parts reports whether a character parts what is looked for into several words.
func parts(c rune) bool {
	return unicode.IsSpace(c) || strings.ContainsRune(",，。;；:：!！?？、…", c)
}

// sounds reports whether a character is more than a sign between words.
func sounds(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// word returns the place of a word that has synonyms.
func (r *searchReader) word(word string) diag.Span {
	return r.file.Key(synonymsKey, word)
}

// inOrder compares the places of two words.
func (r *searchReader) inOrder(a, b string) int {
	one, other := r.word(a).Start, r.word(b).Start
	return cmp.Or(cmp.Compare(one.Line, other.Line), cmp.Compare(one.Col, other.Col))
}
