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
	"zoufang/generator/record"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

//go:embed config/tallies.yaml
var definitionSchema embed.FS

// definitions describes the files of tallies in the same terms as any record,
// so that their mistakes are reported in the same way.
var definitions = sync.OnceValue(func() *schema.Collection {
	dir, err := fs.Sub(definitionSchema, "config")
	if err != nil {
		panic(err) // the folder is embedded
	}
	set, findings := schema.Load(dir, "tally:")
	if findings.HasErrors() {
		panic(findings[0].Message.In(diag.EN)) // so is its file
	}
	return set.Collection("tallies")
})

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
	file     *record.File
	made     *Tally
	findings diag.List
}

func (r *reader) read(fsys fs.FS, name string) *Tally {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		r.findings = append(r.findings, diag.At(diag.Span{File: r.prefix + name}, "unreadable", diag.Args{"reason": diag.Reason(err)}))
		return nil
	}
	src, findings := record.Decode(r.prefix+name, data)
	r.findings = append(r.findings, findings...)
	if src == nil {
		return nil
	}
	c := definitions()
	r.file, findings = record.ParseYAML(src, c.Keys)
	r.findings = append(r.findings, findings...)
	if r.file.Front == nil {
		return nil
	}
	id := strings.TrimSuffix(path.Base(name), path.Ext(name))
	r.takeID(id)
	values, findings := c.Decode(r.file, id)
	r.findings = append(r.findings, findings...)
	for _, breach := range c.Rules(values, schema.Env{}) {
		r.findings = append(r.findings, c.Place(r.file, breach))
	}
	if r.findings.HasErrors() {
		return nil
	}
	return r.tally(id, values)
}

// takeID takes the id from the file, where it may stand but need not: it is the
// file's name.
func (r *reader) takeID(id string) {
	front := *r.file.Front
	front.Pairs = slices.Clone(front.Pairs)
	for i, pair := range front.Pairs {
		if pair.Key.Value != schema.IDKey {
			continue
		}
		if pair.Value.Value != id {
			span := diag.Span{File: r.file.Source.Path, Start: pair.Value.Start, End: pair.Value.End}
			r.findings = append(r.findings, diag.At(span, "tally-value.id", diag.Args{"id": id}))
		}
		front.Pairs = slices.Delete(front.Pairs, i, i+1)
		break
	}
	r.file.Front = &front
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
			r.suggest(at, "tally-reference.tally", part.Tally, known, itself)
		case found.Rows.From != r.made.Rows.From:
			r.report(at, "tally-value.part", diag.Args{"title": found.Title})
		default:
			r.made.Parts[i].Title = found.Title
		}
	}
}

// at returns the place of a value in the file.
func (r *reader) at(where schema.Path) diag.Span { return definitions().Locate(r.file, where) }

func (r *reader) report(where schema.Path, messageID string, args diag.Args) {
	r.findings = append(r.findings, diag.At(r.at(where), messageID, args))
}

// condition compiles an expression, or returns nil where there is none.
func (r *reader) condition(where schema.Path, text any, self, row *schema.Collection) *schema.Expr {
	if text == nil || self == nil {
		return nil
	}
	expr, findings := r.set.Condition(definitions().Code(r.file, where), self, row)
	r.findings = append(r.findings, findings...)
	return expr
}

// collection returns the collection that a value names.
func (r *reader) collection(where schema.Path, name any) *schema.Collection {
	id, _ := name.(string)
	if c := r.set.Collection(id); c != nil {
		return c
	}
	var ids []string
	for _, c := range r.set.Collections {
		ids = append(ids, c.ID)
	}
	r.suggest(where, "tally-reference.collection", id, ids, itself)
	return nil
}

// itself is what stands for a name that was found.
func itself(name string) string { return name }

// suggest reports a name that is not known, with those most like it; write says
// what the author would type for one of them.
func (r *reader) suggest(where schema.Path, messageID, value string, known []string, write func(string) string) {
	near := schema.Nearest(value, known, 3)
	if len(near) == 0 {
		r.report(where, messageID, diag.Args{"value": value})
		return
	}
	span := r.at(where)
	f := diag.At(span, messageID+"-near", diag.Args{"value": value, "candidates": near})
	r.findings = append(r.findings, f.WithFix(false, diag.Edit{Span: span, Text: write(near[0])}))
}
