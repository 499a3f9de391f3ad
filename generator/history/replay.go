package history

import (
	"bytes"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// Revisions returns what each of the sources, oldest first, did to the record id
// of c, as audience may see it; one revision for each source, and none at all
// where the audience may not know of the collection. Names returns what a
// record is called, or "" where there is none that the audience may see, and gets
// references as the author wrote them, by id or name: see Names.
func Revisions(c *schema.Collection, id, audience string, names func(schema.Ref) string, sources []Source) []Revision {
	if !c.Visible(audience) {
		return nil
	}
	versions := read(c, id, sources)
	r := replay{viewer: viewer{audience, names, secretsOf(c, valuesToday(versions), versions)}, collection: c}
	revisions := make([]Revision, len(sources))
	for i, source := range sources {
		revisions[i] = r.step(source, versions[i])
	}
	return revisions
}

// valuesToday returns the values of the last version, nil where it shows nothing.
func valuesToday(versions []*version) schema.Values {
	if len(versions) == 0 {
		return nil
	}
	last := versions[len(versions)-1]
	if last == nil || last.draft {
		return nil
	}
	return last.values
}

// replay goes through the versions of a record.
type replay struct {
	viewer
	collection *schema.Collection

	last  *Source  // nil before the first
	shown *version // the last that could be shown; nil: none
	page  page     // what was shown of it
}

// step returns what came of one source.
func (r *replay) step(source Source, v *version) Revision {
	last := r.last
	r.last = &source
	revision := Revision{Act: source.Act, Path: source.Path}
	revision.Subject, revision.Message = r.secrets.scrub(source.Subject), r.secrets.scrub(source.Message)
	if last != nil && last.Path != source.Path {
		revision.From = last.Path
	}
	if v != nil {
		revision.Findings = v.findings
	}
	revision.Kind = r.kind(last, source, v)
	switch revision.Kind {
	case Draft:
		revision.Findings = Findings{}
	case Deleted:
		revision.Chars.Before = r.page.chars
	case Entered, Changed, Restored:
		r.compare(&revision, v)
	default:
		revision.Chars = Chars{r.page.chars, r.page.chars}
	}
	return revision
}

// kind tells what a source did, from the one before it.
func (r *replay) kind(last *Source, source Source, v *version) Kind {
	there := last != nil && last.Data != nil
	switch {
	case v == nil:
		return Deleted
	case v.draft:
		return Draft
	case there && last.Path == source.Path && bytes.Equal(last.Data, source.Data):
		return Untouched
	case there && bytes.Equal(last.Data, source.Data):
		return Moved
	case v.values == nil:
		return Unreadable
	case r.shown == nil:
		return Entered
	case !there:
		return Restored
	}
	return Changed
}

// compare fills in what changed since the last version that was shown.
func (r *replay) compare(revision *Revision, v *version) {
	before := r.page
	r.shown, r.page = v, r.show(r.collection, v)
	c := comparison{}
	c.values(before.values, r.page.values)
	revision.Changes = c.changes
	revision.Chars = Chars{before.chars, r.page.chars}
	switch {
	case before.text != r.page.text:
		revision.Text = shorten(compareTexts(before.text, r.page.text))
	case before.raw != r.page.raw:
		revision.Changes = append(revision.Changes, Change{Field: diag.Both("log.text", nil), Note: Hidden})
	}
}
