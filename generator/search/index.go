package search

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Value is one of a facet's values.
type Value struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Facet is something that results can be narrowed by, besides their kind and date.
type Facet struct {
	Key    string // in the address of a result page
	Title  string
	Values []Value // in the order in which they are offered
}

// Kind is a sort of documents that results can be narrowed to.
type Kind struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// Scheme is what an index knows besides its documents.
type Scheme struct {
	Kinds    []Kind
	Facets   []Facet
	Synonyms map[string][]string // by what people type: what it is called in texts
	First    time.Time           // no document has an earlier date
	Relative bool                // the site is opened from files, without a server
}

// entry is what the client reads first.
type entry struct {
	Version   string              `json:"version"` // of the whole content
	Documents int                 `json:"documents"`
	Space     int                 `json:"space"`
	PairBits  int                 `json:"pairBits"`
	CharBits  int                 `json:"charBits"`
	Pairs     string              `json:"pairs"` // sums of the files, five characters each
	Chars     string              `json:"chars"`
	Columns   string              `json:"columns"`
	Choices   string              `json:"choices"`
	Body      int                 `json:"body"`
	Relative  bool                `json:"relative"`
	Kinds     []Kind              `json:"kinds"`
	Facets    []entryFacet        `json:"facets"`
	First     string              `json:"first"`
	Synonyms  map[string][]string `json:"synonyms"`
}

type entryFacet struct {
	Key    string  `json:"key"`
	Title  string  `json:"title"`
	Values []Value `json:"values"`
	Sets   [][]int `json:"sets"` // the combinations of values that documents have
}

// Folder is where an index lies in a site.
const Folder = "search/"

// The names of the files, below Folder and without ending.
const (
	entryName   = "entry"
	columnsName = "columns"
	choicesName = "choices"
)

func fileName(name string) string { return Folder + name + ".js" }

func pairsName(file int) string { return fmt.Sprintf("pairs/%04x", file) }
func charsName(file int) string { return fmt.Sprintf("chars/%04x", file) }

// TextFile is the file, in a site, of the document with a number.
func TextFile(number int) string { return fileName(textName(number)) }

// facetSets returns the facets as the client gets them: with those values that
// documents have, and their combinations; and which one each document has.
func (s Scheme) facetSets(cards []Card) (facets []entryFacet, sets [][]int) {
	for i, f := range s.Facets {
		var used []Value
		for _, v := range f.Values {
			if slices.ContainsFunc(cards, func(c Card) bool { return slices.Contains(c.facet(i), v.ID) }) {
				used = append(used, v)
			}
		}
		out := entryFacet{Key: f.Key, Title: f.Title, Values: used, Sets: [][]int{{}}}
		known, chosen := map[string]int{"": 0}, make([]int, len(cards))
		for d, c := range cards {
			set := valuesIn(used, c.facet(i))
			key := fmt.Sprint(set)
			if len(set) == 0 {
				key = ""
			}
			at, there := known[key]
			if !there {
				at = len(out.Sets)
				known[key], out.Sets = at, append(out.Sets, set)
			}
			chosen[d] = at
		}
		facets, sets = append(facets, out), append(sets, chosen)
	}
	return facets, sets
}

func (c Card) facet(i int) []string {
	if i < len(c.Facets) {
		return c.Facets[i]
	}
	return nil
}

// valuesIn returns the places of ids among values, ascending.
func valuesIn(values []Value, ids []string) []int {
	set := []int{}
	for i, v := range values {
		if slices.Contains(ids, v.ID) {
			set = append(set, i)
		}
	}
	return set
}

// sumsText writes the sums of files as one text.
func sumsText(sums []sumText) string {
	var b strings.Builder
	for _, s := range sums {
		b.Write(s[:])
	}
	return b.String()
}
