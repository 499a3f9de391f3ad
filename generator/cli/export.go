package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/sheet"
)

type exportFlags struct {
	moment
	formats, out string
}

func (a *App) exportCommand() *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:     "export",
		Short:   a.say("help.export", nil),
		Long:    a.say("help.export-long", nil),
		Example: "  zoufang export\n  zoufang export --format xlsx --out tables\n  zoufang export --as-of 2012-06-30 --format csv,json",
		Args:    none,
		RunE:    func(c *cobra.Command, _ []string) error { return a.exportTables(c, f) },
	}
	c.Flags().StringVar(&f.formats, "format", "csv,xlsx,json", a.say("flag.export-format", nil))
	c.Flags().StringVar(&f.out, "out", "tallies", a.say("flag.export-out", nil))
	f.flags(a, c)
	complete(c, "format", "csv", "xlsx", "json", "csv,xlsx,json")
	return c
}

func (a *App) exportTables(c *cobra.Command, f exportFlags) error {
	var formats []sheet.Format
	for text := range strings.SplitSeq(f.formats, ",") {
		format := sheet.Format(strings.TrimSpace(text))
		if !slices.Contains(sheet.Formats, format) {
			return usage("cli.flag-value", diag.Args{"flag": "--format", "value": f.formats})
		}
		formats = append(formats, format)
	}
	model, tables, err := a.tables(c, f.moment)
	if err != nil || len(tables) == 0 {
		return err
	}
	w := sheet.Writer{Title: model.Config.Title, Lang: model.Config.Lang(), AsOf: model.AsOf}
	for _, t := range tables {
		for _, format := range formats {
			file, err := w.Table(t, format)
			if err := a.writeTable(f.out, file, err); err != nil {
				return err
			}
		}
	}
	if !slices.Contains(formats, sheet.XLSX) {
		return nil
	}
	file, err := w.Workbook(tables)
	return a.writeTable(f.out, file, err)
}

// writeTable writes a file into a folder and says its name, unless it could not
// be made.
func (a *App) writeTable(dir string, file sheet.File, err error) error {
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	name := filepath.Join(dir, file.Name)
	if err := os.WriteFile(name, file.Data, 0o644); err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.Stdout, filepath.ToSlash(name))
	return err
}
