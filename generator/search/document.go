package search

import (
	"fmt"
	"hash/fnv"
)

// Document is what a search finds: a page, by its title and text.
type Document struct {
	Page   string     // its address below the site's root, for example "visits/2012/03/x/"
	Title  string     // its own
	Kind   string     // id of one of the index's kinds
	Day    string     // its date, YYYY-MM-DD; "": none
	Facets [][]string // by facet of the index: ids of its values
	Text   []string   // its paragraphs, in plain words
}

// Card is what the index keeps of a document besides its words.
type Card struct {
	Kind   string
	Day    string // its date, YYYY-MM-DD; "": none
	Facets [][]string
	Pairs  int    // of adjacent characters
	Sum    uint64 // of all that the index has of it
}

// textScript is a document as the browser gets it, to be shown as a result.
type textScript struct {
	Page   string     `json:"page"`
	Title  string     `json:"title"`
	Kind   string     `json:"kind"`
	Date   string     `json:"date,omitempty"`
	Facets [][]string `json:"facets,omitempty"` // ids of their values
	Text   []string   `json:"text"`
}

// script returns the file of a document and the digest of all that the index has of
// it, its address included.
func (d Document) script(number int) ([]byte, uint64, error) {
	t := textScript{Page: d.Page, Title: d.Title, Kind: d.Kind, Date: d.Day, Facets: d.Facets, Text: d.Text}
	file, err := packJSON(textName(number), t)
	sum := fnv.New64a()
	sum.Write(file)
	return file, sum.Sum64(), err
}

// parseText reads a document's file.
func parseText(file []byte) (title string, text []string, err error) {
	var t textScript
	if err := unpackJSON(file, &t); err != nil {
		return "", nil, fmt.Errorf("text of a document: %w", err)
	}
	return t.Title, t.Text, nil
}

// textName names the file of a document.
func textName(number int) string { return fmt.Sprintf("texts/%02x/%02x", number>>8, number&0xff) }
