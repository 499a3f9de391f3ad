package compare

import (
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/tally"
)

func (o outliner) tables(t *Tables) part {
	args := diag.Args{"tables": len(t.Changed), "cells": t.cells(), "added": len(t.Added), "gone": len(t.Gone)}
	p := part{Summary: o.summary(t.same(), "diff.tables", args)}
	p.with(o.say("diff.tables-added", nil), added, tableItems(t.Added))
	p.with(o.say("diff.tables-gone", nil), gone, tableItems(t.Gone))
	for _, table := range t.Changed {
		p.Blocks = append(p.Blocks, block{Title: table.Title, Detail: table.ID, Mark: changed, Items: o.tableItems(table)})
	}
	return p
}

func tableItems(all []TableName) []item {
	var items []item
	for _, t := range all {
		items = append(items, item{Label: t.Title, Detail: t.ID})
	}
	return items
}

// tableItems lists what changed in a table: columns, rows, then figures.
func (o outliner) tableItems(t Table) []item {
	var items []item
	for _, c := range t.ColumnsAdded {
		items = append(items, item{Label: o.say("diff.column", nil), After: c.Name.In(o.lang)})
	}
	for _, c := range t.ColumnsGone {
		items = append(items, item{Label: o.say("diff.column", nil), Before: c.Name.In(o.lang)})
	}
	for _, r := range t.RowsAdded {
		items = append(items, item{Label: o.say("diff.row", nil), After: o.row(r, t.Unit)})
	}
	for _, r := range t.RowsGone {
		items = append(items, item{Label: o.say("diff.row", nil), Before: o.row(r, t.Unit)})
	}
	for _, c := range t.Cells {
		before := c.Before
		if before.State == c.After.State {
			before.State = tally.StateNone // once is enough
		}
		items = append(items, item{Label: o.address(c), Before: o.figure(before, t.Unit), After: o.figure(c.After, t.Unit)})
	}
	return items
}

// address names a figure by its row and column.
func (o outliner) address(c Cell) string {
	row, column := c.Row.Name.In(o.lang), c.Column.Name.In(o.lang)
	if c.Column.Kind == Whole {
		return row
	}
	return row + " · " + column
}

// row names a row, with its figure where that is told.
func (o outliner) row(r RowFigure, unit string) string {
	if r.Figure == (Figure{}) {
		return r.Name.In(o.lang)
	}
	return r.Name.In(o.lang) + " " + o.figure(r.Figure, unit)
}

// figure is a number with its target and state: 8/10人 滞后.
func (o outliner) figure(f Figure, unit string) string {
	words := []string{diag.Name{ZH: f.wanted() + unit, EN: strings.TrimSpace(f.wanted() + " " + unit)}.In(o.lang)}
	if f.State != tally.StateNone {
		words = append(words, f.State.In(o.lang))
	}
	if f.Rank > 0 {
		words = append(words, o.say("diff.rank", diag.Args{"rank": f.Rank}))
	}
	return strings.Join(words, " ")
}

// wanted is a value beside what is wanted: 3/10 at least, 3/≤10 at most, 3/10–20
// between two bounds.
func (f Figure) wanted() string {
	switch {
	case f.Min != "" && f.Max != "":
		return f.Value + "/" + f.Min + "–" + f.Max
	case f.Min != "":
		return f.Value + "/" + f.Min
	case f.Max != "":
		return f.Value + "/≤" + f.Max
	}
	return f.Value
}
