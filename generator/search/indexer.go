package search

import (
	"slices"
	"sync"

	"zoufang/generator/site"
)

// Store keeps texts from when a document is made to when all are indexed, so that
// they need not be held.
type Store interface {
	Put(text []byte) (site.Chunk, error)
	Append(to []byte, at site.Chunk) ([]byte, error)
}

// Indexer collects the documents of a site and writes their index. Its documents
// are known by their names, in any order, before the first is added.
type Indexer struct {
	scheme  Scheme
	store   Store
	numbers []int
	space   int
	place   map[string]int // of a document by its name, among all

	mu    sync.Mutex
	cards []Card
	texts map[int]site.Chunk // of documents that were added
}

// NewIndexer returns an indexer of documents with these names. Without a store it
// makes their files and nothing else.
func NewIndexer(scheme Scheme, store Store, names []string) *Indexer {
	numbers, space := number(names)
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return numbers[a] - numbers[b] })
	x := &Indexer{scheme: scheme, store: store, space: space, place: make(map[string]int, len(names)), cards: make([]Card, len(names)), texts: map[int]site.Chunk{}}
	for place, i := range order {
		x.numbers = append(x.numbers, numbers[i])
		x.place[names[i]] = place
	}
	return x
}

// TextFile is the file of the document with a name.
func (x *Indexer) TextFile(name string) string { return TextFile(x.numbers[x.place[name]]) }

// Add takes a document and returns its file. It is safe for concurrent use.
func (x *Indexer) Add(name string, d Document) (file []byte, err error) {
	place := x.place[name]
	file, sum, err := d.script(x.numbers[place])
	if err != nil || x.store == nil {
		return file, err
	}
	c := composers.Get().(*composer)
	defer composers.Put(c)
	text := c.compose(d.Title, d.Text)
	at, err := x.store.Put(c.pack(text))
	if err != nil {
		return nil, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.cards[place] = Card{Kind: d.Kind, Day: d.Day, Facets: d.Facets, Pairs: pairsOf(text), Sum: sum}
	x.texts[place] = at
	return file, nil
}

// Keep takes the card of a document whose file lies where it lay.
func (x *Indexer) Keep(name string, card Card) { x.cards[x.place[name]] = card }

// Card returns the card of the document with a name, and whether there is one.
func (x *Indexer) Card(name string) (Card, bool) {
	place, known := x.place[name]
	if !known {
		return Card{}, false
	}
	return x.cards[place], true
}
