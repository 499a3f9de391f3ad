package cli

import (
	"encoding/json"
	"errors"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/signal"
	"zoufang/generator/site"
)

type boardFlags struct {
	moment
	format string
	all    bool
}

func (a *App) boardCommand() *cobra.Command {
	var f boardFlags
	c := &cobra.Command{
		Use:     "board",
		Short:   a.say("help.board", nil),
		Long:    a.say("help.board-long", nil),
		Example: "  zoufang board\n  zoufang board --all\n  zoufang board --at HEAD~10 --format json",
		Args:    none,
		RunE:    func(c *cobra.Command, _ []string) error { return a.board(c, f) },
	}
	c.Flags().BoolVar(&f.all, "all", false, a.say("flag.board-all", nil))
	f.flags(a, c)
	c.Flags().StringVar(&f.format, "format", "text", a.say("flag.table-format", nil))
	complete(c, "format", "text", "json")
	return c
}

// board shows what is to be checked.
func (a *App) board(c *cobra.Command, f boardFlags) error {
	if !slices.Contains([]string{"text", "json"}, f.format) {
		return usage("cli.flag-value", diag.Args{"flag": "--format", "value": f.format})
	}
	if err := a.readAt(f.at); err != nil {
		return err
	}
	audience, err := a.boardAudience()
	if err != nil {
		return err
	}
	model, findings, err := a.load(c, f.moment, audience)
	if err != nil {
		return err
	}
	if findings.HasErrors() {
		a.show(onlyErrors(findings))
		return errFindings
	}
	rules, _ := signal.Load(site.SchemaFiles(a.files(), a.Schemas, model.Config), model.Schemas, model.Config)
	board, failures, err := a.buildCache(true, false).Board(c.Context(), model, rules, signal.Options{Root: a.files(), Workers: workers()})
	if err != nil {
		return err
	}
	if failures.HasErrors() {
		a.show(failures)
		return errFindings
	}
	if f.format == "json" {
		out := json.NewEncoder(a.Stdout)
		out.SetIndent("", "  ")
		return out.Encode(board.Data(a.lang))
	}
	a.asOfLine(model)
	a.writeFindings(board, f.all)
	a.writeSlips(board)
	a.writeSamples(board, f.all)
	return nil
}

// boardAudience is who alone may see the board. Without settings there is none.
func (a *App) boardAudience() (string, error) {
	config, findings, err := site.ReadConfig(a.files())
	if errors.Is(err, site.ErrNoSite) {
		return "", fail(err, "cli.no-site", diag.Args{"root": a.root})
	}
	if err != nil {
		return "", err
	}
	var rules *signal.Rules
	if !findings.HasErrors() {
		rules, findings = readSignals(site.SchemaFiles(a.files(), a.Schemas, config), config)
	}
	if findings.HasErrors() {
		a.show(onlyErrors(findings))
		return "", errFindings
	}
	if rules == nil {
		return "", fail(nil, "cli.no-board", nil)
	}
	return rules.Audience, nil
}

func readSignals(schemas fs.FS, config site.Config) (*signal.Rules, diag.List) {
	set, findings := schema.Load(schemas, "schemas/")
	if findings.HasErrors() {
		return nil, findings
	}
	return signal.Load(schemas, set, config)
}
