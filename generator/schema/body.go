package schema

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// CheckBody checks the length of a record's text, in characters, and that it has
// the headings that the schema requires.
func (c *Collection) CheckBody(values Values, env Env, chars int, headings []string) []Breach {
	var breaches []Breach
	report := func(id string, args diag.Args, span diag.Span) {
		breaches = append(breaches, Breach{body: true,
			Finding: diag.At(diag.Span{}, id, args).WithRelated(span, "rule.defined", nil)})
	}
	if least := c.Body.MinChars; chars < least {
		report("body.short", diag.Args{"got": chars, "want": least}, c.Body.span)
	}
	written := make([]string, len(headings))
	for i, h := range headings {
		written[i] = headingText(h)
	}
	for _, h := range c.Body.Headings {
		wanted, err := h.applies(values, &env)
		if err != nil {
			breaches = append(breaches, h.when.failure(err, nil))
		}
		if !wanted {
			continue
		}
		if missing := h.missing(written); len(missing) > 0 {
			report("body.heading", diag.Args{"headings": missing}, h.Span)
		}
	}
	return breaches
}

// Headings returns the headings that the body of a record with these values must
// have. Where a condition cannot be evaluated yet, its headings are wanted.
func (c *Collection) Headings(values Values, env Env) []string {
	var titles []string
	for _, h := range c.Body.Headings {
		if wanted, err := h.applies(values, &env); wanted || err != nil {
			titles = append(titles, h.Titles...)
		}
	}
	return titles
}

// applies reports whether a record with these values must have the headings. A
// condition on an invalid value does not apply.
func (h *RequiredHeading) applies(values Values, env *Env) (bool, error) {
	if h.when == nil {
		return true, nil
	}
	wanted, err := h.when.test(&activation{self: values, env: env})
	if err == ErrInvalid {
		return false, nil
	}
	return wanted, err
}

// missing returns the headings that are not written.
func (h *RequiredHeading) missing(written []string) []string {
	var titles []string
	for i, title := range h.Titles {
		there := func(text string) bool { return slices.Contains(h.forms[i], text) }
		if !slices.ContainsFunc(written, there) {
			titles = append(titles, title)
		}
	}
	return titles
}

// numbering is what stands before a heading's words: 一、 （二） 3. (4) ①.
var numbering = regexp.MustCompile(
	`^\s*(?:第?[一二三四五六七八九十]+[、.．是章节]|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]+(?:\.[0-9]+)*[、.．)）\s]|[①-⑳])\s*`)

// numberStarts are the characters that numbering can start with.
const numberStarts = "\t\n\f\r 第一二三四五六七八九十（(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

// headingText returns the words of a heading, folded, without its number and
// without punctuation at its end.
func headingText(heading string) string {
	text := heading
	if first, _ := utf8.DecodeRuneInString(heading); strings.ContainsRune(numberStarts, first) { // most have no number
		text = numbering.ReplaceAllString(heading, "")
	}
	return strings.TrimRight(Fold(text), ":：。.;；")
}
