package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/publish"
)

func (a *App) verifyCommand() *cobra.Command {
	var rebuild bool
	c := &cobra.Command{
		Use:     "verify DIR [RELEASE]",
		Short:   a.say("help.verify", nil),
		Long:    a.say("help.verify-long", nil),
		Example: "  zoufang verify /srv/szsc\n  zoufang verify /srv/szsc --rebuild",
		Args:    folderAndRelease,
		RunE:    func(c *cobra.Command, args []string) error { return a.verify(c, args[0], second(args), rebuild) },
	}
	c.Flags().BoolVar(&rebuild, "rebuild", false, a.say("flag.rebuild", nil))
	return c
}

func (a *App) verify(c *cobra.Command, dir, name string, rebuild bool) error {
	r, faults, err := publish.Folder{Dir: dir}.Verify(c.Context(), name)
	switch {
	case errors.Is(err, publish.ErrNoRelease):
		return noRelease(err, name)
	case err != nil:
		return noFolder(dir, err)
	case len(faults) > 0:
		a.showFaults(faults)
		a.sayLine("verify.wrong", diag.Args{"count": len(faults)})
		return errFindings
	}
	a.sayLine("verify.sound", diag.Args{"name": r.Name, "files": len(r.Files)})
	if !rebuild {
		return nil
	}
	return a.rebuild(c, r)
}

// rebuild builds the commit of a release again, and compares.
func (a *App) rebuild(c *cobra.Command, r *publish.Release) error {
	o, err := a.buildOptions(buildFlags{
		moment: moment{at: r.Commit, asOf: r.AsOf}, audience: r.Audience, baseURL: r.BaseURL, noHistory: r.NoHistory, workers: workers(),
	})
	if err != nil {
		return err
	}
	if r.Program != Version {
		a.sayLine("verify.other-program", diag.Args{"then": r.Program, "now": Version})
	}
	bar := a.newProgress()
	result, faults, err := r.Rebuild(c.Context(), builder(o, bar))
	bar.clear()
	switch {
	case errors.Is(err, publish.ErrFindings):
		a.show(result.Findings)
		a.sayLine("verify.not-rebuilt", diag.Args{"summary": result.Findings.Summary(a.lang)})
		return errFindings
	case err != nil:
		return releaseFailure(a.root, err)
	case len(faults) > 0:
		a.showFaults(faults)
		a.sayLine("verify.rebuilt-otherwise", diag.Args{"count": len(faults)})
		return errFindings
	}
	a.sayLine("verify.rebuilt", diag.Args{"commit": r.Commit[:min(12, len(r.Commit))]})
	return nil
}

// shownFaults is how many faults are written out: where all pages share one, there
// are as many as pages.
const shownFaults = 50

// showFaults writes what is wrong with a compiled site to standard error.
func (a *App) showFaults(faults []publish.Fault) {
	for _, f := range faults[:min(len(faults), shownFaults)] {
		place := f.File
		if f.Line > 0 {
			place = fmt.Sprintf("%s:%d", place, f.Line)
		}
		if place != "" {
			place += ": "
		}
		fmt.Fprintln(a.Stderr, diag.Visible(place+f.Message.In(a.lang)))
	}
	if more := len(faults) - shownFaults; more > 0 {
		a.sayLine("publish.more-faults", diag.Args{"count": more})
	}
}
