package tally

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// Count makes the table of a tally as of a day, which is not after the one at
// which the site stands. An error says which expression of the definition could
// not be evaluated, and for what.
func Count(t *Tally, s *site.Site, asOf time.Time) (*Table, error) {
	c := &counter{tally: t, site: s, env: s.Env(), byKey: map[string][]int{}}
	c.env.AsOf = asOf
	if err := c.layOut(); err != nil {
		return nil, err
	}
	for i := range t.Sources {
		if err := c.source(&t.Sources[i]); err != nil {
			return nil, err
		}
	}
	return c.table()
}

// counter fills the cells of one table.
type counter struct {
	tally   *Tally
	site    *site.Site
	env     schema.Env
	columns []Column
	rows    []*site.Record
	byKey   map[string][]int // rows by what sources name them by
	groupOf []int            // of each row; -1: none
	groups  []Group
	cells   map[place]*heap
	united  bool // a record may come from two sources
}

// place is a cell of the table, or one of its margins.
type place struct{ row, column int }

// The margins: all rows, all columns, and below them the groups.
const all = -1

func groupRow(group int) int { return -2 - group }

// layOut finds the rows, columns and groups.
func (c *counter) layOut() error {
	var err error
	if c.columns, err = columnsOf(c.tally, c.site, c.env); err != nil {
		return err
	}
	c.cells = map[place]*heap{}
	seen := map[*schema.Collection]bool{}
	for _, source := range c.tally.Sources {
		c.united = c.united || seen[source.From]
		seen[source.From] = true
	}
	section := c.site.Section(c.tally.Rows.From.ID)
	if section == nil {
		return nil
	}
	for _, r := range section.Records {
		ok, err := test(c.tally.Rows.Where, r.Values, nil, c.env)
		if err != nil {
			return fmt.Errorf("%s: %w", r.Name(), err)
		}
		if ok {
			c.addRow(r)
		}
	}
	return nil
}

func (c *counter) addRow(r *site.Record) {
	keys := []string{r.ID}
	if c.tally.Rows.Key != nil {
		keys = keysAt(c.site, r.Values, c.tally.Rows.Key)
	}
	for _, key := range keys {
		c.byKey[key] = append(c.byKey[key], len(c.rows))
	}
	c.rows = append(c.rows, r)
	group := -1
	if c.tally.Rows.Group != nil {
		if id, title, record := groupKey(c.site, r.Values, c.tally.Rows.Group); id != "" {
			group = slices.IndexFunc(c.groups, func(g Group) bool { return g.ID == id })
			if group < 0 {
				group = len(c.groups)
				c.groups = append(c.groups, Group{ID: id, Title: title, Record: record})
			}
		}
	}
	c.groupOf = append(c.groupOf, group)
}

// entry is something that counts: a record, or an item of one.
type entry struct {
	record *site.Record
	item   string // tells the items of a record apart; "": the record as a whole
	values schema.Values
	from   time.Time
	to     time.Time
}

func (c *counter) source(source *Source) error {
	section := c.site.Section(source.From.ID)
	if section == nil {
		return nil
	}
	for _, r := range section.Records {
		for _, e := range entries(source, r) {
			if err := c.count(source, e); err != nil {
				return fmt.Errorf("%s: %w", r.Name(), err)
			}
		}
	}
	return nil
}

// entries returns what of a record counts by itself.
func entries(source *Source, r *site.Record) []entry {
	if source.Each == nil {
		return []entry{{record: r, values: r.Values}}
	}
	var all []entry
	for i, item := range itemsAt(r.Values, source.Each) {
		all = append(all, entry{record: r, item: fmt.Sprintf("%s/%d", dotted(source.Each), i), values: only(r.Values, source.Each, item)})
	}
	return all
}

// count puts an entry into its cells.
func (c *counter) count(source *Source, e entry) error {
	if !c.dated(source, &e) {
		return nil
	}
	rows, err := c.credited(source, e)
	if err != nil || len(rows) == 0 {
		return err
	}
	columns := c.columnsFor(source, e)
	if len(columns) == 0 {
		return nil
	}
	for _, row := range c.withMargins(rows) {
		for _, column := range columns {
			c.cell(row, column).add(c, e, c.columns[column])
		}
		c.cell(row, all).add(c, e, Column{From: c.site.Config.Period.From, To: c.site.Config.Period.To})
	}
	return nil
}

// withMargins adds the total and the groups of rows, each once.
func (c *counter) withMargins(rows []int) []int {
	places := append(slices.Clone(rows), all)
	for _, row := range rows {
		if g := c.groupOf[row]; g >= 0 && !slices.Contains(places, groupRow(g)) {
			places = append(places, groupRow(g))
		}
	}
	return places
}

// dated finds the days of an entry, and reports whether it counts by them.
func (c *counter) dated(source *Source, e *entry) bool {
	var ok bool
	if source.At != nil {
		if e.from, ok = firstDate(c.site, e.values, source.At); !ok {
			return false
		}
		e.to = e.from
	} else {
		if e.record.Date.IsZero() {
			return false
		}
		e.from = civil(e.record.Date)
		e.to = e.from
		if end := source.From.EndField; end != nil {
			if day, ok := e.values[end.Key].(time.Time); ok {
				e.to = civil(day)
			}
		}
	}
	if until, ok := firstDate(c.site, e.values, source.Until); ok {
		e.to = until
	}
	period := c.site.Config.Period
	return !e.from.Before(period.From) && !e.from.After(period.To) && !e.from.After(c.env.AsOf)
}

// credited returns the rows that an entry counts for.
func (c *counter) credited(source *Source, e entry) ([]int, error) {
	keys := []string{e.record.ID}
	if source.Credit != nil {
		keys = keysAt(c.site, e.values, source.Credit)
	}
	var rows []int
	for _, key := range keys {
		for _, row := range c.byKey[key] {
			ok, err := test(source.Where, e.values, c.rows[row].Values, c.env)
			if err != nil {
				return nil, err
			}
			if ok && !slices.Contains(rows, row) {
				rows = append(rows, row)
			}
		}
	}
	return rows, nil
}

// columnsFor returns the columns that an entry falls into: where days are
// counted all that hold one of its days, else the one that holds its date, or
// those that it names.
func (c *counter) columnsFor(source *Source, e entry) []int {
	switch {
	case c.tally.Columns.States != nil:
		return columnsNamed(c.columns, c.stateOf(source, e))
	case source.Column != nil:
		return columnsNamed(c.columns, keysAt(c.site, e.values, source.Column))
	case c.tally.Measure.Kind != KindDays:
		return holding(c.columns, e.from)
	}
	var at []int
	for i, column := range c.columns {
		if !e.from.After(column.To) && !e.to.Before(column.From) {
			at = append(at, i)
		}
	}
	return at
}

// stateOf returns the state of a record in its workflow, as of the day that is
// counted for.
func (c *counter) stateOf(source *Source, e entry) []string {
	progress := e.record.Progress
	if !c.env.AsOf.Equal(c.site.AsOf) {
		progress = source.From.Progress(e.record.Values, c.env)
	}
	if progress == nil || progress.State.ID == "" {
		return nil
	}
	return []string{progress.State.ID}
}

func (c *counter) cell(row, column int) *heap {
	at := place{row, column}
	h := c.cells[at]
	if h == nil {
		h = &heap{}
		c.cells[at] = h
	}
	return h
}

// byName orders records by collection and id.
func byName(a, b *site.Record) int { return strings.Compare(a.Name(), b.Name()) }
