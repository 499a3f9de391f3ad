package cli

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zoufang/generator/author"
	"zoufang/generator/diag"
)

type checkFlags struct {
	moment
	format      string
	fix, staged bool
}

func (a *App) checkCommand() *cobra.Command {
	var f checkFlags
	var p profiles
	c := &cobra.Command{
		Use:     "check [PATH...]",
		Short:   a.say("help.check", nil),
		Long:    a.say("help.check-long", nil),
		Example: "  zoufang check\n  zoufang check content/visits/2012/03\n  zoufang check --fix\n  zoufang check --staged\n  zoufang check --at origin/main\n  zoufang check --format sarif > findings.sarif",
		RunE: func(c *cobra.Command, args []string) error {
			return p.around(func() error { return a.check(c, f, args) })
		},
	}
	c.Flags().StringVar(&f.format, "format", "text", a.say("flag.format", nil))
	c.Flags().BoolVar(&f.staged, "staged", false, a.say("flag.staged", nil))
	f.flags(a, c)
	p.flags(a, c)
	c.Flags().BoolVar(&f.fix, "fix", false, a.say("flag.fix", nil))
	return c
}

func (a *App) check(c *cobra.Command, f checkFlags, args []string) error {
	if !slices.Contains([]string{"text", "json", "sarif"}, f.format) {
		return usage("cli.flag-value", diag.Args{"flag": "--format", "value": f.format})
	}
	if err := a.chooseSource(f); err != nil {
		return err
	}
	paths, err := a.sitePaths(args)
	if err != nil {
		return err
	}
	findings, err := a.findings(c, f, paths)
	if err != nil {
		return err
	}
	if f.fix {
		if err := a.fix(findings); err != nil {
			return err
		}
		if findings, err = a.findings(c, f, paths); err != nil {
			return err
		}
	}
	if err := a.write(findings, f.format); err != nil {
		return err
	}
	if findings.HasErrors() {
		return errFindings
	}
	return nil
}

// chooseSource reads what f asks for, of which only the folder can be mended.
func (a *App) chooseSource(f checkFlags) error {
	switch {
	case f.staged && f.at != "":
		return usage("cli.flags-exclude", diag.Args{"flag": "--staged", "other": "--at"})
	case f.fix && f.staged:
		return usage("cli.flags-exclude", diag.Args{"flag": "--fix", "other": "--staged"})
	case f.fix && f.at != "":
		return usage("cli.flags-exclude", diag.Args{"flag": "--fix", "other": "--at"})
	case f.staged:
		return a.readStaged()
	}
	return a.readAt(f.at)
}

// findings checks the whole site and returns what concerns paths.
func (a *App) findings(c *cobra.Command, f checkFlags, paths []string) (diag.List, error) {
	model, findings, err := a.load(c, f.moment, "")
	if err != nil {
		return nil, err
	}
	if model != nil {
		h := health{files: findings}
		if err := a.inspectModel(&h, model, inspection{theme: true, tables: true}); err != nil {
			return nil, err
		}
		findings = h.all()
		findings.Sort()
	}
	if len(paths) == 0 {
		return findings, nil
	}
	return slices.DeleteFunc(findings, func(f diag.Finding) bool {
		return !slices.ContainsFunc(paths, func(p string) bool {
			return p == "." || f.Span.File == p || strings.HasPrefix(f.Span.File, p+"/")
		})
	}), nil
}

// sitePaths turns paths of the command line, relative to the working folder,
// into paths of the site.
func (a *App) sitePaths(args []string) ([]string, error) {
	root, err := filepath.Abs(a.root)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, arg := range args {
		full, err := filepath.Abs(arg)
		if err != nil {
			return nil, err
		}
		rel, err := filepath.Rel(root, full)
		if err != nil || !filepath.IsLocal(rel) {
			return nil, usage("cli.path-outside", diag.Args{"path": arg})
		}
		name := filepath.ToSlash(rel)
		if !a.exists(name) {
			return nil, usage("cli.path-missing", diag.Args{"path": arg})
		}
		paths = append(paths, path.Clean(name))
	}
	return paths, nil
}

// fix applies the safe fixes and shows them.
func (a *App) fix(findings diag.List) error {
	changes, err := author.Fix(a.root, findings)
	for _, change := range changes {
		a.sayLine("cli.fixed", diag.Args{"file": change.File, "count": change.Fixed})
		for _, line := range change.Lines {
			fmt.Fprintf(a.Stderr, "%5d - %s\n      + %s\n", line.Line, line.Old, line.New)
		}
	}
	return err
}
