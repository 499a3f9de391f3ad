// Package compare says what a reader would see change between two states of a
// site: records added, changed and gone, figures of tallies, findings new and
// mended, pages and other files.
//
// Sites compares what package build examined of either state: the models of one
// audience, in which nothing is left of what that audience may not see. The report
// shows as text for a terminal (Text), as JSON for programs and as one page that
// can be passed on (HTML). Findings are the exception to what an audience sees:
// their messages quote files as they are, for those who can read the repository.
// The page, which others may get to read, goes without their messages.
package compare

import (
	"time"

	"zoufang/generator/build"
	"zoufang/generator/diag"
	"zoufang/generator/site"
)

// Report is what differs between two states of a site. Records, Tables and Pages
// are nil where one of the states has none that could be compared.
type Report struct {
	Before, After Side
	Records       *Records
	Tables        *Tables
	Findings      Findings
	Pages         *Pages
}

// Side is one of the two states.
type Side struct {
	Name    string    // as it was asked for; "": it has none
	Commit  string    // id; "": a work tree
	When    time.Time // of the commit, in the site's time zone
	AsOf    time.Time // the day at which the site stands; zero: it could not be read
	Errors  int       // findings that stop its publication
	Missing bool      // its description or its schemas are broken: it has no records
}

// Sites compares two states of a site for the same audience.
func Sites(before, after *build.Examined) Report {
	r := Report{Before: sideOf(before), After: sideOf(after), Findings: findingsOf(before, after)}
	if before.Model != nil && after.Model != nil {
		r.Records = recordsOf(before, after)
	}
	if before.Counted && after.Counted {
		r.Tables = tablesOf(before.Tables, after.Tables)
	}
	if before.Files != nil && after.Files != nil {
		r.Pages = pagesOf(before, after)
	}
	return r
}

// Same reports whether nothing that could be compared differs.
func (r Report) Same() bool {
	return r.Records.same() && r.Tables.same() && r.Findings.same() && r.Pages.same()
}

func sideOf(e *build.Examined) Side {
	s := Side{Errors: e.Findings.Count(diag.Error), Missing: e.Model == nil}
	if e.Model == nil {
		return s
	}
	s.AsOf = e.Model.AsOf
	if c := e.Model.Commit; c != nil {
		s.Commit, s.When = c.ID, c.Committer.When.In(e.Model.Config.Timezone)
	}
	return s
}

// sections are the sections of a collection before and after. Where one is
// missing, it is nil.
type sections struct{ before, after *site.Section }

// sectionsOf returns the sections of both sites, in the order of the later one.
func sectionsOf(before, after *site.Site) []sections {
	var all []sections
	for _, s := range after.Sections() {
		all = append(all, sections{before.Section(s.Collection.ID), s})
	}
	for _, s := range before.Sections() {
		if after.Section(s.Collection.ID) == nil {
			all = append(all, sections{s, nil})
		}
	}
	return all
}
