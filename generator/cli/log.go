package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/history"
)

type logFlags struct {
	moment
	format, audience string
}

func (a *App) logCommand() *cobra.Command {
	var f logFlags
	c := &cobra.Command{
		Use:     "log RECORD",
		Short:   a.say("help.log", nil),
		Long:    a.say("help.log-long", nil),
		Example: "  zoufang log content/visits/2012/03/2012-03-05-g1-01.md\n  zoufang log visits/2012-03-05-g1-01\n  zoufang log visits/2012-03-05-g1-01 --format json",
		Args:    exactly(1, "RECORD"),
		RunE:    func(c *cobra.Command, args []string) error { return a.log(c, f, args[0]) },
	}
	f.flags(a, c)
	c.Flags().StringVar(&f.format, "format", "text", a.say("flag.table-format", nil))
	c.Flags().StringVar(&f.audience, "audience", "", a.say("flag.audience", nil))
	complete(c, "format", "text", "json")
	return c
}

// log shows what the commits of a record did to it, as its audience may see it.
func (a *App) log(c *cobra.Command, f logFlags, text string) error {
	if !slices.Contains([]string{"text", "json"}, f.format) {
		return usage("cli.flag-value", diag.Args{"flag": "--format", "value": f.format})
	}
	if _, err := a.repository(); err != nil && a.history() == nil {
		return a.repositoryFailure(err)
	}
	model, _, err := a.load(c, f.moment, f.audience)
	if err != nil || model == nil {
		return err
	}
	record, err := a.recordNamed(model, text, "log.unpublished")
	if err != nil || record == nil {
		return err
	}
	revisions, err := history.Of(model, record, history.Names(model))
	switch {
	case err != nil:
		return err
	case f.format == "json":
		return history.JSON(a.Stdout, revisions, a.lang)
	case len(revisions) == 0 && record.Provenance != nil && record.Provenance.Incomplete:
		a.sayLine("cli.not-fetched", diag.Args{"record": record.File})
		return nil
	case len(revisions) == 0:
		a.sayLine("cli.not-committed", diag.Args{"record": record.File})
		return nil
	}
	return history.Text(a.Stdout, revisions, a.lang, isTerminal(a.Stdout) && a.Getenv("NO_COLOR") == "")
}
