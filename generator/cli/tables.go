package cli

import (
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
	"zoufang/generator/tally"
)

// tables reads the site and counts its tables. Findings that would stop their
// publication are shown, and end the command: there are no other numbers than
// those that the site has.
func (a *App) tables(c *cobra.Command, m moment) (*site.Site, []*tally.Table, error) {
	model, findings, err := a.load(c, m, "")
	if err != nil {
		return nil, nil, err
	}
	var tables []*tally.Table
	if !findings.HasErrors() {
		var more diag.List
		tables, more = tally.CountAll(a.files(), a.Schemas, model)
		findings = append(findings, more...)
	}
	if findings.HasErrors() {
		a.show(slices.DeleteFunc(findings, func(f diag.Finding) bool { return f.Severity != diag.Error }))
		return nil, nil, errFindings
	}
	if len(tables) == 0 {
		a.sayLine("cli.no-tables", nil)
	}
	return model, tables, nil
}

// definitions reads the tallies of a site without its records, and reports whether
// it could.
func (a *App) definitions(files fs.FS) ([]*tally.Tally, bool) {
	config, _, err := site.ReadConfig(files)
	if err != nil {
		return nil, false
	}
	schemas := site.SchemaFiles(files, a.Schemas, config)
	set, findings := schema.Load(schemas, "schemas/")
	if findings.HasErrors() {
		return nil, false
	}
	tallies, findings := tally.Load(schemas, "schemas/", set)
	return tallies, !findings.HasErrors()
}

// tableNamed finds a table by its id or title.
func tableNamed(tables []*tally.Table, name string) (*tally.Table, error) {
	var known []string
	for _, t := range tables {
		if name == t.ID || name == t.Title {
			return t, nil
		}
		known = append(known, t.ID, t.Title)
	}
	if near := schema.Nearest(name, known, 3); len(near) > 0 {
		return nil, usage("cli.unknown-table-near", diag.Args{"name": name, "candidates": near})
	}
	return nil, usage("cli.unknown-table", diag.Args{"name": name})
}

// rowNamed finds the record that name means among those that have a row in one of
// tables, or whose rows are grouped by it: collection/id, an id or a name.
func rowNamed(tables []*tally.Table, name string) (*site.Record, error) {
	var found []*site.Record
	var known []string
	for _, r := range rowRecords(tables) {
		switch name {
		case r.Name():
			return r, nil
		case r.ID, r.Called():
			found = append(found, r)
		}
		known = append(known, r.Called())
	}
	if len(found) == 1 {
		return found[0], nil
	}
	if len(found) > 1 {
		var names []string
		for _, r := range found {
			names = append(names, r.Name())
		}
		return nil, usage("cli.ambiguous-row", diag.Args{"name": name, "candidates": names})
	}
	if near := schema.Nearest(name, known, 3); len(near) > 0 {
		return nil, usage("cli.unknown-row-near", diag.Args{"name": name, "candidates": near})
	}
	return nil, usage("cli.unknown-row", diag.Args{"name": name})
}

// rowRecords returns every record that has a row or groups some, each once.
func rowRecords(tables []*tally.Table) []*site.Record {
	var all []*site.Record
	known := map[*site.Record]bool{}
	add := func(r *site.Record) {
		if r != nil && !known[r] {
			known[r] = true
			all = append(all, r)
		}
	}
	for _, t := range tables {
		for _, row := range t.Rows {
			add(row.Record)
		}
		for _, g := range t.Groups {
			add(g.Record)
		}
	}
	return all
}
