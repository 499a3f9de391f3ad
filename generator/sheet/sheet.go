// Package sheet writes tables as files for office programs and for programs:
// workbooks (.xlsx), CSV and JSON. The same tables give the same bytes.
package sheet

import (
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/tally"
)

// Writer writes tables, in a language and with the day that they are as of.
type Writer struct {
	Title string // of the site, over the workbook of all tables
	Lang  diag.Lang
	AsOf  time.Time
}

// File is a written file. Its name has no folder.
type File struct {
	Name string
	Data []byte
}

// Format is a kind of file.
type Format string

// The formats.
const (
	CSV  Format = "csv"
	JSON Format = "json"
	XLSX Format = "xlsx"
)

// Formats lists the formats.
var Formats = []Format{CSV, XLSX, JSON}

// Table writes one table as <id>.<format>.
func (w Writer) Table(t *tally.Table, format Format) (File, error) {
	var data []byte
	var err error
	switch format {
	case CSV:
		data, err = w.csv(t)
	case XLSX:
		data, err = w.single(t)
	default:
		data, err = w.json(t)
	}
	return File{Name: t.ID + "." + string(format), Data: data}, err
}

// Workbook writes all tables into one workbook, tallies.xlsx: first the list of
// them with their definitions in words, then a sheet for each.
func (w Writer) Workbook(tables []*tally.Table) (File, error) {
	data, err := w.workbook(tables)
	return File{Name: "tallies.xlsx", Data: data}, err
}

// say returns a word of the catalogue.
func (w Writer) say(messageID string, args diag.Args) string {
	return diag.Say(w.Lang, messageID, args)
}
