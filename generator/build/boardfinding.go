package build

import (
	"time"

	"zoufang/generator/gitrepo"
	"zoufang/generator/schema"
	"zoufang/generator/signal"
)

// Finding is something to be checked.
type Finding struct {
	*signal.Finding
	view *view
}

func (v *view) findingOf(f *signal.Finding) *Finding {
	if v.reads != nil {
		v.reads.note(newRead(ofFinding, v.words.of(f.ID)))
	}
	return &Finding{f, v}
}

// Finding is what a page of the board is about; nil for all others.
func (p *Page) Finding() *Finding {
	if p.kind != kindFinding {
		return nil
	}
	return p.view.findingOf(p.node.finding)
}

// RelPermalink is the address of the finding's page, from the root of the server.
func (f *Finding) RelPermalink() string { return f.view.urls.rel(findingNode(f.Finding).path) }

// Subject is the page of the record in question.
func (f *Finding) Subject() *Page { return f.view.page(f.Finding.About[0]) }

// Others are the pages of the records that it is held against.
func (f *Finding) Others() Pages { return f.view.pages(f.Finding.About[1:]) }

// About are the pages of all records that it is about.
func (f *Finding) About() Pages { return f.view.pages(f.Finding.About) }

// Units are the pages of those for whom the record in question was written.
func (f *Finding) Units() Pages { return f.view.pages(f.Finding.Units) }

// People are the pages of those who wrote the record in question.
func (f *Finding) People() Pages { return f.view.pages(f.Finding.People) }

// Facts say what was seen.
func (f *Finding) Facts() []string {
	var all []string
	for _, fact := range f.Finding.Facts {
		all = append(all, fact.In(f.view.lang()))
	}
	return all
}

// Age is how many days the finding could have been looked at.
func (f *Finding) Age() int {
	f.view.noteSite(ofDay)
	return max(0, schema.DaysBetween(f.Day, f.view.site.AsOf))
}

// CheckPage is the record that tells how it was last dealt with, or nil.
func (f *Finding) CheckPage() *Page {
	if f.Check == nil {
		return nil
	}
	f.view.note(ofValues, f.Check.Record)
	return f.view.page(f.Check.Record)
}

// Outcome is what the last check came to, or nil.
func (f *Finding) Outcome() *schema.Term {
	if f.Check == nil {
		return nil
	}
	return f.Check.Outcome
}

// BoardPhoto is a photo with the page of the record that shows it.
type BoardPhoto struct {
	Resource
	Page *Page // of the record
}

// Photos are to be looked at side by side.
func (f *Finding) Photos() []BoardPhoto {
	var all []BoardPhoto
	for _, photo := range f.Finding.Photos {
		all = append(all, BoardPhoto{f.view.resource(photo.Asset), f.view.page(photo.Record)})
	}
	return all
}

// BoardSide is one of two texts side by side.
type BoardSide struct {
	Page       *Page            // of the record
	Commit     string           // that had the text, in short; "": it is the present one
	When       time.Time        // of the commit
	Paragraphs [][]signal.Piece // each in pieces that the other text has, or has not
}

// Sides are the two texts that are alike, the later one first; none for other
// findings.
func (f *Finding) Sides() []BoardSide {
	if f.Pair == nil {
		return nil
	}
	var all []BoardSide
	for _, side := range []signal.Side{f.Pair.Left, f.Pair.Right} {
		one := BoardSide{Page: f.view.page(side.Record), Paragraphs: side.Paragraphs}
		if side.Then != nil {
			one.Commit, one.When = gitrepo.Short(side.Then.Commit), side.Then.When
		}
		all = append(all, one)
	}
	return all
}

// Shared is how much of the shorter text the other one has, too, in percent.
func (f *Finding) Shared() int {
	if f.Pair == nil {
		return 0
	}
	return f.Pair.Shared
}
