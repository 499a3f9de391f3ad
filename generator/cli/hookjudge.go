package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/record"
	"zoufang/generator/site"
)

// pushLimits are the largest files that are accepted: a record's as everywhere;
// others may be a scanned notice of some dozen pages, and are read whole.
var pushLimits = gitrepo.Limits{Text: record.MaxFile, File: 32 << 20}

// receive judges one branch of a push.
func (a *App) receive(ctx context.Context, guarded []string, u gitrepo.Update) error {
	branch := diag.Args{"branch": strings.TrimPrefix(u.Ref, branchPrefix)}
	if u.New == "" {
		return a.refuse("hook.deletion", branch)
	}
	advance, err := a.repo.Advance(ctx, u.New, a.known(guarded, u)...)
	var hostile *gitrepo.Hostile
	switch {
	case errors.As(err, &hostile):
		return a.refuseHostile(branch, []gitrepo.Hostile{*hostile})
	case errors.Is(err, gitrepo.ErrTooMany):
		return a.refuse("hook.too-many", branch)
	case err != nil:
		return err
	case u.Old != "" && !advance.Forward:
		return a.refuse("hook.forced", branch)
	}
	found, err := a.repo.Scan(ctx, advance.Commits, pushLimits)
	if err != nil {
		return err
	}
	if len(found) > 0 {
		return a.refuseHostile(branch, found)
	}
	return a.judgePush(ctx, branch, guarded, u, advance.Commits)
}

// refuse says why a branch cannot be accepted.
func (a *App) refuse(messageID string, args diag.Args) error {
	a.sayLine(messageID, args)
	return errFindings
}

// known are the commits that were judged before: the branch's own, or those of the
// other branches where it is new.
func (a *App) known(guarded []string, u gitrepo.Update) []string {
	if u.Old != "" {
		return []string{u.Old}
	}
	var tips []string
	for _, ref := range guarded {
		if tip := a.repo.Tip(strings.TrimPrefix(ref, branchPrefix)); tip != "" {
			tips = append(tips, tip)
		}
	}
	return tips
}

// refuseHostile lists what a push may not bring.
func (a *App) refuseHostile(branch diag.Args, found []gitrepo.Hostile) error {
	for _, h := range found {
		a.sayLine("hook.hostile-line", diag.Args{
			"path": diag.Visible(strings.ToValidUTF8(cmp.Or(h.Path, h.Commit), "\uFFFD")), "reason": a.hostileReason(h), "commit": gitrepo.Short(h.Commit),
		})
	}
	return a.refuse("hook.hostile", branch)
}

func (a *App) hostileReason(h gitrepo.Hostile) string {
	args := diag.Args{"part": diag.Visible(strings.ToValidUTF8(h.Part, "\uFFFD")), "size": h.Size, "limit": h.Limit}
	if h.Reason == gitrepo.HostileLarge {
		args["size"], args["limit"] = mebibytes(h.Size), mebibytes(h.Limit)
	}
	return a.say("hostile."+h.Reason, args)
}

func mebibytes(n int64) string { return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20)) }

// mainTip is the commit of the repository's own branch; "" where that is not
// guarded, so that nobody has judged it.
func (a *App) mainTip(guarded []string) string {
	if main := a.repo.Branch(); slices.Contains(guarded, branchPrefix+main) {
		return a.repo.Tip(main)
	}
	return ""
}

// judgePush looks through the commits that a branch gains, and compares the site that
// it moves to with the one it had, or with that of the repository's own branch where
// it is new.
func (a *App) judgePush(ctx context.Context, branch diag.Args, guarded []string, u gitrepo.Update, commits []string) error {
	next, err := a.commitSource(u.New)
	if err != nil {
		return err
	}
	branch["file"] = path.Join(a.repo.Prefix(), siteFile)
	if next == nil {
		return a.refuse("hook.no-site", branch)
	}
	last, err := a.commitSource(cmp.Or(u.Old, a.mainTip(guarded)))
	if err != nil {
		return err
	}
	if err := a.judgeCommits(ctx, branch, gained{commits, next, last}); err != nil {
		return err
	}
	memory := a.memory()
	defer memory.Save() // a gain for the next run, no more
	o := inspection{today: earlier(next.commit.Committer.When, a.Now()), memory: memory, history: a.history(), theme: true, tables: true}
	now, err := a.inspect(ctx, next, o)
	if errors.Is(err, site.ErrNoSite) {
		return a.refuse("hook.no-site", branch)
	}
	if err != nil || now.errors() == nil {
		return err
	}
	before, err := a.inspectLast(ctx, last, o)
	if err != nil {
		return err
	}
	return a.judgeErrors(branch, last, next, before, now)
}

// judgeErrors refuses errors that the site did not have.
func (a *App) judgeErrors(branch diag.Args, last, next *source, before, now health) error {
	a.source = next
	changes, err := changesBetween(last, next)
	if err != nil {
		return err
	}
	fresh := now.beyond(before, changes.unchanged)
	if len(fresh) == 0 {
		a.sayOld(len(before.errors()), len(now.errors()))
		return nil
	}
	fresh.Sort()
	a.showSome(fresh)
	branch["count"] = len(fresh)
	return a.refuse("hook.push-refused", branch)
}

// commitSource is the site in the commit of that id; nil where there is none.
func (a *App) commitSource(id string) (*source, error) {
	if id == "" {
		return nil, nil
	}
	commit, err := a.repo.Resolve(id)
	if err != nil {
		return nil, err
	}
	return sourceAt(a.repo, commit)
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
