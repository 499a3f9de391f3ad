package tally

import (
	"cmp"
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

//go:embed config
var descriptions embed.FS

// settings describe the files of tallies.
var settings = sync.OnceValue(func() schema.Settings { return schema.NewSettings(descriptions, "config", "tally:") })

// folder is where the definitions lie, beside the schemas of collections.
const folder = "tallies"

// Load reads the tallies of fsys (tallies/*.yaml), whose names in findings start
// with prefix, over the collections of set. They come sorted by order and id.
// Those with errors are left out.
func Load(fsys fs.FS, prefix string, set *schema.Set) ([]*Tally, diag.List) {
	var tallies []*Tally
	var findings diag.List
	var readers []*reader
	for _, file := range files(fsys) {
		r := &reader{set: set, prefix: prefix}
		r.made = r.read(fsys, file)
		readers = append(readers, r)
	}
	for _, r := range readers {
		r.parts(readers)
		findings = append(findings, r.findings...)
		if r.made != nil && !r.findings.HasErrors() {
			tallies = append(tallies, r.made)
		}
	}
	unify(tallies)
	slices.SortFunc(tallies, func(a, b *Tally) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), strings.Compare(a.ID, b.ID))
	})
	return tallies, findings
}

// files lists the definitions of fsys, by name.
func files(fsys fs.FS) []string {
	entries, _ := fs.ReadDir(fsys, folder) // a missing folder is an empty one
	var all []string
	for _, e := range entries {
		if !e.IsDir() && path.Ext(e.Name()) == ".yaml" {
			all = append(all, path.Join(folder, e.Name()))
		}
	}
	return all
}

// Sum is the digest of the definitions of fsys.
func Sum(fsys fs.FS) site.Sum {
	var s site.Summer
	for _, file := range files(fsys) {
		data, err := fs.ReadFile(fsys, file)
		s.Text(file)
		s.Text(string(data))
		s.Truth(err == nil)
	}
	return s.Sum()
}

// reader reads one definition.
type reader struct {
	set      *schema.Set
	prefix   string
	file     *schema.Setting
	made     *Tally
	findings diag.List
}

func (r *reader) read(fsys fs.FS, name string) *Tally {
	file, findings := settings().ReadFile(fsys, "tallies", name, r.prefix)
	r.file, r.findings = file, append(r.findings, findings...)
	if file.Values == nil {
		return nil
	}
	return r.tally(strings.TrimSuffix(path.Base(name), path.Ext(name)), file.Values)
}

// parts checks what a composite is made of, once every definition is read.
func (r *reader) parts(readers []*reader) {
	if r.made == nil {
		return
	}
	for i, part := range r.made.Parts {
		at := schema.Path{"parts", i, "tally"}
		var known []string
		var found *Tally
		for _, other := range readers {
			if other.made == nil || other.made.Parts != nil {
				continue
			}
			if known = append(known, other.made.ID); other.made.ID == part.Tally {
				found = other.made
			}
		}
		switch {
		case found == nil:
			r.suggest(at, "tally-reference.tally", part.Tally, known)
		case found.Rows.From != r.made.Rows.From:
			r.report(at, "tally-value.part", diag.Args{"title": found.Title})
		default:
			r.made.Parts[i].Title = found.Title
		}
	}
}

// at returns the place of a value in the file.
func (r *reader) at(where schema.Path) diag.Span { return r.file.At(where...) }

func (r *reader) report(where schema.Path, messageID string, args diag.Args) {
	r.findings = append(r.findings, diag.At(r.at(where), messageID, args))
}

// condition compiles an expression, or returns nil where there is none.
func (r *reader) condition(where schema.Path, text any, self, row *schema.Collection) *schema.Expr {
	if text == nil || self == nil {
		return nil
	}
	expr, findings := r.set.Condition(r.file.Code(where...), self, row)
	r.findings = append(r.findings, findings...)
	return expr
}

// collection returns the collection that a value names.
func (r *reader) collection(where schema.Path, id string) *schema.Collection {
	if c := r.set.Collection(id); c != nil {
		return c
	}
	r.suggest(where, "tally-reference.collection", id, r.set.CollectionIDs())
	return nil
}

// suggest reports a name that is not known, with those most like it.
func (r *reader) suggest(where schema.Path, messageID, value string, known []string) {
	r.findings = append(r.findings, diag.Unknown(r.at(where), messageID, value, schema.Nearest(value, known, 3)))
}
