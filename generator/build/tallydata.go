package build

import (
	"bytes"
	"encoding/csv"
	"math/big"

	"zoufang/generator/schema"
	"zoufang/generator/site"
	"zoufang/generator/tally"
)

// byteOrderMark makes office programs read a file as UTF-8.
const byteOrderMark = "\ufeff"

// writeTallies writes the tables for programs and for office programs:
// data/tallies/<id>.json and .csv.
func (p *plan) writeTallies(out *output) error {
	for _, t := range p.tables {
		name := "data/tallies/" + t.ID
		if err := out.write(name+".json", append(appendJSON(nil, p.tableData(t)), '\n')); err != nil {
			return err
		}
		sheet, err := tableCSV(t, p.words())
		if err != nil {
			return err
		}
		if err := out.write(name+".csv", sheet); err != nil {
			return err
		}
	}
	return nil
}

// tableData is a table as design.md lays it out, with its totals beside.
func (p *plan) tableData(t *tally.Table) map[string]any {
	columns := []any{}
	for _, c := range t.Columns {
		columns = append(columns, c.ID)
	}
	rows := []any{}
	for _, r := range t.Rows {
		rows = append(rows, map[string]any{
			"id": r.Record.ID, "name": r.Record.Title, "cells": cellsData(t, r.Cells), "total": cellData(r.Total),
		})
	}
	data := map[string]any{
		"id": t.ID, "title": t.Title, "unit": t.Unit, "as_of": p.site.AsOf, "columns": columns, "rows": rows,
		"totals": cellsData(t, t.Totals), "total": cellData(t.Total),
	}
	if len(t.Groups) > 0 {
		groups := []any{}
		for _, g := range t.Groups {
			groups = append(groups, map[string]any{
				"id": g.ID, "name": g.Title, "cells": cellsData(t, g.Cells), "total": cellData(g.Total),
			})
		}
		data["groups"] = groups
	}
	return data
}

func cellsData(t *tally.Table, cells []tally.Cell) []any {
	all := []any{}
	for i, c := range cells {
		data := cellData(c)
		data["column"] = t.Columns[i].ID
		all = append(all, data)
	}
	return all
}

func cellData(c tally.Cell) map[string]any {
	data := map[string]any{"value": number(c.Value.Rat()), "records": recordNames(c.Records)}
	if c.State != tally.StateNone {
		data["state"] = string(c.State)
	}
	target := map[string]any{}
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

func recordNames(records []*site.Record) []any {
	names := []any{}
	for _, r := range records {
		names = append(names, r.Name())
	}
	return names
}

// number is an exact number for appendJSON.
func number(r *big.Rat) any {
	if d, ok := schema.ParseDecimal(tally.Digits(r)); ok {
		return d
	}
	return tally.Digits(r)
}

// tableCSV is a table for office programs: a row for each row, with its state
// where there is one column only, and the totals.
func tableCSV(t *tally.Table, words words) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	head := []string{words.id, words.name}
	for _, c := range t.Columns {
		head = append(head, words.column(c))
	}
	if len(t.Columns) > 1 {
		head = append(head, words.total)
	}
	if t.Target != nil {
		head = append(head, words.target, words.state)
	}
	if err := w.Write(head); err != nil {
		return nil, err
	}
	for _, r := range t.Rows {
		if err := w.Write(csvRow(t, r.Record.ID, r.Record.Title, r.Cells, r.Total, words)); err != nil {
			return nil, err
		}
	}
	if err := w.Write(csvRow(t, "", words.total, t.Totals, t.Total, words)); err != nil {
		return nil, err
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

func csvRow(t *tally.Table, id, name string, cells []tally.Cell, total tally.Cell, words words) []string {
	row := []string{id, safeCell(name)}
	judged := total
	for _, c := range cells {
		row = append(row, c.Value.String())
		if c.State != tally.StateNone && len(cells) == 1 {
			judged = c
		}
	}
	if len(cells) > 1 {
		row = append(row, total.Value.String())
	}
	if t.Target != nil {
		least := ""
		if judged.Min != nil {
			least = tally.Digits(judged.Min)
		}
		row = append(row, least, words.states[judged.State])
	}
	return row
}

// safeCell keeps office programs from taking text for a formula.
func safeCell(text string) string {
	if text != "" && bytes.ContainsRune([]byte("=+-@\t\r"), rune(text[0])) {
		return "'" + text
	}
	return text
}
