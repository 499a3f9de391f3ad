package build

import (
	"time"

	"zoufang/generator/gitrepo"
	"zoufang/generator/site"
)

// Provenance is where a record comes from, by the commits of its file.
type Provenance struct {
	Entered     Stamp  // its first commit
	Changed     Stamp  // its last commit
	Revisions   int    // commits that touched it, as far as they were fetched
	Authors     []By   // of these commits, in the order in which they came
	Incomplete  bool   // older commits were not fetched: it was entered at Entered or before
	Uncommitted bool   // its file is not as the last commit has it
	DaysLate    int    // from its date to Entered, where that is more than its schema allows
	History     string // URL of the page with all revisions; "" where there is but one
}

// Stamp is one commit.
type Stamp struct {
	Commit string    // its id
	Short  string    // the beginning of its id, as people write it
	When   time.Time // in the site's time zone
	By     By        // its author
}

// By is who made a commit: Page is that of the record that stands for the person,
// nil where the addresses of no record name the author.
type By struct {
	Name string // as pages show it; "" where the audience may not know
	Page *Page  // may be nil
}

// Provenance says who entered the record and who changed it; nil where there is no
// history, or for what is no record.
func (p *Page) Provenance() *Provenance {
	if p.record == nil {
		return nil
	}
	p.view.note(ofOrigin, p.record)
	if p.record.Provenance == nil {
		return nil
	}
	from := p.record.Provenance
	all := &Provenance{
		Entered: p.view.stamp(from.Entered), Changed: p.view.stamp(from.Changed),
		Revisions: from.Revisions, Incomplete: from.Incomplete, Uncommitted: from.Uncommitted,
		DaysLate: from.DaysLate,
	}
	for _, person := range from.Authors {
		all.Authors = append(all.Authors, p.view.by(person))
	}
	if p.view.hasHistory(p.record) {
		p.view.note(ofName, p.record)
		all.History = p.view.urls.rel(historyNode(p.record).path)
	}
	return all
}

// lastCommit is when the last commit to a record was; zero where none is known.
func lastCommit(r *site.Record) time.Time {
	if r.Provenance == nil || r.Provenance.Revisions == 0 {
		return time.Time{}
	}
	return r.Provenance.Changed.When
}

// lastCommitOf is when the last commit to one of the records was.
func lastCommitOf(records []*site.Record) time.Time {
	var last time.Time
	for _, r := range records {
		if at := lastCommit(r); at.After(last) {
			last = at
		}
	}
	return last
}

// HandedIn is the day on which the record was there for others to read: that of
// its first commit, or its own date where that is not known.
func (p *Page) HandedIn() time.Time {
	if p.record == nil {
		return time.Time{}
	}
	p.view.note(ofOrigin, p.record)
	p.view.note(ofValues, p.record)
	return p.record.HandedIn()
}

func (v *view) stamp(s site.Stamp) Stamp {
	return Stamp{Commit: s.Commit, Short: gitrepo.Short(s.Commit), When: s.When, By: v.by(s.By)}
}

func (v *view) by(person site.Person) By {
	if person.Record == nil {
		return By{Name: person.Name}
	}
	return By{person.Name, v.page(person.Record)}
}

// GitInfo is the last commit of a record, by Hugo's names.
type GitInfo struct {
	Hash            string    // its id
	AbbreviatedHash string    // the beginning of its id, as people write it
	Subject         string    // first line of the message
	Body            string    // the rest of it
	AuthorName      string    // who wrote it
	AuthorDate      time.Time // when it was written
	CommitDate      time.Time // when it came into the repository
}

// GitInfo is the record's last commit, or nil. What the record keeps private is
// masked in its message.
func (p *Page) GitInfo() (*GitInfo, error) {
	if p.record == nil {
		return nil, nil
	}
	revisions, err := p.view.revisions(p.record)
	if err != nil || len(revisions) == 0 {
		return nil, err
	}
	last := len(revisions) - 1
	c := p.record.Trace().Revisions[last].Commit
	return &GitInfo{
		Hash: c.ID, AbbreviatedHash: gitrepo.Short(c.ID), Subject: revisions[last].Subject, Body: revisions[last].Message,
		AuthorName: revisions[last].Author, AuthorDate: c.Author.When.In(p.view.site.Config.Timezone), CommitDate: revisions[last].When,
	}, nil
}

// Commit is the commit that the site was built from or lies upon, or nil.
func (s *Site) Commit() *Stamp {
	s.view.noteSite(ofCommit)
	h := s.view.site.History
	if h == nil || h.Head == nil {
		return nil
	}
	stamp := s.view.stamp(h.Stamp(h.Head))
	return &stamp
}

// Uncommitted reports whether records differ from the commit that the site lies
// upon.
func (s *Site) Uncommitted() bool {
	s.view.noteSite(ofCommit)
	return s.view.site.History != nil && s.view.site.History.Dirty
}

// Shallow reports whether older commits were not fetched, so that records may have
// been entered earlier than pages tell.
func (s *Site) Shallow() bool {
	s.view.noteSite(ofShallow)
	return s.view.site.History != nil && s.view.site.History.Shallow
}
