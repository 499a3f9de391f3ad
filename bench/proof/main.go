// Proof measures the program against Hugo: it makes sites with bench/gen, lets
// both compile them, checks that both made the same pages with the same titles
// and text, and takes the time of clean builds, of builds after a small change
// and of checks.
//
//	go run ./bench/proof --zoufang PROGRAM --hugo PROGRAM [--visits 1000,10000] [--runs 5] [--out bench/out]
//	go run ./bench/proof compare OURS HUGO'S
//
// It is run at the top of the repository; make proof builds both programs first.
// In each run all tasks take turns, so that whatever else the machine does hits
// all of them, and every figure is the median of the runs. What Hugo does lies in
// bench/hugo. The table goes to standard output and, as Markdown, to results.md in
// the folder; progress is shown on a terminal. Goals that were missed are said,
// pages that differ are a failure.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
)

// Exit statuses, the same as those of the program itself.
const (
	exitOK     = 0
	exitDiffer = 1
	exitUsage  = 2
	exitStuck  = 3
)

// errDiffer says that the two sites are not the same.
var errDiffer = errors.New("the pages differ")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the command with its streams given; it returns the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	if len(args) == 3 && args[0] == "compare" {
		return status(compare(args[1], args[2], stdout), stderr)
	}
	o, err := parseFlags(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitOK
	case err != nil:
		return exitUsage
	}
	return status(prove(ctx, o, stdout, stderr), stderr)
}

func status(err error, stderr io.Writer) int {
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errDiffer):
		fmt.Fprintln(stderr, "proof:", err)
		return exitDiffer
	}
	fmt.Fprintln(stderr, "proof:", err)
	return exitStuck
}

// prove measures site after site and prints what came of it.
func prove(ctx context.Context, o options, stdout, stderr io.Writer) error {
	say := newProgress(stderr)
	r := report{machine: machine(ctx, o)}
	for _, visits := range o.visits {
		results, err := proveSite(ctx, o, visits, stdout, say)
		if err != nil {
			say.clear()
			return fmt.Errorf("%d visits: %w", visits, err)
		}
		r.sizes = append(r.sizes, size{visits, results})
	}
	say.clear()
	if err := r.writeText(stdout); err != nil {
		return err
	}
	return r.saveMarkdown(filepath.Join(o.out, "results.md"))
}

// proveSite makes a site, compares what both programs make of it, and measures
// them.
func proveSite(ctx context.Context, o options, visits int, stdout io.Writer, say *progress) ([]result, error) {
	say.now("%d visits: the records", visits)
	s, err := newSite(ctx, o, visits)
	if err != nil {
		return nil, err
	}
	say.now("%d visits: comparing the pages", visits)
	if err := s.warmUp(ctx); err != nil {
		return nil, err
	}
	say.clear()
	fmt.Fprintf(stdout, "%d visits, ", visits)
	if err := compareApart(ctx, s.ours, s.theirs, stdout); err != nil {
		return nil, err
	}
	return s.measure(ctx, o.runs, say)
}

// compare compares two sites and says what came of it.
func compare(ours, theirs string, stdout io.Writer) error {
	c, err := compareSites(ours, theirs)
	if err != nil {
		return err
	}
	c.print(stdout)
	if len(c.differences) > 0 {
		return errDiffer
	}
	return nil
}

// compareApart compares in a process of its own: a system counts the memory that
// a process had when it started another one as that one's.
func compareApart(ctx context.Context, ours, theirs string, stdout io.Writer) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, self, "compare", ours, theirs)
	cmd.Stdout, cmd.Stderr = stdout, stdout
	var exit *exec.ExitError
	if err := cmd.Run(); errors.As(err, &exit) && exit.ExitCode() == exitDiffer {
		return errDiffer
	} else if err != nil {
		return fmt.Errorf("comparing: %w", err)
	}
	return nil
}
