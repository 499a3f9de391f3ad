package tally

import (
	"fmt"
	"slices"
	"time"

	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// Count makes the table of a tally as of a day, which is not after the one at
// which the site stands. An error says which expression of the definition could
// not be evaluated, and for what.
func Count(t *Tally, s *site.Site, asOf time.Time) (*Table, error) {
	r := countEach([]*Tally{t}, s, asOf, 1)[0]
	return r.table, r.err
}

// sourcesOf makes the sources of one collection those that are counted, and
// reports whether there are any.
func (c *counter) sourcesOf(from *schema.Collection) bool {
	c.sources = c.sources[:0]
	for i := range c.tally.Sources {
		if c.tally.Sources[i].From == from {
			c.sources = append(c.sources, &c.tally.Sources[i])
		}
	}
	return len(c.sources) > 0
}

// take counts a record for all sources of its collection.
func (c *counter) take(h *hand) {
	c.placed = c.placed[:0]
	for _, source := range c.sources {
		for _, what := range h.of(source) {
			if c.err != nil {
				return
			}
			if err := c.entry(source, entry{thing: what}); err != nil {
				c.err = fmt.Errorf("%s: %w", h.record.Name(), err)
			}
		}
	}
}

// entry puts an entry into its cells.
func (c *counter) entry(source *Source, e entry) error {
	if !c.dated(source, &e) {
		return nil
	}
	c.came.dated = true
	rows, err := c.credited(source, e)
	if err != nil || len(rows) == 0 {
		return err
	}
	columns := c.columnsFor(source, e)
	c.came.credited = true
	if len(columns) == 0 {
		return nil
	}
	c.came.placed = true
	share := c.share(e)
	for _, row := range c.withMargins(rows) {
		for _, column := range columns {
			c.put(e, share, row, column)
		}
		if !c.single {
			c.put(e, share, row, all)
		}
	}
	return nil
}

// withMargins adds the total and the groups of rows, each once.
func (c *counter) withMargins(rows []int) []int {
	c.found = append(rows, all)
	for _, row := range rows {
		if g := c.groupOf[row]; g >= 0 && !slices.Contains(c.found[len(rows):], groupRow(g)) {
			c.found = append(c.found, groupRow(g))
		}
	}
	return c.found
}

// dated finds the days of an entry, and reports whether it counts by them.
func (c *counter) dated(source *Source, e *entry) bool {
	var ok bool
	if source.At != nil {
		if e.from, ok = e.firstDate(c.site, source.At); !ok {
			return false
		}
		e.to = e.from
	} else {
		if e.first.IsZero() {
			return false
		}
		e.from, e.to = e.first, e.last
	}
	if until, ok := e.firstDate(c.site, source.Until); ok {
		e.to = until
	}
	period := c.site.Config.Period
	return !e.from.Before(period.From) && !e.from.After(period.To) && !e.from.After(c.env.AsOf)
}

// credited returns the rows that an entry counts for. They are good until the
// next call.
func (c *counter) credited(source *Source, e entry) ([]int, error) {
	c.found = c.found[:0]
	named := func(key string) {
		for _, row := range c.byKey[key] {
			if !slices.Contains(c.found, row) {
				c.found = append(c.found, row)
			}
		}
	}
	if source.Credit == nil {
		named(e.record.ID)
	} else {
		for _, key := range e.keys(c.site, source.Credit) {
			named(key)
		}
	}
	c.came.named = c.came.named || len(c.found) > 0
	if source.Where == nil || len(c.found) == 0 {
		return c.found, nil
	}
	if !source.Where.ReadsRow() {
		ok, err := e.answer(source.Where, c.env)
		if !ok {
			c.found = c.found[:0]
		}
		return c.found, err
	}
	values, kept := e.values(), c.found[:0]
	for _, row := range c.found {
		ok, err := source.Where.Bool(values, c.rows[row].Values, c.env)
		if err != nil {
			return nil, err
		}
		if ok {
			kept = append(kept, row)
		}
	}
	c.found = kept
	return kept, nil
}

// columnsFor returns the columns that an entry falls into: those that it names,
// else where days are counted all that hold one of its days, else those that hold
// its date. They are good until the next call.
func (c *counter) columnsFor(source *Source, e entry) []int {
	c.across = c.across[:0]
	named := func(key string) {
		if column, ok := c.columnAt[key]; ok && !slices.Contains(c.across, column) {
			c.across = append(c.across, column)
		}
	}
	switch {
	case c.tally.Columns.States != nil:
		named(c.stateOf(source, e))
	case source.Column != nil:
		for _, key := range e.keys(c.site, source.Column) {
			named(key)
		}
	default:
		to := e.from
		if c.tally.Measure.Kind == KindDays {
			to = e.to
		}
		first, last := c.day(e.from), c.day(to)
		for i, span := range c.spans {
			if first <= span.last && last >= span.first {
				c.across = append(c.across, i)
			}
		}
	}
	return c.across
}

// stateOf returns the state of a record in its workflow, as of the day that is
// counted for.
func (c *counter) stateOf(source *Source, e entry) string {
	progress := e.record.Progress
	if !c.env.AsOf.Equal(c.site.AsOf) {
		progress = source.From.Progress(e.record.Judged(), c.env)
	}
	if progress == nil {
		return ""
	}
	return progress.State.ID
}
