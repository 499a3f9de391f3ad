package site

import (
	"path"
	"slices"
	"strings"

	"zoufang/generator/schema"
)

// sums are the digests of a record's file.
type sums struct {
	front Sum // of its values, before references are followed
	text  Sum // of its rendered text, with the destinations that the author wrote
	refs  Sum // of the records that its values refer to
}

// addRef adds that a value refers to a record, which its author may have named in
// another way.
func (s *sums) addRef(field string, to *Record) {
	all := Summer{state: uint64(s.refs)}
	all.Text(field)
	all.Text(to.ID)
	s.refs = all.Sum()
}

// schemaSum is a digest of all that says what the values of a collection are
// called and mean: its own schema and everything that schemas share.
func (w watched) schemaSum(collection string) Sum {
	var s Summer
	for _, file := range w.files() {
		shared := strings.Contains(file, "/")
		if shared || strings.TrimSuffix(file, path.Ext(file)) == collection {
			s.Text(file)
			s.Add(w.sums[file])
		}
	}
	return s.Sum()
}

func (w watched) files() []string {
	var all []string
	for file := range w.sums {
		all = append(all, file)
	}
	slices.Sort(all)
	return all
}

// SchemasSum is the digest of all schemas and vocabularies.
func (s *Site) SchemasSum() Sum { return s.schemas }

// NameSum is the digest of what a link to the record shows: its title and its
// address.
func (r *Record) NameSum() Sum {
	var s Summer
	s.Text(r.Title)
	s.Text(r.Permalink)
	return s.Sum()
}

// ValuesSum is the digest of the record's values, of what its schema calls them,
// and of all that follows from them: its title, its progress, what lies beside it.
func (r *Record) ValuesSum() Sum {
	var s Summer
	s.Add(r.Section.sum)
	s.Add(r.sums.front)
	s.Add(r.NameSum())
	s.Text(r.File)
	s.Time(r.Date)
	s.Add(max(1, r.sums.refs))
	if p := r.Progress; p != nil {
		s.addProgress(p)
	}
	for _, a := range r.Assets {
		s.addAsset(a)
	}
	return s.Sum()
}

func (s *Summer) addProgress(p *schema.Progress) {
	s.Text(p.State.ID)
	s.Time(p.Since)
	if p.Next != nil {
		s.Text(p.Next.ID)
	}
	s.Time(p.Due)
	s.Number(uint64(p.Overdue))
	s.Truth(p.Held)
	s.Truth(p.Finished)
	s.Number(uint64(p.Reopened))
	for _, step := range p.Steps {
		s.Time(step.Date)
		s.Time(step.Due)
		s.Number(uint64(step.Late))
		s.Time(step.Said)
		s.Truth(step.Applies)
		s.Truth(step.Again)
	}
}

func (s *Summer) addAsset(a *Asset) {
	s.Text(a.Path)
	s.Text(a.URL)
	s.Truth(a.Image)
	s.Number(uint64(a.Size))
	s.Number(uint64(a.Width))
	s.Number(uint64(a.Height))
}

// TextSum is the digest of the record's text, and of where its links lead but for
// the names of other records.
func (r *Record) TextSum() Sum {
	var s Summer
	s.Add(r.sums.text)
	for _, dest := range r.Body.dests {
		s.Text(dest.Anchor)
		s.Truth(dest.Home)
		if dest.Record != nil {
			s.Text(dest.Record.Name())
		}
		if dest.Collection != nil {
			s.Text(dest.Collection.ID)
		}
		if dest.Asset != nil {
			s.addAsset(dest.Asset)
		}
	}
	return s.Sum()
}

// SummarySum is the digest of the text's first paragraph.
func (r *Record) SummarySum() Sum {
	var s Summer
	s.Text(r.Body.Summary)
	return s.Sum()
}

// BacklinksSum is the digest of which records refer to this one, and by what.
func (r *Record) BacklinksSum() Sum {
	var s Summer
	for _, link := range r.back {
		s.Text(link.From.Section.Collection.ID)
		s.Text(link.From.ID)
		s.Text(link.Field)
	}
	return s.Sum()
}

// NeighboursSum is the digest of which records come before and after.
func (r *Record) NeighboursSum() Sum {
	var s Summer
	for _, by := range []int{-1, 1} {
		if other := r.Neighbour(by); other != nil {
			s.Number(uint64(by + 2))
			s.Text(other.ID)
		}
	}
	return s.Sum()
}

// OriginSum is the digest of who entered the record and who changed it.
func (r *Record) OriginSum() Sum {
	var s Summer
	p := r.Provenance
	s.Truth(p != nil)
	s.Truth(r.timely)
	if p == nil {
		return s.Sum()
	}
	s.addStamp(p.Entered)
	s.addStamp(p.Changed)
	s.Number(uint64(p.Revisions))
	s.Number(uint64(p.DaysLate))
	s.Truth(p.Incomplete)
	s.Truth(p.Uncommitted)
	for _, person := range p.Authors {
		s.addPerson(person)
	}
	return s.Sum()
}

func (s *Summer) addStamp(stamp Stamp) {
	s.Text(stamp.Commit)
	s.Time(stamp.When)
	s.addPerson(stamp.By)
}

func (s *Summer) addPerson(p Person) {
	s.Text(p.Name)
	if p.Record != nil {
		s.Text(p.Record.Name())
	}
}

// MembersSum is the digest of which records a section has, in their order.
func (s *Section) MembersSum() Sum {
	var all Summer
	for _, r := range s.Records {
		all.Text(r.ID)
	}
	return all.Sum()
}

// SchemaSum is the digest of what the section's schema says.
func (s *Section) SchemaSum() Sum { return s.sum }

// AllSum is the digest of everything that tables and lists may make of the
// section: the values of all its records, and who entered them.
func (s *Section) AllSum() Sum {
	var all Summer
	for _, r := range s.Records {
		all.Text(r.ID)
		all.Add(r.ValuesSum())
		all.Add(r.OriginSum())
	}
	return all.Sum()
}
