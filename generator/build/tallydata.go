package build

import (
	"context"

	"zoufang/generator/sheet"
)

// tallyUnits are the tables for programs and for office programs:
// data/tallies/<id>.json, .csv and .xlsx, and data/tallies.xlsx with all of them.
func (p *plan) tallyUnits() []unit {
	var units []unit
	for number, id := range p.tables.ids {
		u := unit{about: "table " + id}
		for _, format := range sheet.Formats {
			u.files = append(u.files, "data/tallies/"+id+"."+string(format))
		}
		u.name = u.files[0]
		u.make = func(_ context.Context, m *maker) error { return p.writeTally(m, number, u.files) }
		units = append(units, u)
	}
	if len(units) == 0 {
		return nil
	}
	return append(units, dataUnit("data/tallies.xlsx", p.workbook))
}

func (p *plan) sheets() sheet.Writer {
	return sheet.Writer{Title: p.site.Config.Title, Lang: p.lang(), AsOf: p.site.AsOf}
}

func (p *plan) writeTally(m *maker, number int, files []string) error {
	m.reads.note(newRead(ofTable, number))
	m.reads.note(newRead(ofDay, 0))
	for i, format := range sheet.Formats {
		file, err := p.sheets().Table(p.tables.all()[number], format)
		if err != nil {
			return err
		}
		if err := m.out.give(files[i], file.Data); err != nil {
			return err
		}
	}
	return nil
}

func (p *plan) workbook(m *maker) ([]byte, error) {
	m.reads.note(newRead(ofTables, 0))
	m.reads.note(newRead(ofDay, 0))
	for number := range p.tables.ids {
		m.reads.note(newRead(ofTable, number))
	}
	file, err := p.sheets().Workbook(p.tables.all())
	return file.Data, err
}
