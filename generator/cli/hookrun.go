package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/site"
)

func (a *App) hookRunCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "run",
		Short: a.say("help.hook-run", nil),
		Args:  a.knownCommand,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	var g gate
	receive := &cobra.Command{
		Use:   preReceive,
		Short: a.say("help.hook-pre-receive", nil),
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.guarded(func() error { return a.preReceive(c.Context(), g) })
		},
	}
	g.flags(a, receive)
	c.AddCommand(receive, a.hookMessageCommand(), &cobra.Command{
		Use:   preCommit,
		Short: a.say("help.hook-pre-commit", nil),
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.guarded(func() error { return a.preCommit(c.Context()) })
		},
	})
	return c
}

// guarded makes a failure of the program one that refuses, in plain words.
func (a *App) guarded(run func() error) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fail(nil, "hook.crashed", diag.Args{"reason": fmt.Sprint(x)})
		}
	}()
	return run()
}

// hookMemory is how much memory the check before a commit takes before garbage is
// collected at all: it is over soon, and somebody waits.
const hookMemory = 512 << 20

// preCommit checks what is staged. Only errors that the last commit does not have
// stop the new one.
func (a *App) preCommit(ctx context.Context) error {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(hookMemory)
	if err := a.readStaged(); err != nil {
		return err
	}
	staged := a.source
	last, err := a.lastCommit()
	if err != nil {
		return err
	}
	changes, err := changesBetween(last, staged)
	if err != nil || len(changes) == 0 {
		return err
	}
	memory := a.memory()
	defer memory.Save() // a gain for the next run, no more
	o := inspection{today: a.Now(), memory: memory, theme: changes.theme(), tables: changes.tables(staged.files), findingsOnly: true}
	now, err := a.inspect(ctx, staged, o)
	if errors.Is(err, site.ErrNoSite) {
		return fail(err, "cli.no-site", diag.Args{"root": a.root})
	}
	if err != nil {
		return err
	}
	told := changes.warnings(now)
	var before health
	if now.errors() != nil || told != nil {
		if before, err = a.inspectLast(ctx, last, o); err != nil {
			return err
		}
	}
	a.source = staged
	return a.judgeCommit(before, now, changes, told.Without(before.all()))
}

// lastCommit is HEAD; nil before the first commit.
func (a *App) lastCommit() (*source, error) {
	repo, err := a.repository()
	if err != nil {
		return nil, a.repositoryFailure(err)
	}
	commit, err := repo.Resolve("HEAD")
	if errors.Is(err, gitrepo.ErrUnknownRevision) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return sourceAt(repo, commit)
}

// judgeCommit shows what is new, and refuses new errors.
func (a *App) judgeCommit(before, now health, changes changes, warnings diag.List) error {
	fresh := now.beyond(before, changes.unchanged)
	shown := append(fresh, warnings...)
	shown.Sort()
	a.showSome(shown)
	if len(fresh) > 0 {
		a.sayLine("hook.commit-refused", diag.Args{"count": len(fresh)})
		return errFindings
	}
	a.sayOld(len(before.errors()), len(now.errors()))
	return nil
}

// sayOld tells of the errors that were there before and do not stop anything.
func (a *App) sayOld(before, now int) {
	switch {
	case now == 0:
	case now < before:
		a.sayLine("hook.mended", diag.Args{"count": before, "mended": before - now, "left": now})
	default:
		a.sayLine("hook.old", diag.Args{"count": now})
	}
}

// maxShown is how many findings a hook shows: a push may have one in each of ten
// thousand files.
const maxShown = 50

// showSome shows the first findings and tells how many more there are.
func (a *App) showSome(all diag.List) {
	a.show(all[:min(len(all), maxShown)])
	if more := len(all) - maxShown; more > 0 {
		a.sayLine("hook.more", diag.Args{"count": more})
	}
}
