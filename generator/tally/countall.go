package tally

import (
	"io/fs"
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/site"
)

// CountAll reads the definitions of the site at root, over those of base that it
// inherits, and counts them all over its model. A definition that is wrong, or
// that cannot be counted, is a finding.
func CountAll(root, base fs.FS, s *site.Site) ([]*Table, diag.List) {
	definitions, findings := Load(site.SchemaFiles(root, base, s.Config), "schemas/", s.Schemas)
	var tables []*Table
	counted := map[string]*Table{}
	for _, t := range definitions {
		if t.Parts != nil {
			continue
		}
		table, err := Count(t, s, s.AsOf)
		if err != nil {
			findings = append(findings, diag.At(t.Span, "tally-failed", diag.Args{"error": err.Error()}))
			continue
		}
		if len(table.Rows) == 0 {
			findings = append(findings, diag.At(t.Span, "tally-empty", diag.Args{"title": t.Title}))
		}
		tables, counted[t.ID] = append(tables, table), table
	}
	for _, t := range definitions {
		if t.Parts != nil {
			tables = append(tables, compose(t, s, counted))
		}
	}
	slices.SortStableFunc(tables, func(a, b *Table) int { return slices.Index(definitions, a.Tally) - slices.Index(definitions, b.Tally) })
	return tables, findings
}
