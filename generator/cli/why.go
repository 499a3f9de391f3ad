package cli

import (
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/site"
	"zoufang/generator/tally"
)

type whyFlags struct {
	moment
	table, row string
}

func (a *App) whyCommand() *cobra.Command {
	var f whyFlags
	c := &cobra.Command{
		Use:     "why RECORD | why --tally TALLY --row ROW",
		Short:   a.say("help.why", nil),
		Long:    a.say("help.why-long", nil),
		Example: "  zoufang why content/visits/2012/03/2012-03-05-g1-01.md\n  zoufang why visits/2012-03-05-g1-01\n  zoufang why --tally cadre-workers --row c01",
		RunE:    func(c *cobra.Command, args []string) error { return a.why(c, f, args) },
	}
	c.Flags().StringVar(&f.table, "tally", "", a.say("flag.tally", nil))
	c.Flags().StringVar(&f.row, "row", "", a.say("flag.tally-row", nil))
	f.flags(a, c)
	c.RegisterFlagCompletionFunc("tally", a.completeTables)
	c.RegisterFlagCompletionFunc("row", a.completeRows(nil))
	return c
}

func (a *App) why(c *cobra.Command, f whyFlags, args []string) error {
	asksRow := f.table != "" || f.row != ""
	switch {
	case asksRow && len(args) > 0:
		return usage("cli.no-arguments", diag.Args{"argument": args[0]})
	case asksRow && (f.table == "" || f.row == ""):
		return usage("cli.tally-and-row", nil)
	case !asksRow && len(args) != 1:
		return usage("cli.arguments", diag.Args{"expected": "RECORD", "count": len(args)})
	}
	model, tables, err := a.tables(c, f.moment)
	if err != nil {
		return err
	}
	if asksRow {
		return a.recordsBehind(tables, f)
	}
	record, err := a.recordNamed(model, args[0], "why.unpublished")
	if err != nil || record == nil {
		return err
	}
	return a.explain(model, tables, record)
}

// recordsBehind lists the records that a row of a table counts, by column.
func (a *App) recordsBehind(tables []*tally.Table, f whyFlags) error {
	t, err := tableNamed(tables, f.table)
	if err != nil {
		return err
	}
	record, err := rowNamed([]*tally.Table{t}, f.row)
	if err != nil {
		return err
	}
	var lines [][]string
	for _, row := range chosenRows(t, []*site.Record{record}) {
		for i, cell := range row.Cells {
			for _, r := range cell.Records {
				lines = append(lines, []string{row.Record.Called(), t.Columns[i].In(a.lang), day(r.Date), r.Title, r.File})
			}
		}
	}
	if len(lines) == 0 {
		fmt.Fprintln(a.Stdout, a.say("why.nothing-behind", diag.Args{"title": t.Title, "name": record.Called()}))
		return nil
	}
	a.columns(a.Stdout, []string{
		a.say("tables.name", nil), a.say("status.column", nil), a.say("why.date", nil), a.say("why.record", nil), a.say("why.file", nil),
	}, lines)
	return nil
}

// day is a date, "" where there is none.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// recordNamed finds a record by its file, by collection/id, or by a name that only
// one has. Of a record that is not published it says so in the words of a message,
// and returns nil.
func (a *App) recordNamed(model *site.Site, text, unpublished string) (*site.Record, error) {
	names := a.namesOf(text)
	var found []*site.Record
	var candidates []string
	for _, section := range model.Sections() {
		for _, r := range section.Records {
			if slices.Contains(names, r.File) || slices.Contains(names, r.Name()) {
				return r, nil
			}
		}
		if r := model.Named(section.Collection.ID, text); r != nil {
			found, candidates = append(found, r), append(candidates, r.Name())
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return nil, usage("cli.ambiguous-row", diag.Args{"name": text, "candidates": candidates})
	case a.written(model, names):
		_, err := fmt.Fprintln(a.Stdout, a.say(unpublished, diag.Args{"record": text, "as_of": day(model.AsOf)}))
		return nil, err
	}
	return nil, usage("cli.no-record", diag.Args{"name": text})
}

// namesOf is text as a path of the site or as collection/id: as it stands, and
// relative to the working folder.
func (a *App) namesOf(text string) []string {
	names := []string{path.Clean(filepath.ToSlash(text))}
	if paths, err := a.sitePaths([]string{text}); err == nil {
		names = append(names, paths...)
	}
	return names
}

// written reports whether a record that is not published has one of the names.
func (a *App) written(model *site.Site, names []string) bool {
	for _, name := range names {
		for _, c := range model.Schemas.Collections {
			id, named := strings.CutPrefix(name, c.ID+"/")
			inFolder := strings.HasPrefix(name, "content/"+c.Path+"/") && path.Ext(name) != ""
			if named && model.Taken(c.ID, id) || inFolder && a.exists(name) {
				return true
			}
		}
	}
	return false
}

// explain says where a record counts, and why nowhere else.
func (a *App) explain(model *site.Site, tables []*tally.Table, r *site.Record) error {
	fmt.Fprintln(a.Stdout, strings.TrimSpace(r.File+"  "+cmp.Or(r.Title, r.ID)+"  "+day(r.Date)))
	var counted, refused [][]string
	for _, t := range tables {
		account, err := tally.Why(t.Tally, model, r)
		if err != nil {
			return err
		}
		if account == nil {
			continue
		}
		for _, spot := range account.Spots {
			counted = append(counted, a.spotLine(t, spot))
		}
		for _, refusal := range account.Refusals {
			refused = append(refused, []string{t.Title, a.refusalText(model, refusal)})
		}
	}
	if len(counted) > 0 {
		fmt.Fprintln(a.Stdout, "\n"+a.say("why.counted", nil))
		a.columns(a.Stdout, []string{
			a.say("tables.table", nil), a.say("tables.name", nil), a.say("status.column", nil), a.say("status.figure", nil), a.say("tables.state", nil),
		}, counted)
	}
	if len(refused) > 0 {
		fmt.Fprintln(a.Stdout, "\n"+a.say("why.refused", nil))
		a.columns(a.Stdout, []string{a.say("tables.table", nil), a.say("why.reason", nil)}, refused)
	}
	if len(counted)+len(refused) == 0 {
		fmt.Fprintln(a.Stdout, "\n"+a.say("why.no-table", diag.Args{"label": r.Section.Collection.Title}))
	}
	return nil
}

func (a *App) spotLine(t *tally.Table, spot tally.Spot) []string {
	row := t.RowOf(spot.Row)
	cell, state := row.Cells[spot.Column], row.Cells[spot.Column].State
	figure := standing{table: t, cell: cell}
	return []string{
		t.Title, spot.Row.Called(), t.Columns[spot.Column].In(a.lang), figureText(cell) + figure.unit(), stateText(state, a.lang),
	}
}

// refusalText says why a source does not count a record.
func (a *App) refusalText(model *site.Site, r tally.Refusal) string {
	args := diag.Args{
		"field": r.Field, "condition": r.Condition, "day": day(r.Day),
		"from": day(model.Config.Period.From), "to": day(model.Config.Period.To), "as_of": day(model.AsOf),
	}
	variant := string(r.Reason)
	switch {
	case r.Reason == tally.ReasonOutside && r.Day.After(model.AsOf):
		variant = "later"
	case r.Reason == tally.ReasonNoRow && r.Condition != "" && r.Field == "":
		variant = "row-itself-condition"
	case r.Reason == tally.ReasonNoRow && r.Condition != "":
		variant = "no-row-condition"
	case r.Reason == tally.ReasonElsewhere && r.Field == "":
		variant = "no-period"
	case r.Reason == tally.ReasonNoRow && r.Field == "":
		variant = "row-itself"
	}
	return a.say("why."+variant, args)
}
