package compare

import (
	"slices"
	"strings"

	"zoufang/generator/build"
	"zoufang/generator/diag"
	"zoufang/generator/site"
)

// Findings are those that only one of two sites has. Where a finding stands in its
// file does not matter.
type Findings struct {
	New    []Finding
	Mended []Finding
}

// Finding is one finding of a site.
type Finding struct {
	diag.Finding
	Withheld bool // it is about a record of a collection that the audience may not know of
}

func (f Findings) same() bool { return len(f.New)+len(f.Mended) == 0 }

// findingsOf compares the findings of two sites.
func findingsOf(before, after *build.Examined) Findings {
	old, now := before.Findings, after.Findings
	if before.Model == nil || after.Model == nil {
		old, now = described(old), described(now)
	}
	return Findings{New: without(now, old, after.Model), Mended: without(old, now, before.Model)}
}

// described returns the findings about a site's description and schemas. Nobody
// looks further where these are broken.
func described(all diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(all), func(f diag.Finding) bool {
		schema, isSchema := strings.CutPrefix(f.Span.File, "schemas/")
		return f.Span.File != siteFile && (!isSchema || strings.HasPrefix(schema, "tallies/"))
	})
}

// siteFile is the description of a site.
const siteFile = "content/site.yaml"

// without returns the findings of s that others lack.
func without(all, others diag.List, s *site.Site) []Finding {
	var rest []Finding
	for _, f := range all.Without(others) {
		rest = append(rest, Finding{f, withheld(s, f.Span.File)})
	}
	return rest
}

// withheld reports whether the audience of s may not know of a file.
func withheld(s *site.Site, file string) bool {
	below, isContent := strings.CutPrefix(file, "content/")
	if !isContent || s == nil {
		return false
	}
	c := s.Schemas.Holding(below)
	return c != nil && !c.Visible(s.Audience)
}

// shown returns the findings that others than those who read the repository may
// know of, and how many are left.
func shown(all []Finding) (rest []Finding, hidden int) {
	rest = slices.DeleteFunc(slices.Clone(all), func(f Finding) bool { return f.Withheld })
	return rest, len(all) - len(rest)
}
