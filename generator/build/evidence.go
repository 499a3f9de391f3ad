package build

import (
	"cmp"
	"slices"

	"zoufang/generator/site"
	"zoufang/generator/tally"
)

// Evidence is a record that was counted in a row.
type Evidence struct {
	Page    *Page         // of the record
	Columns []TableColumn // in which it was counted
}

// Evidence returns the first n records of each figure of the row, each once, in
// the order of their lists.
func (r *TableRow) Evidence(n int) []Evidence {
	r.table.view.noteSite(ofSections) // whose order is that of their records
	columns := map[*site.Record][]TableColumn{}
	for i, column := range r.table.Columns() {
		for _, record := range r.first(n, &r.row.Cells[i]) {
			columns[record] = append(columns[record], column)
		}
	}
	var all []Evidence
	for _, record := range listed(columns) {
		all = append(all, Evidence{r.table.view.page(record), columns[record]})
	}
	return all
}

// first returns the first n records of a figure, in the order of their lists.
func (r *TableRow) first(n int, c *tally.Cell) []*site.Record {
	for _, record := range c.Records {
		r.table.view.noteSection(ofMembers, record.Section)
	}
	records := slices.Clone(c.Records)
	slices.SortFunc(records, byList)
	return records[:min(n, len(records))]
}

func listed(columns map[*site.Record][]TableColumn) []*site.Record {
	var records []*site.Record
	for record := range columns {
		records = append(records, record)
	}
	slices.SortFunc(records, byList)
	return records
}

func byList(a, b *site.Record) int {
	return cmp.Or(cmp.Compare(a.Section.Number, b.Section.Number), cmp.Compare(a.Index, b.Index))
}
