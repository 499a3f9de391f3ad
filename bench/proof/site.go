package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// site is a generated site and what is made of it.
type site struct {
	options
	visits int
	dir    string // of everything below
	root   string // the records
	ours   string // what zoufang makes
	bare   string // the same without search
	theirs string // what Hugo makes
	copied string // a copy of ours
	pick   picked
}

// newSite generates the records anew: a run that was broken off may have left a
// change in them.
func newSite(ctx context.Context, o options, visits int) (*site, error) {
	dir := filepath.Join(o.out, fmt.Sprintf("visits-%d", visits))
	s := &site{options: o, visits: visits, dir: dir, root: filepath.Join(dir, "site"),
		ours: filepath.Join(dir, "ours"), bare: filepath.Join(dir, "bare"), theirs: filepath.Join(dir, "hugo"), copied: filepath.Join(dir, "copy")}
	if err := os.RemoveAll(dir); err != nil {
		return nil, err
	}
	gen := command{"go", "run", "./bench/gen", "--visits", strconv.Itoa(visits), "--papers", strconv.Itoa(o.papers), "--out", s.root}
	if _, err := gen.run(ctx); err != nil {
		return nil, err
	}
	if err := os.WriteFile(s.mounts(), fmt.Appendf(nil, mounts, filepath.Join(s.root, "content")), 0o644); err != nil {
		return nil, err
	}
	var err error
	s.pick, err = pick(s.root)
	return s, err
}

// mounts tells Hugo where to find what: besides the records our styles, scripts,
// words and those of our templates that it can run as they are, and of the schemas
// the vocabularies, whose order lists follow, and what tables are called.
const mounts = `[[module.mounts]]
source = "content"
target = "content"

[[module.mounts]]
source = %q
target = "content"
files = ["! site.yaml"]

[[module.mounts]]
source = "layouts"
target = "layouts"

[[module.mounts]]
source = "../../templates/assets"
target = "assets"

[[module.mounts]]
source = "../../schemas/vocabularies"
target = "data/vocabularies"

[[module.mounts]]
source = "../../schemas/tallies"
target = "data/tallies"

[[module.mounts]]
source = "../../templates/i18n"
target = "i18n"

[[module.mounts]]
source = "../../templates"
target = "layouts"
files = ["search.html", "_partials/search/**", "_partials/{assets,assets-kind,header-search,header-size,title}.html",
  "_partials/figures/{calendar,calendar-mark,columns,months,multiples,short-name,step,tile,tiles}.html"]
`

func (s *site) mounts() string { return filepath.Join(s.dir, "mounts.toml") }

// zoufangCommand is our program with a command and its arguments. There is no
// history to read.
func (s *site) zoufangCommand(args ...string) command {
	return append(command{s.zoufang, "--root", s.root}, args...)
}

func (s *site) build() command {
	return s.zoufangCommand("build", "--no-history", "--out", s.ours)
}

func (s *site) bareBuild() command {
	return s.zoufangCommand("build", "--no-history", "--no-search", "--out", s.bare)
}

func (s *site) hugoBuild() command {
	return command{s.hugo, "--source", filepath.Join("bench", "hugo"), "--config", "hugo.toml," + s.mounts(),
		"--destination", s.theirs, "--cacheDir", filepath.Join(s.dir, "hugo-cache"), "--noBuildLock", "--quiet"}
}

// forget removes all that was made, so that the next build is a clean one.
func (s *site) forget() error {
	return removeAll(filepath.Join(s.root, ".zoufang"), s.ours, s.bare)
}

func removeAll(paths ...string) error {
	for _, path := range paths {
		if err := os.RemoveAll(path); err != nil {
			return err
		}
	}
	return nil
}

// warmUp lets both programs build once, so that the system has read all files.
func (s *site) warmUp(ctx context.Context) error {
	for _, c := range []command{s.build(), s.hugoBuild()} {
		if _, err := c.run(ctx); err != nil {
			return err
		}
	}
	return nil
}
