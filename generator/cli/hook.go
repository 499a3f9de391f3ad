package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/site"
)

// gate says what the hook pre-receive guards.
type gate struct {
	site     string   // folder of the site in commits
	branches []string // that sites are published from
}

func (g *gate) flags(a *App, c *cobra.Command) {
	c.Flags().StringVar(&g.site, "site", "", a.say("flag.hook-site", nil))
	c.Flags().StringArrayVar(&g.branches, "branch", nil, a.say("flag.hook-branch", nil))
}

func (a *App) hookCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "hook",
		Short: a.say("help.hook", nil),
		Args:  a.knownCommand,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(a.hookInstallCommand(), a.hookUninstallCommand(), a.hookRunCommand())
	return c
}

func (a *App) hookInstallCommand() *cobra.Command {
	var g gate
	c := &cobra.Command{
		Use:     "install",
		Short:   a.say("help.hook-install", nil),
		Long:    a.say("help.hook-install-long", nil),
		Example: "  zoufang hook install\n  zoufang --root /srv/git/huodong.git hook install --branch main",
		Args:    none,
		RunE:    func(*cobra.Command, []string) error { return a.installHook(g) },
	}
	g.flags(a, c)
	return c
}

func (a *App) hookUninstallCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "uninstall",
		Short: a.say("help.hook-uninstall", nil),
		Args:  none,
		RunE:  func(*cobra.Command, []string) error { return a.uninstallHook() },
	}
}

// installHook writes the hooks that suit the repository.
func (a *App) installHook(g gate) error {
	repo, err := a.repository()
	if err != nil {
		return a.repositoryFailure(err)
	}
	if err := a.checkGate(repo, g); err != nil {
		return err
	}
	hooks, err := a.hooks(repo)
	if err != nil {
		return err
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	for _, hook := range hooks {
		if err := a.putHook(hook, a.hookScript(repo, hook, filepath.ToSlash(program), g)); err != nil {
			return err
		}
	}
	a.advise(repo)
	return nil
}

// putHook writes one hook and tells of it.
func (a *App) putHook(hook gitrepo.Hook, script string) error {
	kept, err := hook.Install(script)
	if errors.Is(err, gitrepo.ErrHookKept) {
		return fail(err, "hook.kept-before", diag.Args{"file": hook.Path, "kept": hook.Path + gitrepo.KeptSuffix})
	}
	if err != nil {
		return err
	}
	a.sayLine("hook.installed", diag.Args{"file": hook.Path})
	if kept {
		a.sayLine("hook.kept", diag.Args{"file": hook.Path + gitrepo.KeptSuffix})
	}
	return nil
}

// checkGate refuses to install a hook where it would have nothing to check.
func (a *App) checkGate(repo *gitrepo.Repo, g gate) error {
	switch {
	case g.site != "" && !fs.ValidPath(g.site):
		return usage("cli.flag-value", diag.Args{"flag": "--site", "value": g.site})
	case repo.Top() == "":
		return nil
	case g.site != "":
		return usage("hook.bare-only", diag.Args{"flag": "--site"})
	case g.branches != nil:
		return usage("hook.bare-only", diag.Args{"flag": "--branch"})
	case !a.exists(siteFile):
		return fail(site.ErrNoSite, "cli.no-site", diag.Args{"root": a.root})
	}
	return nil
}

// siteFile is what makes a folder a site.
const siteFile = "content/site.yaml"

// The hooks: two for work trees, one for bare repositories.
const (
	preCommit  = "pre-commit"
	commitMsg  = "commit-msg"
	preReceive = "pre-receive"
)

// hooks are those that suit the repository.
func (a *App) hooks(repo *gitrepo.Repo) ([]gitrepo.Hook, error) {
	dir, err := repo.HooksDir(a.Getenv)
	var elsewhere *gitrepo.HooksElsewhereError
	if errors.As(err, &elsewhere) {
		return nil, fail(err, "hook.elsewhere", diag.Args{"dir": elsewhere.Dir})
	}
	names := []string{preCommit, commitMsg}
	if repo.Top() == "" {
		names = []string{preReceive}
	}
	var hooks []gitrepo.Hook
	for _, name := range names {
		hooks = append(hooks, gitrepo.Hook{Path: filepath.Join(dir, name), Mark: hookMark})
	}
	return hooks, err
}

// advised are settings by which git refuses what it need not even store.
var advised = []struct{ key, value string }{
	{"fsckObjects", "true"},
	{"maxInputSize", "200m"},
}

// advise prints the settings of a bare repository that are worth making. They are
// its owner's to make.
func (a *App) advise(repo *gitrepo.Repo) {
	if repo.Top() != "" {
		return
	}
	told := false
	for _, s := range advised {
		if repo.Setting("receive", s.key) != "" {
			continue
		}
		if !told {
			a.sayLine("hook.advice", nil)
			told = true
		}
		fmt.Fprintf(a.Stderr, "  git -C %s config receive.%s %s\n", quoteShell(filepath.ToSlash(repo.Dir())), s.key, s.value)
	}
}

// uninstallHook removes what installHook wrote.
func (a *App) uninstallHook() error {
	repo, err := a.repository()
	if err != nil {
		return a.repositoryFailure(err)
	}
	hooks, err := a.hooks(repo)
	if err != nil {
		return err
	}
	for _, hook := range hooks {
		removed, err := hook.Uninstall()
		switch {
		case err != nil:
			return err
		case removed:
			a.sayLine("hook.removed", diag.Args{"file": hook.Path})
		default:
			a.sayLine("hook.absent", diag.Args{"file": hook.Path})
		}
	}
	return nil
}
