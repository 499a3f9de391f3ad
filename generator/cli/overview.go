package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/sheet"
	"zoufang/generator/site"
	"zoufang/generator/tally"
)

// verdicts are the states in which rows are counted, in that order.
var verdicts = []tally.State{
	tally.StateMet, tally.StateOnTrack, tally.StateBehind, tally.StateMissed,
	tally.StateOver, tally.StateUpcoming, tally.StateExempt,
}

// overview writes a line for each table: its total, and how many rows are in which
// state.
func (a *App) overview(model *site.Site, tables []*tally.Table) {
	a.asOfLine(model)
	var lines [][]string
	for _, t := range tables {
		line := []string{t.ID, t.Title, "", "", ""}
		if t.Parts == nil {
			line[2] = strings.TrimSpace(t.Total.Value.String() + " " + t.Unit)
		}
		if t.Target != nil {
			line[3] = a.say("tables.met-of", diag.Args{"reached": t.Met.Reached, "of": t.Met.Of})
		}
		count := states(t)
		var texts []string
		for _, state := range verdicts {
			if n := count[state]; n > 0 {
				texts = append(texts, fmt.Sprintf("%s %d", stateText(state, a.lang), n))
			}
		}
		line[4] = strings.Join(texts, columnGap)
		lines = append(lines, line)
	}
	a.columns(a.Stdout, []string{
		a.say("tables.id", nil), a.say("tables.table", nil), a.say("tables.total", nil), a.say("tables.met", nil), a.say("status.rows", nil),
	}, lines)
}

// states counts the rows in each state.
func states(t *tally.Table) map[tally.State]int {
	count := map[tally.State]int{}
	for i := range t.Rows {
		if state := t.Rows[i].Verdict(); state != tally.StateNone {
			count[state]++
		}
	}
	return count
}

// overviewJSON writes the same for programs.
func (a *App) overviewJSON(model *site.Site, tables []*tally.Table) error {
	all := []any{}
	for _, t := range tables {
		data := map[string]any{"id": t.ID, "title": t.Title, "unit": t.Unit}
		if t.Parts == nil {
			data["total"] = sheet.Value(t.Total.Value)
		}
		if t.Target != nil {
			data["met"] = map[string]any{"reached": t.Met.Reached, "of": t.Met.Of}
			data["states"] = states(t)
		}
		all = append(all, data)
	}
	return a.writeJSON(map[string]any{"as_of": model.AsOf.Format(time.DateOnly), "tallies": all})
}

// standingsJSON writes standings for programs.
func (a *App) standingsJSON(model *site.Site, standings []standing) error {
	all := []any{}
	for _, s := range standings {
		data := sheet.Cell(s.cell)
		data["tally"], data["title"], data["unit"] = s.table.ID, s.table.Title, s.table.Unit
		data["row"], data["name"] = s.row.Record.Name(), s.row.Record.Called()
		if s.column != nil {
			data["column"] = s.column.ID
		}
		if missing := s.cell.ToGo(); missing.Sign() > 0 {
			data["missing"] = json.Number(tally.Digits(missing))
			data["due"] = s.due(model).Format(time.DateOnly)
		}
		all = append(all, data)
	}
	return a.writeJSON(map[string]any{"as_of": model.AsOf.Format(time.DateOnly), "cells": all})
}

// writeJSON writes data on one line, keys sorted.
func (a *App) writeJSON(data any) error {
	out := json.NewEncoder(a.Stdout)
	out.SetEscapeHTML(false)
	return out.Encode(data)
}
