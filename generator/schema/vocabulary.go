package schema

import "zoufang/generator/diag"

// Vocabulary is a fixed list of terms: schemas/vocabularies/<ID>.yaml.
type Vocabulary struct {
	ID    string
	Title string
	Help  string
	Terms []*Term // in the file's order
	Span  diag.Span

	exact  map[string]*Term // by every accepted form as it stands
	folded map[string]*Term // the same, folded

	separated int // length of the longest form that contains what separates items of a list
}

// Term is one entry of a vocabulary.
type Term struct {
	ID    string
	Name  string
	Also  []string // further names that authors may write
	Help  string
	Index int   // place in the vocabulary, from 0
	Tile  *Tile // its place on a schematic map; nil: it has none
	Span  diag.Span
}

// Tile is a place on a schematic map, where each term is a square.
type Tile struct{ Column, Row int } // from 1, at the left and at the top

// String returns the term's name.
func (t *Term) String() string { return t.Name }

// Term returns the term whose id, name or further name is text, whatever its
// width and spaces, or nil.
func (v *Vocabulary) Term(text string) *Term {
	if t := v.exact[text]; t != nil {
		return t
	}
	return v.folded[Fold(text)]
}
