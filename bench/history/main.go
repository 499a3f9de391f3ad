// History measures the walk over the history beside git itself: for each
// repository the CPU time and the memory of git log --name-only, of a walk that
// knows nothing, and of walks that know all, or all but the last ten commits,
// from a cache.
//
//	go run ./bench/history [--visits 1000,10000,50000] [--out bench/out] [--rounds 5] [REPOSITORY...]
//
// Without repositories it makes some with bench/gen, one commit for each visit,
// and keeps them for the next run. It changes nothing in a repository. Every
// figure is the least of all rounds, in which git and the walks take turns; each
// runs in a process of its own, so that what it used is what the system says.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"zoufang/generator/gitrepo"
)

// The targets that the last columns are measured against.
const (
	maxRatio = 2.5 // of a walk that knows nothing to git log
	newer    = 10  // commits that the cache does not know
)

type options struct {
	visits, out string
	rounds      int

	walk, head, cache string // of the process that is measured
}

func main() {
	var o options
	flag.StringVar(&o.visits, "visits", "1000,10000,50000", "`sizes` of the repositories to make")
	flag.StringVar(&o.out, "out", filepath.Join("bench", "out"), "`folder` for the repositories to make")
	flag.IntVar(&o.rounds, "rounds", 5, "`times` that everything is measured")
	flag.StringVar(&o.walk, "walk", "", "walk this `repository` once and print the time (used by the program itself)")
	flag.StringVar(&o.head, "head", "", "`commit` to walk from")
	flag.StringVar(&o.cache, "cache", "", "`file` of the cache")
	flag.Parse()
	if err := run(o, flag.Args(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "history:", err)
		os.Exit(1)
	}
}

func run(o options, repositories []string, w io.Writer) error {
	if o.walk != "" {
		return walk(o, w)
	}
	if len(repositories) == 0 {
		var err error
		if repositories, err = generate(o); err != nil {
			return err
		}
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(table, "repository\tcommits\tgit log CPU\tpeak\tcold CPU\tpeak\tratio (≤ %.1f)\tnothing new\t%d new\t\n", maxRatio, newer)
	for _, dir := range repositories {
		row, err := measure(dir, o.rounds)
		if err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		fmt.Fprintf(table, "%s\t%d\t%s\t%s\t%s\t%s\t%.2f\t%s\t%s\t\n", filepath.Base(dir), row.commits,
			seconds(row.git.cpu), mebibytes(row.git.peak), seconds(row.cold.cpu), mebibytes(row.cold.peak),
			row.cold.cpu.Seconds()/row.git.cpu.Seconds(), milliseconds(row.same.walk), milliseconds(row.newer.walk))
	}
	return table.Flush()
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f s", d.Seconds()) }
func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
}

func mebibytes(n int64) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprintf("%d MiB", n>>20)
}

// generate makes the repositories that are not there yet.
func generate(o options) ([]string, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, errors.New("making repositories needs the git program")
	}
	var dirs []string
	for size := range strings.SplitSeq(o.visits, ",") {
		dir := filepath.Join(o.out, "history-"+size)
		dirs = append(dirs, dir)
		if _, err := os.Stat(filepath.Join(dir, ".git", "HEAD")); err == nil {
			continue
		}
		gen := exec.Command("go", "run", "zoufang/bench/gen", "--visits", size, "--papers", "0", "--git", "--out", dir)
		gen.Stdout, gen.Stderr = os.Stderr, os.Stderr
		if err := gen.Run(); err != nil {
			return nil, fmt.Errorf("bench/gen: %w", err)
		}
	}
	return dirs, nil
}

// walk is what a build does with the history, and nothing else. It prints how
// long that took and how many commits there are.
func walk(o options, w io.Writer) error {
	start := time.Now()
	r, err := gitrepo.Open(o.walk, nil)
	if err != nil {
		return err
	}
	defer r.Close()
	h, err := r.History(context.Background(), gitrepo.HistoryOptions{Head: o.head, Cache: o.cache, Key: record})
	if err != nil {
		return err
	}
	fmt.Fprintln(w, time.Since(start).Microseconds(), h.Commits)
	return nil
}

// record follows the files below content, each as a record of its own.
func record(path string) (string, bool) { return strings.CutPrefix(path, "content/") }
