package tally

import (
	"io/fs"
	"runtime"
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/site"
)

// CountAll reads the definitions of the site at root, over those of base that it
// inherits, and counts them all over its model. A definition that is wrong, or
// that cannot be counted, is a finding; so is one that is as good as empty,
// and a live block of a text that names no table.
func CountAll(root, base fs.FS, s *site.Site) ([]*Table, diag.List) {
	definitions, findings := Load(site.SchemaFiles(root, base, s.Config), "schemas/", s.Schemas)
	tables, more := CountLoaded(definitions, s)
	return tables, append(findings, more...)
}

// CountLoaded does what CountAll does with definitions that Load has read over the
// schemas of the model.
func CountLoaded(definitions []*Tally, s *site.Site) ([]*Table, diag.List) {
	var findings diag.List
	counted := map[string]*Table{}
	plain := slices.DeleteFunc(slices.Clone(definitions), func(t *Tally) bool { return t.Parts != nil })
	for i, result := range countEach(plain, s, s.AsOf, runtime.GOMAXPROCS(0)) {
		t, table := plain[i], result.table
		if result.err != nil {
			findings = append(findings, diag.At(t.Span, "tally-failed", diag.Args{"error": result.err.Error()}))
			continue
		}
		findings = append(findings, doubts(table, s)...)
		counted[t.ID] = table
	}
	var tables []*Table
	for _, t := range definitions {
		switch table := counted[t.ID]; {
		case t.Parts != nil:
			tables = append(tables, compose(t, s, s.AsOf, counted))
		case table != nil:
			tables = append(tables, table)
		}
	}
	return tables, append(findings, checkBlocks(s, tables)...)
}

// doubts says of a table that is as good as empty why it is: none of the records
// that count by their dates leads to a row, or to a column.
func doubts(t *Table, s *site.Site) diag.List {
	args := diag.Args{"title": t.Title}
	switch {
	case len(t.Rows) == 0 && s.Section(t.Tally.Rows.From.ID) != nil:
		return diag.List{diag.At(t.Span, "tally-empty", args)}
	case len(t.Rows) > 0 && t.came.dated && !t.came.named:
		return diag.List{diag.At(t.Span, "tally-empty.rows", args)}
	case t.came.credited && !t.came.placed:
		return diag.List{diag.At(t.Span, "tally-empty.columns", args)}
	}
	return nil
}
