// Gen writes a synthetic site: as many visit reports and research papers as
// asked for, with the groups, units, cadres and enterprises they refer to, all
// valid under the project's own schemas. Benchmarks and tests build it.
//
//	go run ./bench/gen --visits 10000 --papers 100 --out DIR [--seed N] [--git] [--daily] [--force]
//
// The same flags give the same bytes on every machine, and a record depends on
// nothing but the flags and its own number, so that records can be written in
// any order and none has to be kept in memory. Keys and vocabulary entries are
// Chinese, as cadres write them; references are ids, so that other generators
// can follow them as well. People, enterprises and places are invented.
//
// With --git the folder also becomes a Git repository in which every visit
// arrived by a commit of its own; that part needs an installed git program. Git
// writes a folder's list anew at every commit, so the time grows with the square
// of the visits in a folder: --daily gives each day a folder of its own and keeps
// the history of 100,000 visits bearable.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
)

// Exit statuses, the same as those of the program itself.
const (
	exitOK    = 0
	exitUsage = 2
	exitStuck = 3
)

// options are what the flags say.
type options struct {
	visits, papers int
	seed           uint64
	out            string
	git, force     bool
	daily          bool
}

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run is the command with its streams given; it returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	o, err := parseFlags(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitOK
	case err != nil:
		return exitUsage
	}
	if err := generate(o, stdout); err != nil {
		fmt.Fprintln(stderr, "gen:", err)
		return exitStuck
	}
	return exitOK
}

// parseFlags reads the flags and refuses what makes no site, with a message on
// stderr.
func parseFlags(args []string, stderr io.Writer) (options, error) {
	var o options
	f := flag.NewFlagSet("gen", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.IntVar(&o.visits, "visits", 10000, "number of visit `reports`")
	f.IntVar(&o.papers, "papers", 100, "number of research `papers`")
	f.Uint64Var(&o.seed, "seed", 1, "another `number` gives another site")
	f.StringVar(&o.out, "out", "", "`folder` to write into; it must be empty or absent")
	f.BoolVar(&o.git, "git", false, "also write a Git history, one commit per visit")
	f.BoolVar(&o.daily, "daily", false, "a folder of visits per day instead of per month")
	f.BoolVar(&o.force, "force", false, "write even if the folder is not empty; files of the same name are overwritten")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	if err := o.check(f.Args()); err != nil {
		fmt.Fprintln(stderr, "gen:", err)
		return o, err
	}
	return o, nil
}

// check says what is wrong with the flags and the arguments left after them.
func (o options) check(rest []string) error {
	switch {
	case len(rest) > 0:
		return fmt.Errorf("unexpected argument %q", rest[0])
	case o.out == "":
		return errors.New("--out DIR is missing")
	case o.visits < 0 || o.papers < 0:
		return errors.New("numbers of records cannot be negative")
	case o.papers > 0 && o.visits == 0:
		return errors.New("a paper is based on visits: --papers needs --visits")
	}
	return nil
}

// generate writes the site, then its history if asked for, and ends with one
// line about what it did. It finds out what could stop it before it writes.
func generate(o options, stdout io.Writer) error {
	start := time.Now()
	if err := checkFolder(o); err != nil {
		return err
	}
	s, err := newSite(o)
	if err != nil {
		return err
	}
	sum, err := s.write(o.out)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s: %d files, %.1f MB, %.1f s\n",
		o.out, sum.files, float64(sum.bytes)/1e6, time.Since(start).Seconds())
	if !o.git {
		return nil
	}
	start = time.Now()
	commits, err := s.writeHistory(o.out)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s: %d commits, %.1f s\n", o.out, commits, time.Since(start).Seconds())
	return nil
}

// checkFolder refuses a folder that is not empty, unless forced, and in any
// case one whose Git history would have to be replaced.
func checkFolder(o options) error {
	if o.git {
		if err := checkGit(o.out); err != nil {
			return err
		}
	}
	entries, err := os.ReadDir(o.out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(entries) > 0 && !o.force:
		return fmt.Errorf("%s is not empty; name another folder or use --force", o.out)
	}
	return nil
}
