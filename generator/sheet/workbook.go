package sheet

import (
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"zoufang/generator/diag"
	"zoufang/generator/tally"
)

// single is a workbook of one table, and its definition behind it.
func (w Writer) single(t *tally.Table) ([]byte, error) {
	b := w.newBook(t.Title)
	page := b.sheet(t.Title)
	b.table(page, t)
	b.contents([]*tally.Table{t}, []string{page})
	return b.bytes()
}

// workbook is a workbook of all tables behind the list of them.
func (w Writer) workbook(tables []*tally.Table) ([]byte, error) {
	b := w.newBook(w.Title)
	front := b.sheet(w.say("tables.contents", nil))
	var pages []string
	for _, t := range tables {
		pages = append(pages, b.sheet(t.Title))
	}
	b.list(front, tables, pages)
	for i, t := range tables {
		b.table(pages[i], t)
	}
	return b.bytes()
}

// book is a workbook while it is written. The first error is kept, and nothing
// is done after it.
type book struct {
	Writer
	file   *excelize.File
	names  sheetNames
	styles map[style]int
	err    error
}

func (w Writer) newBook(title string) *book {
	b := &book{Writer: w, file: excelize.NewFile(), names: sheetNames{}, styles: map[style]int{}}
	day := w.AsOf.UTC().Format(time.RFC3339)
	b.do(b.file.SetDocProps(&excelize.DocProperties{
		Title: title, Creator: "zoufang", LastModifiedBy: "zoufang", Created: day, Modified: day,
	}))
	return b
}

// do notes an error.
func (b *book) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *book) bytes() ([]byte, error) {
	defer b.file.Close()
	if b.err != nil {
		return nil, b.err
	}
	data, err := b.file.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return data.Bytes(), nil
}

// sheet adds a sheet with a name as near to title as can be, and returns it.
func (b *book) sheet(title string) string {
	name := b.names.take(title)
	if len(b.names) == 1 {
		b.do(b.file.SetSheetName(b.file.GetSheetName(0), name))
		return name
	}
	_, err := b.file.NewSheet(name)
	b.do(err)
	return name
}

// contents adds the list of tables at the end.
func (b *book) contents(tables []*tally.Table, pages []string) {
	b.list(b.sheet(b.say("tables.definition", nil)), tables, pages)
}

// list writes the list of tables, with links to their pages and what each of
// them counts.
func (b *book) list(page string, tables []*tally.Table, pages []string) {
	p := b.page(page)
	p.headline(b.say("tables.tables", nil), b.say("tables.note-unitless", diag.Args{"as_of": b.AsOf.Format(time.DateOnly)}))
	p.heads([]string{
		b.say("tables.table", nil), b.say("tables.id", nil), b.say("tables.unit", nil),
		b.say("tables.rows", nil), b.say("tables.met", nil), b.say("tables.definition", nil),
	})
	for i, t := range tables {
		words := t.Words(b.Lang)
		if t.Description != "" {
			words = append([]string{t.Description}, words...)
		}
		met := ""
		if t.Target != nil {
			met = b.say("tables.met-of", diag.Args{"reached": t.Met.Reached, "of": t.Met.Of})
		}
		p.line([]cell{
			word(t.Title), word(t.ID), word(t.Unit), {tally.Digits(rowCount(t)), true},
			word(met), word(strings.Join(words, "\n")),
		}, style{wrap: true})
		b.do(b.file.SetCellHyperLink(page, p.at(1, p.last), "'"+pages[i]+"'!A1", "Location"))
		b.do(b.file.SetCellStyle(page, p.at(1, p.last), p.at(1, p.last), b.style(style{link: true, wrap: true})))
	}
	p.finish(p.last, 1)
}

// table writes one table.
func (b *book) table(page string, t *tally.Table) {
	note := diag.Args{"unit": t.Unit, "as_of": b.AsOf.Format(time.DateOnly)}
	p := b.page(page)
	if t.Unit == "" {
		p.headline(t.Title, b.say("tables.note-unitless", note))
	} else {
		p.headline(t.Title, b.say("tables.note", note))
	}
	g := b.grid(t)
	p.heads(g.heads)
	p.decimals = g.decimals()
	for _, line := range g.rows {
		p.line(line, style{})
	}
	end := p.last
	for _, line := range g.totals {
		p.line(line, style{bold: true})
	}
	if note := t.Discretion(b.Lang); note != "" {
		p.note(note)
	}
	p.finish(end, g.fixed)
}
