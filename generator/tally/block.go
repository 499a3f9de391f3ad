package tally

import (
	"slices"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/markdown"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// Block is a live block of a text: a table as it stands when the site is built,
// or stood on a day, or some of its rows and columns.
//
//	```tally cadre-workers rows=c01,c02 columns=2012-Q1 as-of=2012-06-30 bars
type Block struct {
	Tally   string
	Rows    []string // ids; nil: all
	Columns []string // ids; nil: all
	AsOf    time.Time
	Bars    bool // as bars of its totals instead of a table
}

// ParseBlock reads the words of a live block. It returns the word that it does not
// understand, or "".
func ParseBlock(info string) (b Block, wrong string) {
	words := strings.Fields(info)
	if len(words) < 2 {
		return b, info
	}
	b.Tally = words[1]
	for _, word := range words[2:] {
		key, value, _ := strings.Cut(word, "=")
		switch {
		case word == "bars":
			b.Bars = true
		case key == "rows" && value != "":
			b.Rows = strings.Split(value, ",")
		case key == "columns" && value != "":
			b.Columns = strings.Split(value, ",")
		case key == "as-of":
			day, ok := schema.ParseDate(value)
			if !ok {
				return b, word
			}
			b.AsOf = day
		default:
			return b, word
		}
	}
	return b, ""
}

// Select returns the part of a table that the block shows. Totals and groups of
// the whole table are left out where it shows some rows only.
func (b Block) Select(t *Table) *Table {
	part := *t
	if b.Rows != nil {
		part.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(r Row) bool { return !slices.Contains(b.Rows, r.Record.ID) })
		part.Totals, part.Groups = nil, nil
	}
	if b.Columns != nil {
		part.Columns = pick(b.Columns, t.Columns, t.Columns)
		part.Totals = pick(b.Columns, t.Columns, part.Totals)
		part.Rows = slices.Clone(part.Rows)
		for i := range part.Rows {
			part.Rows[i].Cells = pick(b.Columns, t.Columns, part.Rows[i].Cells)
		}
	}
	return &part
}

// pick returns those of all that stand in the columns of the ids.
func pick[T any](ids []string, columns []Column, all []T) []T {
	var kept []T
	for i := range all {
		if slices.Contains(ids, columns[i].ID) {
			kept = append(kept, all[i])
		}
	}
	return kept
}

// checkBlocks reports the live blocks of the site's texts that no table answers.
func checkBlocks(s *site.Site, tables []*Table) (findings diag.List) {
	for _, section := range s.Sections() {
		for _, r := range section.Records {
			r.Body.EachLive(func(slot markdown.Slot) {
				findings = append(findings, checkBlock(slot, tables)...)
			})
		}
	}
	return findings
}

func checkBlock(slot markdown.Slot, tables []*Table) diag.List {
	b, wrong := ParseBlock(slot.Info)
	if wrong != "" {
		return diag.List{diag.At(slot.DestSpan, "live-block.word", diag.Args{"value": wrong})}
	}
	at := slices.IndexFunc(tables, func(t *Table) bool { return t.ID == b.Tally })
	if at < 0 {
		var ids []string
		for _, t := range tables {
			ids = append(ids, t.ID)
		}
		return diag.List{nameless(slot, "live-block.tally", b.Tally, ids)}
	}
	var findings diag.List
	var rows, columns []string
	for _, r := range tables[at].Rows {
		rows = append(rows, r.Record.ID)
	}
	for _, c := range tables[at].Columns {
		columns = append(columns, c.ID)
	}
	for _, id := range b.Rows {
		if !slices.Contains(rows, id) {
			findings = append(findings, nameless(slot, "live-block.row", id, rows))
		}
	}
	for _, id := range b.Columns {
		if !slices.Contains(columns, id) {
			findings = append(findings, nameless(slot, "live-block.column", id, columns))
		}
	}
	return findings
}

// nameless is a name in a block that nothing has, with those most like it.
func nameless(slot markdown.Slot, messageID, value string, known []string) diag.Finding {
	if near := schema.Nearest(value, known, 3); len(near) > 0 {
		return diag.At(slot.DestSpan, messageID+"-near", diag.Args{"value": value, "candidates": near})
	}
	return diag.At(slot.DestSpan, messageID, diag.Args{"value": value})
}
