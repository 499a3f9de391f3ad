package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
)

// options are what the flags say.
type options struct {
	zoufang, hugo, out string
	visits             []int
	papers, runs       int
}

// parseFlags reads the flags and refuses what cannot be measured, with a message
// on stderr.
func parseFlags(args []string, stderr io.Writer) (options, error) {
	var o options
	var sizes string
	f := flag.NewFlagSet("proof", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.StringVar(&o.zoufang, "zoufang", "", "`program` to measure")
	f.StringVar(&o.hugo, "hugo", "", "Hugo's `program`")
	f.StringVar(&o.out, "out", filepath.Join("bench", "out"), "`folder` for sites and results")
	f.StringVar(&sizes, "visits", "1000,10000", "`sizes` of the sites")
	f.IntVar(&o.papers, "papers", 100, "number of research `papers` of each site")
	f.IntVar(&o.runs, "runs", 5, "`times` that everything is measured")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	if err := o.check(sizes, f.Args()); err != nil {
		fmt.Fprintln(stderr, "proof:", err)
		return o, err
	}
	return o, nil
}

// check takes the sizes and makes the names of the programs good in any folder.
func (o *options) check(sizes string, rest []string) (err error) {
	switch {
	case len(rest) > 0:
		return fmt.Errorf("unexpected argument %q", rest[0])
	case o.zoufang == "" || o.hugo == "":
		return errors.New("--zoufang and --hugo are needed: make proof gives them")
	case o.runs < 1:
		return errors.New("--runs: at least one is needed")
	}
	for size := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil || n < 1 {
			return fmt.Errorf("--visits: %q is no number of visits", size)
		}
		o.visits = append(o.visits, n)
	}
	for _, path := range []*string{&o.zoufang, &o.hugo, &o.out} {
		if *path, err = filepath.Abs(*path); err != nil {
			return err
		}
	}
	return nil
}
