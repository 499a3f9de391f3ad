package tally

import (
	"fmt"
	"time"

	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// arrivals is how far the records of the sources came on their way into a table.
// A table that none reaches has a definition that cannot be meant.
type arrivals struct{ dated, named, credited, placed bool }

func (a *arrivals) join(b arrivals) {
	a.dated, a.named = a.dated || b.dated, a.named || b.named
	a.credited, a.placed = a.credited || b.credited, a.placed || b.placed
}

// counter fills the cells of one table.
type counter struct {
	tally    *Tally
	site     *site.Site
	env      schema.Env
	columns  []Column
	columnAt map[string]int // columns by id
	spans    []span         // the days of the columns
	single   bool           // there is one column, of the whole campaign, which is the total
	rows     []*site.Record
	byKey    map[string][]int // rows by what sources name them by
	groupOf  []int            // of each row; -1: none
	groupAt  map[string]int   // groups by id
	groups   []Group
	cells    []*heap        // see place
	numbers  map[string]int // different values, numbered as they come
	err      error

	sources []*Source   // of the collection that is being counted
	placed  []placement // what was put where, of the record that is being counted
	found   []int
	across  []int
	values  []int
	came    arrivals
}

// span is a stretch of days, counted from the first of the campaign.
type span struct{ first, last int }

// The margins: all rows, all columns, and below them the groups.
const all = -1

func groupRow(group int) int { return -2 - group }

// place is the index of a cell, or of one of the margins.
func (c *counter) place(row, column int) int {
	if row < 0 {
		row = len(c.rows) + all - row
	}
	if column == all {
		column = len(c.columns)
		if c.single {
			column = 0
		}
	}
	return row*(len(c.columns)+1) + column
}

// day counts days from the first of the campaign, which is 0.
func (c *counter) day(day time.Time) int {
	return int(day.Sub(c.site.Config.Period.From) / (24 * time.Hour))
}

// layOut finds the rows, columns and groups.
func (c *counter) layOut() error {
	var err error
	if c.columns, err = columnsOf(c.tally, c.site, c.env); err != nil {
		return err
	}
	c.single = c.tally.Columns.Period == PeriodCampaign
	c.columnAt, c.groupAt, c.numbers = map[string]int{}, map[string]int{}, map[string]int{}
	for i, column := range c.columns {
		c.columnAt[column.ID] = i
		c.spans = append(c.spans, span{c.day(site.Civil(column.From)), c.day(site.Civil(column.To))})
	}
	var records []*site.Record
	if section := c.site.Section(c.tally.Rows.From.ID); section != nil {
		records = section.Records
	}
	for _, r := range records {
		ok, err := test(c.tally.Rows.Where, r.Values, nil, c.env)
		if err != nil {
			return fmt.Errorf("%s: %w", r.Name(), err)
		}
		if ok {
			c.addRow(r)
		}
	}
	c.cells = make([]*heap, (len(c.rows)+1+len(c.groups))*(len(c.columns)+1))
	return nil
}

func (c *counter) addRow(r *site.Record) {
	keys := []string{r.ID}
	if c.tally.Rows.Key != nil {
		keys = (&thing{record: r}).keys(c.site, c.tally.Rows.Key)
	}
	for _, key := range keys {
		c.byKey[key] = append(c.byKey[key], len(c.rows))
	}
	c.rows = append(c.rows, r)
	group := -1
	if c.tally.Rows.Group != nil {
		group = c.group(groupKey(c.site, r.Values, c.tally.Rows.Group))
	}
	c.groupOf = append(c.groupOf, group)
}

// group returns the index of a group, which is a new one where it is not known;
// -1 where there is no id.
func (c *counter) group(id, title string, record *site.Record) int {
	if id == "" {
		return -1
	}
	at, known := c.groupAt[id]
	if !known {
		at = len(c.groups)
		c.groupAt[id] = at
		c.groups = append(c.groups, Group{ID: id, Title: title, Record: record})
	}
	return at
}

// another returns a counter of the same table that has counted nothing.
func (c *counter) another() *counter {
	other := *c
	other.cells, other.numbers = make([]*heap, len(c.cells)), map[string]int{}
	return &other
}

// join adds what another counter has counted of the records that come later.
func (c *counter) join(other *counter) {
	if c.err == nil {
		c.err = other.err
	}
	c.came.join(other.came)
	numbers := make([]int, len(other.numbers))
	for key, n := range other.numbers {
		numbers[n] = c.number(key)
	}
	for i, h := range other.cells {
		if h == nil {
			continue
		}
		for j, n := range h.values {
			h.values[j] = numbers[n]
		}
		if c.cells[i] == nil {
			c.cells[i] = h
		} else {
			c.cells[i].join(h)
		}
	}
}
