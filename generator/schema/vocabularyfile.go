package schema

import (
	"regexp"
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// termID is what a term's id must look like: it is part of addresses.
var termID = regexp.MustCompile(`^[a-z0-9]+([-_.][a-z0-9]+)*$`)

// The keys of a vocabulary, and of each of its terms.
var (
	vocabularyKeywords = []string{"title", "description", "terms"}
	termKeywords       = []string{"id", "name", "also", "description", "tile"}
)

func vocabularyKeys(key string) (list, known bool) {
	known = slices.Contains(vocabularyKeywords, key) || slices.Contains(termKeywords, key)
	return key == "terms" || key == "also" || key == "tile", known
}

// vocabulary loads one vocabulary.
func (l *loader) vocabulary(name string) {
	v := &Vocabulary{ID: idOf(name), exact: map[string]*Term{}, folded: map[string]*Term{}}
	l.set.Vocabularies = append(l.set.Vocabularies, v)
	f := l.read(name, vocabularyKeys)
	if f == nil {
		return
	}
	root := f.file.Front
	f.keys(root, vocabularyKeywords...)
	v.Span = f.span(root)
	v.Title = f.text(f.need(root, "title"))
	v.Help = f.text(root.Get("description"))
	terms := f.need(root, "terms")
	items := f.list(terms)
	if terms != nil && terms.Kind == record.Sequence && len(items) == 0 {
		f.report(terms, "schema-type.empty", nil)
	}
	for _, item := range items {
		if f.keys(item, termKeywords...) {
			f.term(v, item)
		}
	}
}

func (f *schemaFile) term(v *Vocabulary, n *record.Node) {
	term := &Term{Index: len(v.Terms), Span: f.span(n)}
	if id := f.need(n, "id"); id != nil {
		term.ID = f.text(id)
		term.Span = f.span(id)
		if term.ID != "" && !termID.MatchString(term.ID) {
			f.report(id, "schema-name.term", nil)
		}
		f.answer(v, term, id)
	}
	if name := f.need(n, "name"); name != nil {
		term.Name = f.text(name)
		f.answer(v, term, name)
	}
	term.Help = f.text(n.Get("description"))
	for _, also := range f.texts(n.Get("also")) {
		term.Also = append(term.Also, strings.TrimSpace(also.Value))
		f.answer(v, term, also)
	}
	term.Tile = f.tile(v, n.Get("tile"))
	v.Terms = append(v.Terms, term)
}

// answer lets term answer to the text of n, unless another term does.
func (f *schemaFile) answer(v *Vocabulary, term *Term, n *record.Node) {
	key := Fold(n.Value)
	if key == "" {
		return
	}
	other := v.folded[key]
	if other == nil {
		v.exact[strings.TrimSpace(n.Value)], v.folded[key] = term, term
		if strings.ContainsFunc(n.Value, isSeparator) {
			v.separated = max(v.separated, runeLen(n.Value))
		}
		return
	}
	if other != term {
		f.add(diag.At(f.span(n), "schema-duplicate.term", diag.Args{"value": n.Value}).
			WithRelated(other.Span, "schema-duplicate.other", nil))
	}
}

// maxTile is how many columns and rows a schematic map can have.
const maxTile = 20

// tile returns the place that n gives a term, [column, row], unless another term
// of the vocabulary has it. A nil node gives none.
func (f *schemaFile) tile(v *Vocabulary, n *record.Node) *Tile {
	if n == nil {
		return nil
	}
	var place []int
	for _, item := range f.list(n) {
		if i, ok := f.integer(item); ok {
			place = append(place, i)
		}
	}
	if n.Kind != record.Sequence || len(place) != len(n.Items) {
		return nil // reported already
	}
	if len(place) != 2 || min(place[0], place[1]) < 1 || max(place[0], place[1]) > maxTile {
		f.report(n, "schema-value.tile", diag.Args{"high": maxTile})
		return nil
	}
	tile := &Tile{Column: place[0], Row: place[1]}
	for _, other := range v.Terms {
		if other.Tile != nil && *other.Tile == *tile {
			f.add(diag.At(f.span(n), "schema-duplicate.tile", diag.Args{"value": other.Name}).
				WithRelated(other.Span, "schema-duplicate.other", nil))
		}
	}
	return tile
}
