package cli

import (
	"cmp"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
	"zoufang/generator/tally"
)

// rowFlags gives status a flag for every collection that has rows in the site's
// tables: its id in the singular, --group for groups. Where the site cannot be
// read, unknown flags are let pass, so that the reason is told instead.
func (a *App) rowFlags(c *cobra.Command, f statusFlags, args []string) {
	tallies, ok := a.definitions(os.DirFS(cmp.Or(flagValue(args, "root"), ".")))
	c.FParseErrWhitelist.UnknownFlags = !ok
	var collections []*schema.Collection
	for _, t := range tallies {
		if !slices.Contains(collections, t.Rows.From) {
			collections = append(collections, t.Rows.From)
		}
	}
	for _, collection := range collections {
		name := singular(collection.ID)
		if c.Flags().Lookup(name) != nil || slices.Contains([]string{"root", "lang", "help"}, name) {
			continue
		}
		f.named[collection] = c.Flags().String(name, "", a.say("flag.row", diag.Args{"label": collection.Title}))
		c.RegisterFlagCompletionFunc(name, a.completeRows(collection))
	}
}

// singular is the id of a collection as it names one record.
func singular(id string) string {
	if stem, ok := strings.CutSuffix(id, "ies"); ok {
		return stem + "y"
	}
	if strings.HasSuffix(id, "ss") {
		return id
	}
	return strings.TrimSuffix(id, "s")
}

// chosen returns the records that the command line names; nil where it names none.
func (f statusFlags) chosen(c *cobra.Command, model *site.Site, tables []*tally.Table, args []string) ([]*site.Record, error) {
	var chosen []*site.Record
	for _, name := range args {
		r, err := rowNamed(tables, name)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, r)
	}
	for _, section := range model.Sections() {
		for collection, name := range f.named {
			if collection.ID != section.Collection.ID || !c.Flags().Changed(singular(collection.ID)) {
				continue
			}
			r := model.Named(collection.ID, *name)
			if r == nil {
				return nil, unknownRecord(section, *name)
			}
			chosen = append(chosen, r)
		}
	}
	return chosen, nil
}

func unknownRecord(section *site.Section, name string) error {
	var known []string
	for _, r := range section.Records {
		known = append(known, r.Called())
	}
	if near := schema.Nearest(name, known, 3); len(near) > 0 {
		return usage("cli.unknown-record-near", diag.Args{"label": section.Collection.Title, "name": name, "candidates": near})
	}
	return usage("cli.unknown-record", diag.Args{"label": section.Collection.Title, "name": name})
}

// completion proposes what may stand at a place of the command line.
type completion = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

// completeRows proposes the records that have rows: of one collection by id, of
// all by collection and id.
func (a *App) completeRows(of *schema.Collection) completion {
	return func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		model, _, err := site.Load(c.Context(), site.Options{Root: a.files(), Schemas: a.Schemas, Today: a.Now(), Workers: workers()})
		if err != nil || model == nil {
			return nil, cobra.ShellCompDirectiveError
		}
		tables, _ := tally.CountAll(a.files(), a.Schemas, model)
		var names []string
		for _, r := range rowRecords(tables) {
			switch {
			case of == nil:
				names = append(names, r.Name()+"\t"+r.Called())
			case of.ID == r.Section.Collection.ID:
				names = append(names, r.ID+"\t"+r.Called())
			}
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeTables proposes the site's tables.
func (a *App) completeTables(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	tallies, _ := a.definitions(a.files())
	var names []string
	for _, t := range tallies {
		names = append(names, t.ID+"\t"+t.Title)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// complete proposes the values of a flag.
func complete(c *cobra.Command, flag string, values ...string) {
	c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}
