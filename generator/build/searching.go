package build

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/search"
)

// openIndex gives the plan an index whose words wait in a temporary file until it is
// written, and returns what removes that. Without a page to search with there is
// neither.
func (p *plan) openIndex(root string) (remove func() error, err error) {
	if !p.has(kindSearch) {
		return func() error { return nil }, nil
	}
	texts, err := newSpool(root)
	if err != nil {
		return nil, err
	}
	p.indexTo(texts)
	return texts.Close, nil
}

// indexTo gives the plan an index of its documents, whose words are kept in store
// until it is written. A site without a page to search with has none.
func (p *plan) indexTo(store search.Store) {
	if !p.has(kindSearch) {
		return
	}
	var names []string
	for _, n := range p.nodes {
		if n.searchable() {
			names = append(names, n.path)
		}
	}
	p.indexer = search.NewIndexer(p.searchScheme(), store, names)
}

// searchable reports whether a page is found by its words: those of records and
// tables, and the first of each list.
func (n *node) searchable() bool {
	return n.kind == kindPage || n.kind == kindTally || n.kind == kindSection && n.number == 1
}

// sectionsTitle is what lists are called among other things that are found.
var sectionsTitle = diag.Name{ZH: "栏目", EN: "Lists"}

// searchScheme says what readers can narrow their results by.
func (p *plan) searchScheme() search.Scheme {
	s := search.Scheme{Facets: p.searchFacets(), Synonyms: p.site.Search.Synonyms, First: p.site.Config.Period.From, Relative: p.relative}
	for _, section := range p.site.Sections() {
		s.Kinds = append(s.Kinds, search.Kind{ID: section.Collection.ID, Label: section.Collection.Label})
		for _, r := range section.Records {
			if !r.Date.IsZero() && r.Date.Before(s.First) {
				s.First = r.Date
			}
		}
	}
	if len(p.tables.ids) > 0 {
		s.Kinds = append(s.Kinds, search.Kind{ID: kindTally, Label: talliesTitle.In(p.lang())})
	}
	s.Kinds = append(s.Kinds, search.Kind{ID: kindSection, Label: sectionsTitle.In(p.lang())})
	s.First = s.First.UTC().Truncate(24 * time.Hour)
	return s
}

// textFiles are the files by which the search shows a page, if it finds it at all.
func (p *plan) textFiles(n *node) []string {
	if p.indexer == nil || !n.searchable() {
		return nil
	}
	return []string{p.indexer.TextFile(n.path)}
}

// giveText makes the file by which the search shows the page being rendered, and
// adds its words to the index.
func (v *view) giveText(m *maker) error {
	if v.indexer == nil {
		return nil
	}
	d, found, err := v.document()
	if err != nil || !found {
		return err
	}
	data, err := v.indexer.Add(v.self.path, d)
	if err != nil {
		return err
	}
	return m.out.give(v.indexer.TextFile(v.self.path), data)
}

// index writes the search index of the site, once all its pages are made. It
// reports false where what an earlier build left of it is not as it should be.
func (t *traced) index(out *output) (sure bool, err error) {
	if t.indexer == nil {
		return true, nil
	}
	err = t.indexer.Write(indexSink{out}, max(1, t.options.Workers), t.lastIndex(out))
	if errors.Is(err, search.ErrLast) {
		return false, nil
	}
	return true, err
}

// indexSink takes the files of an index into an output folder.
type indexSink struct{ *output }

func (s indexSink) Give(name string, data []byte) error { return s.give(name, data) }
func (s indexSink) Keep(name string) error              { return s.keep(name) }

// lastIndex is the index that the last build left, if one is known. Where a file of
// it is gone none of its documents count as known, only their words.
func (t *traced) lastIndex(out *output) *search.Last {
	if !t.past.base {
		return nil
	}
	last := &search.Last{Cards: map[string]search.Card{}, Read: func(file string) ([]byte, error) {
		if t.past.gone[file] {
			return nil, fs.ErrNotExist
		}
		return os.ReadFile(out.file(file))
	}}
	for file := range t.past.gone {
		if strings.HasPrefix(file, search.Folder) {
			return last
		}
	}
	for _, u := range t.past.old.units {
		if u.card != "" {
			last.Cards[u.page()] = unpackCard(u.card)
		}
	}
	return last
}

// page is the address of the page that the unit makes, below the site's root.
func (u madeUnit) page() string { return strings.TrimSuffix(u.name, "index.html") }

// keepCard tells the index of a page that is not made.
func (t *traced) keepCard(u unit) {
	if t.indexer == nil {
		return
	}
	if old := t.past.old.units[t.past.units[u.name]]; old.card != "" {
		t.indexer.Keep(old.page(), unpackCard(old.card))
	}
}

// cardOf is the card of a unit's page, packed; "" where the search does not find it.
func (t *traced) cardOf(u madeUnit) string {
	if t.indexer == nil {
		return ""
	}
	card, found := t.indexer.Card(u.page())
	if !found {
		return ""
	}
	return packCard(card)
}
