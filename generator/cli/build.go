package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"zoufang/generator/build"
	"zoufang/generator/diag"
	"zoufang/generator/site"
)

// buildFlags are the flags that say what is built.
type buildFlags struct {
	moment
	out, audience, baseURL string
	workers                int
	keepGoing, noHistory   bool
	clean, relative        bool
	noSearch               bool
	explain                string // a page
}

func (a *App) buildCommand() *cobra.Command {
	var f buildFlags
	var p profiles
	c := &cobra.Command{
		Use:     "build",
		Short:   a.say("help.build", nil),
		Long:    a.say("help.build-long", nil),
		Example: "  zoufang build\n  zoufang build --audience supervision --out /srv/duban\n  zoufang build --at HEAD~10 --out /tmp/before\n  zoufang build --relative --out /media/usb/szsc\n  zoufang build --explain groups/g1/",
		Args:    none,
		RunE: func(c *cobra.Command, _ []string) error {
			o, err := a.buildOptions(f)
			if err != nil {
				return err
			}
			o.Cache, o.Explain = a.buildCache(o.History != nil, f.clean), f.explain
			return p.around(func() error { return a.build(c, o) })
		},
	}
	p.flags(a, c)
	flags := c.Flags()
	flags.StringVar(&f.out, "out", "", a.say("flag.out", nil))
	f.moment.flags(a, c)
	flags.StringVar(&f.audience, "audience", "", a.say("flag.audience", nil))
	flags.StringVar(&f.baseURL, "base-url", "", a.say("flag.base-url", nil))
	flags.BoolVar(&f.relative, "relative", false, a.say("flag.relative", nil))
	flags.BoolVar(&f.noSearch, "no-search", false, a.say("flag.no-search", nil))
	flags.BoolVar(&f.keepGoing, "keep-going", false, a.say("flag.keep-going", nil))
	flags.BoolVar(&f.noHistory, "no-history", false, a.say("flag.no-history", nil))
	flags.BoolVar(&f.clean, "clean", false, a.say("flag.clean", nil))
	flags.StringVar(&f.explain, "explain", "", a.say("flag.explain", nil))
	flags.IntVar(&f.workers, "workers", workers(), a.say("flag.workers", nil))
	return c
}

func (a *App) buildOptions(f buildFlags) (build.Options, error) {
	asOf, err := parseDay(f.asOf)
	if err != nil {
		return build.Options{}, err
	}
	if err := a.readAt(f.at); err != nil {
		return build.Options{}, err
	}
	if f.baseURL != "" && !validBaseURL(f.baseURL) {
		return build.Options{}, usage("cli.flag-value", diag.Args{"flag": "--base-url", "value": f.baseURL})
	}
	history := a.history()
	if f.noHistory {
		history = nil
	}
	var files fs.FS // the folder
	if a.source != nil {
		files = a.source.files
	}
	return build.Options{
		Root: a.root, Files: files, Commit: a.commit(), History: history, Out: f.out, Schemas: a.Schemas, Templates: a.Templates,
		AsOf: asOf, Today: a.today(), BaseURL: f.baseURL, Audience: f.audience,
		Workers: f.workers, KeepGoing: f.keepGoing, Relative: f.relative, NoSearch: f.noSearch,
	}, nil
}

// build builds the site and shows what came of it.
func (a *App) build(c *cobra.Command, o build.Options) error {
	if err := a.knownAudience(o.Audience); err != nil {
		return err
	}
	started := time.Now()
	bar := a.newProgress()
	o.Progress = func(step build.Step, done, total int) { bar.show("progress."+string(step), done, total) }
	result, err := build.Run(c.Context(), o)
	bar.clear()
	a.show(result.Findings)
	switch {
	case errors.Is(err, site.ErrNoSite):
		return fail(err, "cli.no-site", diag.Args{"root": a.root})
	case errors.Is(err, build.ErrForeignFolder):
		return fail(err, "cli.foreign-folder", diag.Args{"dir": result.Out})
	case errors.Is(err, build.ErrOtherAudience):
		return fail(err, "cli.other-audience", diag.Args{"dir": result.Out})
	case errors.Is(err, build.ErrOverlap):
		return fail(err, "cli.overlap", diag.Args{"dir": result.Out})
	case err != nil:
		return err
	case !result.Written:
		a.sayLine("cli.not-built", diag.Args{"summary": result.Findings.Summary(a.lang)})
		return errFindings
	}
	a.sayLine("cli.built", diag.Args{
		"records": result.Records, "pages": result.Pages, "made": result.Made, "time": seconds(time.Since(started)),
		"dir": filepath.ToSlash(result.Out), "summary": result.Findings.Summary(a.lang),
	})
	if result.Explained != nil {
		if err := a.writeExplanation(*result.Explained, o.Explain); err != nil {
			return err
		}
	}
	if result.Findings.HasErrors() {
		return errFindings
	}
	return nil
}

// knownAudience refuses an audience that the site does not have.
func (a *App) knownAudience(id string) error {
	if id == "" {
		return nil
	}
	config, findings, err := site.ReadConfig(a.files())
	if err != nil || findings.HasErrors() {
		return nil // the build says it better
	}
	var known []string
	for _, audience := range config.Audiences {
		if audience.ID == id {
			return nil
		}
		known = append(known, audience.ID)
	}
	return usage("cli.unknown-audience", diag.Args{"audience": id, "known": known})
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.1f", d.Seconds()) }
