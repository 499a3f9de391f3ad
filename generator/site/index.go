package site

import (
	"path"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// index finds drafts by everything that authors name them by.
type index struct {
	byID   map[recordKey]*draft
	named  map[string]func() map[string][]*draft // by collection: its drafts by folded name, which are rarely asked for
	byPath map[string]*draft                     // path of the file, and of a bundle's folder
	byURL  map[string]*draft                     // path of the page
	lists  map[string]*schema.Collection         // path of a list's page
}

// recordKey is what tells records apart.
type recordKey struct{ collection, id string }

// keyOf reads “collection/id”.
func keyOf(name string) recordKey {
	collection, id, _ := strings.Cut(name, "/")
	return recordKey{collection, id}
}

// indexAll registers every draft. Two records with one id or one address are
// findings at the later file.
func (l *loader) indexAll() {
	ix := &index{
		byID: make(map[recordKey]*draft, len(l.drafts)), byPath: make(map[string]*draft, len(l.drafts)),
		byURL: make(map[string]*draft, len(l.drafts)),
		named: map[string]func() map[string][]*draft{}, lists: map[string]*schema.Collection{},
	}
	for _, c := range l.set.Collections {
		ix.lists["/"+c.Path+"/"] = c
		ix.named[c.ID] = sync.OnceValue(func() map[string][]*draft { return l.byName(c) })
	}
	l.site.taken = make([]recordKey, 0, len(l.drafts))
	for _, d := range l.drafts {
		ix.addPath(d)
		ix.addID(d)
		l.site.taken = append(l.site.taken, d.key())
		if d.values != nil {
			d.hidden, _ = d.values[schema.DraftKey].(bool)
			if field := d.collection.NameField; field != nil {
				d.name, _ = d.values[field.Key].(string)
			}
			l.origins.addPerson(d)
			ix.addURL(d)
		}
	}
	l.index = ix
}

func (ix *index) addPath(d *draft) {
	ix.byPath[norm.NFC.String(d.path)] = d
	if d.bundle() {
		ix.byPath[norm.NFC.String(path.Dir(d.path))] = d
	}
}

func (ix *index) addID(d *draft) {
	key := d.key()
	if first := ix.byID[key]; first != nil {
		if d.clashes(first) {
			return
		}
		d.reportTwin("duplicate-id", first, diag.Args{"id": d.id})
		return
	}
	ix.byID[key] = d
}

// byName finds the drafts of a collection by what others may call them.
func (l *loader) byName(c *schema.Collection) map[string][]*draft {
	found := map[string][]*draft{}
	for _, d := range l.drafts {
		if d.collection == c && d.name != "" {
			name := schema.Fold(d.name)
			found[name] = append(found[name], d)
		}
	}
	return found
}

func (ix *index) addURL(d *draft) {
	d.url = d.permalink()
	first := ix.byURL[d.url]
	switch {
	case ix.lists[d.url] != nil:
		d.report("duplicate-url.list", diag.Args{"url": d.url})
	case first != nil && (first.collection != d.collection || first.id != d.id) && !d.clashes(first):
		d.reportTwin("duplicate-url", first, diag.Args{"url": d.url})
	case first == nil:
		ix.byURL[d.url] = d
	}
}

// clashes reports whether some machines take d's file for that of other. It was
// reported when they were listed, and d is held back.
func (d *draft) clashes(other *draft) bool {
	d.clash = d.clash || foldPath(d.path) == foldPath(other.path)
	return d.clash
}

// reportTwin adds a finding that also points to another file.
func (d *draft) reportTwin(messageID string, other *draft, args diag.Args) {
	args["other"] = other.path
	f := diag.At(diag.Span{File: d.path}, messageID, args)
	d.findings = append(d.findings, f.WithRelated(diag.Span{File: other.path}, messageID+".first", nil))
}

// find returns the draft that text names in a collection, by id or by a name
// that only one record has; else all drafts of that name.
func (ix *index) find(collection, text string) (*draft, []*draft) {
	if d := ix.byID[recordKey{collection, text}]; d != nil {
		return d, nil
	}
	var named []*draft
	if byName := ix.named[collection]; byName != nil {
		named = byName()[schema.Fold(text)]
	}
	if len(named) == 1 {
		return named[0], nil
	}
	return nil, named
}
