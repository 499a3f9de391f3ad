package cli

import (
	"bytes"
	"errors"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"zoufang/generator/build"
	"zoufang/generator/compare"
	"zoufang/generator/diag"
	"zoufang/generator/site"
)

type diffFlags struct {
	format, html, audience, asOf string
	all                          bool
}

func (a *App) diffCommand() *cobra.Command {
	var f diffFlags
	c := &cobra.Command{
		Use:     "diff REV1 [REV2]",
		Short:   a.say("help.diff", nil),
		Long:    a.say("help.diff-long", nil),
		Example: "  zoufang diff HEAD\n  zoufang diff HEAD~10 HEAD\n  zoufang diff origin/main --html changes.html\n  zoufang diff v1 v2 --format json",
		Args:    oneOrTwoRevisions,
		RunE:    func(c *cobra.Command, args []string) error { return a.diff(c, f, args) },
	}
	c.Flags().StringVar(&f.format, "format", "text", a.say("flag.table-format", nil))
	complete(c, "format", "text", "json")
	c.Flags().StringVar(&f.html, "html", "", a.say("flag.html", nil))
	c.Flags().StringVar(&f.audience, "audience", "", a.say("flag.audience", nil))
	c.Flags().StringVar(&f.asOf, "as-of", "", a.say("flag.diff-as-of", nil))
	c.Flags().BoolVar(&f.all, "all", false, a.say("flag.all", nil))
	return c
}

// oneOrTwoRevisions refuses any other number of arguments.
func oneOrTwoRevisions(_ *cobra.Command, args []string) error {
	if len(args) != 1 && len(args) != 2 {
		return usage("cli.diff-arguments", diag.Args{"count": len(args)})
	}
	return nil
}

func (a *App) diff(c *cobra.Command, f diffFlags, args []string) error {
	if !slices.Contains([]string{"text", "json"}, f.format) {
		return usage("cli.flag-value", diag.Args{"flag": "--format", "value": f.format})
	}
	later := ""
	if len(args) == 2 {
		later = args[1]
	}
	if err := a.readAt(later); err != nil { // said now, not after a long time
		return err
	}
	if err := a.knownAudience(f.audience); err != nil {
		return err
	}
	before, err := a.examine(c, f, args[0])
	if err != nil {
		return err
	}
	after, err := a.examine(c, f, later)
	if err != nil {
		return err
	}
	report := compare.Sites(before, after)
	report.Before.Name, report.After.Name = args[0], later
	if err := a.writeDiff(f, report, after.Model); err != nil {
		return err
	}
	if report.Before.Errors+report.After.Errors > 0 {
		return errFindings
	}
	return nil
}

// examine compiles a revision of the site in memory; "" is the site's folder.
// Records with errors are left out: what can be compared is.
func (a *App) examine(c *cobra.Command, f diffFlags, rev string) (*build.Examined, error) {
	a.source = nil
	o, err := a.buildOptions(buildFlags{
		moment: moment{at: rev, asOf: f.asOf}, audience: f.audience, workers: workers(), keepGoing: true,
	})
	if err != nil {
		return nil, err
	}
	bar := a.newProgress()
	defer bar.clear()
	o.Progress = func(step build.Step, done, total int) { bar.show("progress."+string(step), done, total) }
	examined, err := build.Examine(c.Context(), o)
	if errors.Is(err, site.ErrNoSite) {
		return nil, fail(err, "cli.no-site", diag.Args{"root": a.root})
	}
	return examined, err
}

// writeDiff writes the report to standard output, and as a page where that is
// asked for.
func (a *App) writeDiff(f diffFlags, report compare.Report, later *site.Site) error {
	if f.html != "" {
		if err := a.writeDiffPage(f.html, report, later); err != nil {
			return err
		}
	}
	if f.format == "json" {
		return compare.JSON(a.Stdout, report, a.lang)
	}
	color := isTerminal(a.Stdout) && a.Getenv("NO_COLOR") == ""
	return compare.Text(a.Stdout, report, compare.TextOptions{Lang: a.lang, Color: color, All: f.all})
}

func (a *App) writeDiffPage(file string, report compare.Report, later *site.Site) error {
	title := ""
	if later != nil {
		title = later.Config.Title
	}
	var b bytes.Buffer
	if err := compare.HTML(&b, report, title, a.lang); err != nil {
		return err
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		return err
	}
	a.sayLine("cli.written", diag.Args{"file": file})
	return nil
}
