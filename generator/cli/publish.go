package cli

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"zoufang/generator/build"
	"zoufang/generator/diag"
	"zoufang/generator/publish"
	"zoufang/generator/site"
)

type publishFlags struct {
	buildFlags
	to     string
	keep   int
	wait   time.Duration
	noWait bool
}

func (a *App) publishCommand() *cobra.Command {
	var f publishFlags
	c := &cobra.Command{
		Use:     "publish",
		Short:   a.say("help.publish", nil),
		Long:    a.say("help.publish-long", nil),
		Example: "  zoufang publish --to /srv/szsc\n  zoufang publish --to /srv/szsc --at main --keep 30\n  zoufang publish --to 's3://szsc?region=cn-north-1'",
		Args:    none,
		RunE:    func(c *cobra.Command, _ []string) error { return a.publish(c, f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.to, "to", "", a.say("flag.publish-to", nil))
	flags.StringVar(&f.at, "at", "HEAD", a.say("flag.publish-at", nil))
	flags.StringVar(&f.asOf, "as-of", "", a.say("flag.as-of", nil))
	flags.StringVar(&f.audience, "audience", "", a.say("flag.audience", nil))
	flags.StringVar(&f.baseURL, "base-url", "", a.say("flag.base-url", nil))
	flags.BoolVar(&f.noHistory, "no-history", false, a.say("flag.no-history", nil))
	flags.IntVar(&f.workers, "workers", workers(), a.say("flag.workers", nil))
	flags.IntVar(&f.keep, "keep", 10, a.say("flag.keep", nil))
	flags.DurationVar(&f.wait, "wait", 10*time.Minute, a.say("flag.wait", nil))
	flags.BoolVar(&f.noWait, "no-wait", false, a.say("flag.no-wait", nil))
	return c
}

func (a *App) publish(c *cobra.Command, f publishFlags) error {
	switch {
	case f.to == "":
		return usage("publish.no-target", nil)
	case f.keep < 1:
		return usage("cli.flag-value", diag.Args{"flag": "--keep", "value": strconv.Itoa(f.keep)})
	}
	f.at = cmp.Or(f.at, "HEAD")
	o, err := a.buildOptions(f.buildFlags)
	if err != nil {
		return err
	}
	if err := a.knownAudience(o.Audience); err != nil {
		return err
	}
	var secrets []publish.Secret
	var admitted []string
	o.Withhold = func(w site.Withheld) {
		secrets = append(secrets, publish.Secret{Value: w.Text, Where: w.File, Name: w.Name})
	}
	o.Admit = func(text string) { admitted = append(admitted, text) }
	bar := a.newProgress()
	p := publish.Publication{
		Secrets: func(yield func(publish.Secret) bool) { slices.Values(secrets)(yield) },
		Private: &publish.Privacy{Rules: a.privacyIn(a.files()), Admitted: func(yield func(string) bool) { slices.Values(admitted)(yield) }},
		Build:   builder(o, bar), Commit: o.Commit.ID, Committed: o.Commit.Committer.When, Program: Version, Sources: a.root, NoHistory: f.noHistory,
	}
	started := time.Now()
	outcome, err := publishTo(c.Context(), f.to, p, publish.Options{
		Keep: f.keep, Wait: f.wait, NoWait: f.noWait || f.wait <= 0,
		Waiting:  func(h publish.Holder) { bar.clear(); a.sayLine("publish.waiting", holderArgs(h)) },
		Progress: func(step build.Step, done, total int) { bar.show("progress."+string(step), done, total) },
	})
	bar.clear()
	a.show(outcome.Built.Findings)
	if err != nil {
		return a.notPublished(f, outcome, err)
	}
	a.published(f.to, outcome, time.Since(started))
	return nil
}

// builder builds what o says into the folders that it is given.
func builder(o build.Options, bar *progress) publish.Builder {
	o.Progress = func(step build.Step, done, total int) { bar.show("progress."+string(step), done, total) }
	return func(ctx context.Context, out string) (build.Result, error) {
		o.Out = out
		return build.Run(ctx, o)
	}
}

// publishTo publishes into a folder or, where the target is the address of one,
// into a bucket.
func publishTo(ctx context.Context, target string, p publish.Publication, o publish.Options) (publish.Outcome, error) {
	if !publish.IsBucket(target) {
		return publish.Folder{Dir: target}.Publish(ctx, p, o)
	}
	bucket, err := publish.OpenBucket(ctx, target)
	if err != nil {
		return publish.Outcome{}, err
	}
	defer bucket.Close()
	return bucket.Publish(ctx, p, o)
}

// published says what was done.
func (a *App) published(target string, outcome publish.Outcome, took time.Duration) {
	r := outcome.Release
	args := diag.Args{
		"name": r.Name, "target": filepath.ToSlash(target), "pages": r.Pages, "files": len(r.Files), "linked": outcome.Linked,
		"sent": outcome.Sent, "removed": outcome.Removed, "time": seconds(took),
	}
	switch {
	case outcome.Unchanged:
		a.sayLine("publish.unchanged", args)
	case outcome.Again:
		a.sayLine("publish.again", args)
	case publish.IsBucket(target):
		a.sayLine("publish.sent", args)
	default:
		a.sayLine("publish.published", args)
	}
	if len(outcome.Pruned) > 0 {
		a.sayLine("publish.pruned", diag.Args{"names": outcome.Pruned})
	}
}

// notPublished says why nothing was published.
func (a *App) notPublished(f publishFlags, outcome publish.Outcome, err error) error {
	switch {
	case errors.Is(err, publish.ErrFindings):
		a.sayLine("publish.refused", diag.Args{"summary": outcome.Built.Findings.Summary(a.lang)})
		return errFindings
	case errors.Is(err, publish.ErrFaults):
		a.showFaults(outcome.Faults)
		a.sayLine("publish.faulty", diag.Args{"count": len(outcome.Faults)})
		return errFindings
	case errors.Is(err, site.ErrNoSite):
		return fail(err, "cli.no-site-at", diag.Args{"revision": f.at})
	case publish.IsBucket(f.to) && errors.Is(err, context.Canceled):
		return fail(err, "publish.bucket-interrupted", nil)
	}
	return releaseFailure(f.to, err)
}

// releaseFailure puts into words why a command about releases could not go on.
func releaseFailure(target string, err error) error {
	args := diag.Args{"dir": filepath.ToSlash(target)}
	var busy *publish.BusyError
	var bucket *publish.BucketError
	switch {
	case errors.As(err, &busy):
		return fail(err, "publish.busy", holderArgs(busy.Holder))
	case errors.As(err, &bucket):
		return bucketFailure(target, bucket)
	case errors.Is(err, build.ErrForeignFolder):
		return fail(err, "publish.foreign-folder", args)
	case errors.Is(err, build.ErrOtherAudience):
		return fail(err, "cli.other-audience", args)
	case errors.Is(err, build.ErrOverlap):
		return fail(err, "cli.overlap", args)
	case errors.Is(err, publish.ErrNoSymlinks):
		return fail(err, "publish.no-symlinks", args)
	case errors.Is(err, publish.ErrOccupied):
		return fail(err, "publish.occupied", args)
	case errors.Is(err, publish.ErrUnknownStore):
		return usage("publish.unknown-store", args)
	case errors.Is(err, publish.ErrLostLock):
		return fail(err, "publish.lost-lock", nil)
	case publish.IsFull(err):
		return fail(err, "publish.full", args)
	}
	return err
}

func bucketFailure(target string, err *publish.BucketError) error {
	args := diag.Args{"target": target, "reason": err.Error()}
	switch {
	case err.Denied:
		return fail(err, "publish.bucket-denied", args)
	case err.Absent:
		return fail(err, "publish.bucket-absent", args)
	}
	return fail(err, "publish.bucket-failure", args)
}

func holderArgs(h publish.Holder) diag.Args {
	return diag.Args{"host": h.Host, "pid": h.PID, "since": h.Since.Local().Format(time.TimeOnly)}
}

// noFolder puts into words that there is nothing published in a folder.
func noFolder(dir string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fail(err, "publish.no-releases", diag.Args{"dir": filepath.ToSlash(dir)})
	}
	return releaseFailure(dir, err)
}
