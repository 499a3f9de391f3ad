package compare

import (
	"encoding/json"

	"zoufang/generator/diag"
	"zoufang/generator/tally"
)

type jsonTables struct {
	Added   []jsonName  `json:"added"`
	Changed []jsonTable `json:"changed"`
	Gone    []jsonName  `json:"gone"`
}

type jsonName struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type jsonTable struct {
	jsonName
	Unit         string      `json:"unit,omitempty"`
	ColumnsAdded []jsonPlace `json:"columns_added,omitempty"`
	ColumnsGone  []jsonPlace `json:"columns_gone,omitempty"`
	RowsAdded    []jsonRow   `json:"rows_added,omitempty"`
	RowsGone     []jsonRow   `json:"rows_gone,omitempty"`
	Cells        []jsonCell  `json:"cells"`
}

type jsonPlace struct {
	Kind PlaceKind `json:"kind"`
	ID   string    `json:"id,omitempty"`
	Name string    `json:"name"`
}

type jsonRow struct {
	jsonPlace
	jsonFigure
}

type jsonCell struct {
	Row    jsonPlace  `json:"row"`
	Column jsonPlace  `json:"column"`
	Before jsonFigure `json:"before"`
	After  jsonFigure `json:"after"`
}

type jsonFigure struct {
	Value json.Number `json:"value,omitempty"`
	Min   json.Number `json:"min,omitempty"`
	Max   json.Number `json:"max,omitempty"`
	State tally.State `json:"state,omitempty"`
	Rank  int         `json:"rank,omitempty"`
}

func jsonTablesOf(t *Tables, lang diag.Lang) *jsonTables {
	return &jsonTables{
		Added: each(t.Added, jsonNameOf), Gone: each(t.Gone, jsonNameOf),
		Changed: each(t.Changed, func(t Table) jsonTable { return jsonTableOf(t, lang) }),
	}
}

func jsonNameOf(t TableName) jsonName { return jsonName(t) }

func jsonTableOf(t Table, lang diag.Lang) jsonTable {
	place := func(p Place) jsonPlace { return jsonPlace{p.Kind, p.ID, p.Name.In(lang)} }
	row := func(r RowFigure) jsonRow { return jsonRow{place(r.Place), jsonFigureOf(r.Figure)} }
	return jsonTable{
		jsonName: jsonNameOf(t.TableName), Unit: t.Unit,
		ColumnsAdded: each(t.ColumnsAdded, place), ColumnsGone: each(t.ColumnsGone, place),
		RowsAdded: each(t.RowsAdded, row), RowsGone: each(t.RowsGone, row),
		Cells: each(t.Cells, func(c Cell) jsonCell {
			return jsonCell{place(c.Row), place(c.Column), jsonFigureOf(c.Before), jsonFigureOf(c.After)}
		}),
	}
}

func jsonFigureOf(f Figure) jsonFigure {
	return jsonFigure{json.Number(f.Value), json.Number(f.Min), json.Number(f.Max), f.State, f.Rank}
}
