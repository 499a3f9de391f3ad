package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/publish"
)

func (a *App) releasesCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:     "releases DIR",
		Short:   a.say("help.releases", nil),
		Long:    a.say("help.releases-long", nil),
		Example: "  zoufang releases /srv/szsc\n  zoufang releases /srv/szsc --format json",
		Args:    exactly(1, "DIR"),
		RunE:    func(_ *cobra.Command, args []string) error { return a.listReleases(args[0], format) },
	}
	c.Flags().StringVar(&format, "format", "text", a.say("flag.table-format", nil))
	complete(c, "format", "text", "json")
	return c
}

func (a *App) listReleases(dir, format string) error {
	if !slices.Contains([]string{"text", "json"}, format) {
		return usage("cli.flag-value", diag.Args{"flag": "--format", "value": format})
	}
	all, current, err := publish.Folder{Dir: dir}.Releases()
	if err != nil {
		return noFolder(dir, err)
	}
	if format == "json" {
		return a.releasesJSON(all, current)
	}
	var lines [][]string
	for _, r := range all {
		mark := ""
		if r == current {
			mark = "*"
		}
		lines = append(lines, []string{
			mark, r.Name, r.Published.Local().Format("2006-01-02 15:04"), r.Commit[:min(12, len(r.Commit))], r.AsOf,
			strconv.Itoa(r.Pages), megabytes(r.Size()),
		})
	}
	a.columns(a.Stdout, []string{
		"", a.say("releases.name", nil), a.say("releases.published", nil), a.say("releases.commit", nil),
		a.say("releases.as-of", nil), a.say("releases.pages", nil), "MB",
	}, lines)
	return nil
}

func megabytes(size int64) string { return fmt.Sprintf("%.1f", float64(size)/1e6) }

// releasesJSON writes the releases for programs, without their files.
func (a *App) releasesJSON(all []*publish.Release, current *publish.Release) error {
	list := []any{}
	for _, r := range all {
		list = append(list, map[string]any{
			"name": r.Name, "number": r.Number, "current": r == current, "commit": r.Commit, "committed": r.Committed.Format(time.RFC3339),
			"as_of": r.AsOf, "audience": r.Audience, "base_url": r.BaseURL, "program": r.Program,
			"published": r.Published.UTC().Format(time.RFC3339), "pages": r.Pages, "files": len(r.Files), "size": r.Size(),
		})
	}
	return a.writeJSON(map[string]any{"releases": list})
}

func (a *App) rollbackCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "rollback DIR [RELEASE]",
		Short:   a.say("help.rollback", nil),
		Long:    a.say("help.rollback-long", nil),
		Example: "  zoufang rollback /srv/szsc\n  zoufang rollback /srv/szsc 2012-09-30-8a63c1d0b2f4",
		Args:    folderAndRelease,
		RunE:    func(c *cobra.Command, args []string) error { return a.rollback(c, args[0], second(args)) },
	}
}

func (a *App) rollback(c *cobra.Command, dir, name string) error {
	move, err := publish.Folder{Dir: dir}.Rollback(c.Context(), name, publish.Options{
		Waiting: func(h publish.Holder) { a.sayLine("publish.waiting", holderArgs(h)) },
	})
	switch {
	case errors.Is(err, publish.ErrDamaged):
		a.showFaults(move.Faults)
		a.sayLine("publish.damaged", diag.Args{"name": move.To.Name})
		return errFindings
	case errors.Is(err, publish.ErrNoRelease):
		return noRelease(err, name)
	case err != nil:
		return noFolder(dir, err)
	}
	a.sayLine("publish.rolled-back", diag.Args{"name": move.To.Name})
	return nil
}

// noRelease says that there is no release of a name, or none to go back to.
func noRelease(err error, name string) error {
	if name == "" {
		return fail(err, "publish.none-before", nil)
	}
	return fail(err, "publish.no-release", diag.Args{"name": name})
}

// folderAndRelease refuses anything but a folder and perhaps a release.
func folderAndRelease(_ *cobra.Command, args []string) error {
	if len(args) < 1 || len(args) > 2 {
		return usage("cli.arguments", diag.Args{"expected": "DIR [RELEASE]", "count": len(args)})
	}
	return nil
}

func second(args []string) string {
	if len(args) < 2 {
		return ""
	}
	return args[1]
}
