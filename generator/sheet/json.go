package sheet

import (
	"bytes"
	"encoding/json"
	"math/big"
	"time"

	"zoufang/generator/site"
	"zoufang/generator/tally"
)

// object is written with its keys sorted.
type object = map[string]any

// json is a table for programs, with the records behind each figure.
func (w Writer) json(t *tally.Table) ([]byte, error) {
	data := object{
		"id": t.ID, "title": t.Title, "unit": t.Unit, "as_of": w.AsOf.Format(time.DateOnly),
		"columns": columnIDs(t), "rows": rowsOf(t), "totals": cellsOf(t, t.Totals),
	}
	if t.Parts == nil {
		data["total"] = Cell(t.Total)
	}
	if t.Target != nil {
		data["met"] = metOf(t.Met)
	}
	if len(t.Groups) > 0 {
		data["groups"] = groupsOf(t)
	}
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	err := out.Encode(data)
	return b.Bytes(), err
}

func columnIDs(t *tally.Table) []string {
	ids := []string{}
	for _, c := range t.Columns {
		ids = append(ids, c.ID)
	}
	return ids
}

func rowsOf(t *tally.Table) []object {
	rows := []object{}
	for _, r := range t.Rows {
		row := object{"id": r.Record.ID, "name": r.Record.Title, "cells": cellsOf(t, r.Cells)}
		if t.Parts == nil || t.Ranked {
			row["total"] = Cell(r.Total)
		}
		if r.Rank > 0 {
			row["rank"] = r.Rank
		}
		rows = append(rows, row)
	}
	return rows
}

func groupsOf(t *tally.Table) []object {
	groups := []object{}
	for _, g := range t.Groups {
		group := object{"id": g.ID, "name": g.Title, "cells": cellsOf(t, g.Cells), "total": Cell(g.Total)}
		if t.Target != nil {
			group["met"] = metOf(g.Met)
		}
		groups = append(groups, group)
	}
	return groups
}

func metOf(m tally.Tallied) object { return object{"reached": m.Reached, "of": m.Of} }

func cellsOf(t *tally.Table, cells []tally.Cell) []object {
	all := []object{}
	for i, c := range cells {
		data := Cell(c)
		data["column"] = t.Columns[i].ID
		all = append(all, data)
	}
	return all
}

// Cell is a figure as JSON files write it: its value, the records behind it, and
// its target and state where it has them. Of one that is not told there is no more
// than the target.
func Cell(c tally.Cell) map[string]any {
	data := object{"value": Value(c.Value)}
	if c.Value.Concealed() {
		data["concealed"] = true
	} else {
		data["records"] = namesOf(c.Records)
	}
	if c.State != tally.StateNone {
		data["state"] = string(c.State)
	}
	if c.Late > 0 {
		data["late"] = c.Late
	}
	target := object{}
	if c.Min != nil {
		target["min"] = number(c.Min)
	}
	if c.Max != nil {
		target["max"] = number(c.Max)
	}
	if len(target) > 0 {
		data["target"] = target
	}
	return data
}

func namesOf(records []*site.Record) []string {
	names := []string{}
	for _, r := range records {
		names = append(names, r.Name())
	}
	return names
}

// Value is an exact number, or nil for one that is not told.
func Value(a tally.Amount) any {
	if a.Concealed() {
		return nil
	}
	return number(a.Rat())
}

// number is an exact number.
func number(r *big.Rat) json.Number { return json.Number(tally.Digits(r)) }
