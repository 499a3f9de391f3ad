package cli

import (
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
	"zoufang/generator/tally"
)

type statusFlags struct {
	moment
	format string
	behind bool
	named  map[*schema.Collection]*string // the record that a flag of a collection names
}

func (a *App) statusCommand(args []string) *cobra.Command {
	f := statusFlags{named: map[*schema.Collection]*string{}}
	c := &cobra.Command{
		Use:     "status [ROW...]",
		Short:   a.say("help.status", nil),
		Long:    a.say("help.status-long", nil),
		Example: "  zoufang status\n  zoufang status --behind\n  zoufang status --at HEAD~10\n  zoufang status groups/g1\n  zoufang status --group g1 --format json",
		RunE:    func(c *cobra.Command, args []string) error { return a.status(c, f, args) },
	}
	c.Flags().BoolVar(&f.behind, "behind", false, a.say("flag.behind", nil))
	f.flags(a, c)
	c.Flags().StringVar(&f.format, "format", "text", a.say("flag.table-format", nil))
	complete(c, "format", "text", "json")
	c.ValidArgsFunction = a.completeRows(nil)
	if slices.Contains(args, c.Name()) {
		a.rowFlags(c, f, args)
	}
	return c
}

func (a *App) status(c *cobra.Command, f statusFlags, args []string) error {
	if !slices.Contains([]string{"text", "json"}, f.format) {
		return usage("cli.flag-value", diag.Args{"flag": "--format", "value": f.format})
	}
	model, tables, err := a.tables(c, f.moment)
	if err != nil {
		return err
	}
	chosen, err := f.chosen(c, model, tables, args)
	if err != nil {
		return err
	}
	switch {
	case chosen == nil && !f.behind && f.format == "json":
		return a.overviewJSON(model, tables)
	case chosen == nil && !f.behind:
		a.overview(model, tables)
	case f.format == "json":
		return a.standingsJSON(model, standings(tables, chosen, f.behind))
	default:
		a.standings(model, standings(tables, chosen, f.behind))
	}
	return nil
}

// standing is how a row stands in one cell of a table, or as a whole.
type standing struct {
	table  *tally.Table
	row    *tally.Row
	column *tally.Column // nil: all columns together
	cell   tally.Cell
}

// standings are those of the chosen rows, and of the rows grouped by a chosen
// record; all rows where nothing is chosen. With behind, only those that lack
// something now, or have passed what is allowed.
func standings(tables []*tally.Table, chosen []*site.Record, behind bool) []standing {
	var all []standing
	for _, t := range tables {
		for _, row := range chosenRows(t, chosen) {
			for _, s := range ofRow(t, row) {
				if !behind || s.cell.State == tally.StateBehind || s.cell.State == tally.StateMissed || s.cell.State == tally.StateOver {
					all = append(all, s)
				}
			}
		}
	}
	return all
}

func chosenRows(t *tally.Table, chosen []*site.Record) []*tally.Row {
	grouped := map[*tally.Row]bool{}
	for _, g := range t.Groups {
		for _, row := range g.Rows {
			grouped[row] = slices.Contains(chosen, g.Record)
		}
	}
	var rows []*tally.Row
	for i := range t.Rows {
		if row := &t.Rows[i]; chosen == nil || grouped[row] || slices.Contains(chosen, row.Record) {
			rows = append(rows, row)
		}
	}
	return rows
}

// ofRow is a row cell by cell where each column has a target, else as a whole.
// The points of a composite show when its ranks do.
func ofRow(t *tally.Table, row *tally.Row) []standing {
	switch {
	case t.Parts != nil && !t.Ranked:
		return nil
	case t.Target == nil || t.Target.Whole:
		return []standing{{t, row, nil, row.Total}}
	}
	var all []standing
	for i := range row.Cells {
		all = append(all, standing{t, row, &t.Columns[i], row.Cells[i]})
	}
	return all
}

// due is the day until which the target is to be met.
func (s standing) due(model *site.Site) time.Time {
	if s.column != nil {
		return s.column.Due
	}
	return model.Config.Period.To
}

// standings writes a line for each standing.
func (a *App) standings(model *site.Site, all []standing) {
	a.asOfLine(model)
	if len(all) == 0 {
		fmt.Fprintln(a.Stdout, a.say("status.none", nil))
		return
	}
	var lines [][]string
	for _, s := range all {
		line := []string{s.table.Title, s.row.Record.Called(), "", figureText(s.cell) + s.unit(), "", "", stateText(s.cell.State, a.lang)}
		if s.column != nil && len(s.table.Columns) > 1 {
			line[2] = s.column.In(a.lang)
		}
		if missing := s.cell.ToGo(); missing.Sign() > 0 {
			line[4], line[5] = tally.Digits(missing), s.due(model).Format(time.DateOnly)
		}
		lines = append(lines, line)
	}
	a.columns(a.Stdout, []string{
		a.say("tables.table", nil), a.say("tables.name", nil), a.say("status.column", nil), a.say("status.figure", nil),
		a.say("status.missing", nil), a.say("status.due", nil), a.say("tables.state", nil),
	}, lines)
}

func (s standing) unit() string {
	if s.table.Unit == "" {
		return ""
	}
	return " " + s.table.Unit
}

func (a *App) asOfLine(model *site.Site) {
	fmt.Fprintln(a.Stdout, a.say("tables.note-unitless", diag.Args{"as_of": model.AsOf.Format(time.DateOnly)}))
}

// figureText is a value beside what is wanted: 3/10 at least, 3/≤10 at most,
// 3/10–20 between two bounds.
func figureText(c tally.Cell) string {
	switch {
	case c.Min != nil && c.Max != nil:
		return c.Value.String() + "/" + tally.Digits(c.Min) + "–" + tally.Digits(c.Max)
	case c.Min != nil:
		return c.Value.String() + "/" + tally.Digits(c.Min)
	case c.Max != nil:
		return c.Value.String() + "/≤" + tally.Digits(c.Max)
	}
	return c.Value.String()
}

// stateText is a state by its shape and in words.
func stateText(s tally.State, lang diag.Lang) string {
	if s == tally.StateNone {
		return ""
	}
	return s.Sign() + " " + s.In(lang)
}
