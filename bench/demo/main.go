// Demo writes the demonstration year as a Git repository: the records of
// content/ as they came about, day by day in 2012, committed by the cadres who
// wrote them. Its last commit holds content/ byte for byte.
//
// The history is derived from the records by rule. A record appears within days
// of its date, grows with each later date that it names, and refers only to what
// is there; some were entered late, some corrected. text/course.txt tells how
// records grow, text/hand.txt what was chosen by hand. What looks like chance is
// drawn from the records' ids, so the same content gives the same commits on
// every machine.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	out := flag.String("out", "", "folder to write the repository into")
	content := flag.String("content", "content", "records of the demonstration year")
	schemas := flag.String("schemas", "schemas", "schemas of the campaign")
	force := flag.Bool("force", false, "replace a repository that is there")
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*out, *content, *schemas, *force); err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

// run writes the repository into out.
func run(out, content, schemas string, force bool) error {
	if err := makeRoom(out, force); err != nil {
		return err
	}
	y, err := compose(content, schemas)
	if err != nil {
		return err
	}
	if err := y.repo.write(out, y.main.tip, y.main.files); err != nil {
		return err
	}
	fmt.Printf("%s: %d commits, %d of them merges, %s\n", out, y.repo.commits, y.merges, y.main.tip)
	return nil
}

// compose lives through the year and returns it at its end.
func compose(content, schemas string) (*year, error) {
	a, err := readArchive(content, schemas)
	if err != nil {
		return nil, err
	}
	y, err := newYear(a)
	if err != nil {
		return nil, err
	}
	return y, y.live()
}

// makeRoom sees to it that out is empty. Only what this program wrote is ever
// removed.
func makeRoom(out string, force bool) error {
	entries, err := os.ReadDir(out)
	if errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0 {
		return os.MkdirAll(out, 0o755)
	}
	if err != nil {
		return err
	}
	if !force {
		return fmt.Errorf("%s is not empty; --force replaces a repository", out)
	}
	if written, err := os.ReadFile(filepath.Join(out, ".git", "description")); err != nil || string(written) != description {
		return fmt.Errorf("%s is no demonstration repository; it is not replaced", out)
	}
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	return os.MkdirAll(out, 0o755)
}
