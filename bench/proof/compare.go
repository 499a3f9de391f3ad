package main

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// onlyOurs are the folders of pages that Hugo has no equivalent of.
var onlyOurs = []string{"tallies"}

// difference is what two sites do not agree on at a page.
type difference struct{ kind, page, ours, theirs string }

// comparison is what came of comparing two sites.
type comparison struct {
	pages       int            // in both
	left        map[string]int // how often a part or a folder of pages was left out
	differences []difference
}

// compareSites compares the pages of our site with those of Hugo's.
func compareSites(ours, theirs string) (comparison, error) {
	c := comparison{left: map[string]int{}}
	mine, err := pagesBelow(ours)
	if err != nil {
		return c, err
	}
	others, err := pagesBelow(theirs)
	if err != nil {
		return c, err
	}
	mine = slices.DeleteFunc(mine, c.leaveOut)
	for _, path := range mine {
		if _, there := slices.BinarySearch(others, path); !there {
			c.differ("page", path, "there", "not there")
			continue
		}
		if err := c.comparePage(ours, theirs, path); err != nil {
			return c, err
		}
	}
	for _, path := range others {
		if _, there := slices.BinarySearch(mine, path); !there {
			c.differ("page", path, "not there", "there")
		}
	}
	return c, nil
}

// leaveOut reports whether only we have a page, and counts it.
func (c *comparison) leaveOut(path string) bool {
	folder, _, _ := strings.Cut(path, "/")
	if !slices.Contains(onlyOurs, folder) {
		return false
	}
	c.left[folder+"/"]++
	return true
}

func (c *comparison) differ(kind, page, ours, theirs string) {
	c.differences = append(c.differences, difference{kind, page, ours, theirs})
}

func (c *comparison) comparePage(ours, theirs, path string) error {
	mine, err := openPage(ours, path)
	if err != nil {
		return err
	}
	other, err := openPage(theirs, path)
	if err != nil {
		return err
	}
	c.pages++
	for _, id := range mine.left {
		c.left["#"+id]++
	}
	if mine.Language != other.Language {
		c.differ("language", path, mine.Language, other.Language)
	}
	if mine.Title != other.Title {
		c.differ("title", path, mine.Title, other.Title)
	}
	c.compareLists("meta", path, mine.Meta, other.Meta)
	c.compareLists("text", path, mine.Text, other.Text)
	return nil
}

// compareLists tells the first place where two lists part.
func (c *comparison) compareLists(kind, path string, ours, theirs []string) {
	if slices.Equal(ours, theirs) {
		return
	}
	i := 0
	for i < len(ours) && i < len(theirs) && ours[i] == theirs[i] {
		i++
	}
	c.differ(kind, path, around(ours, i), around(theirs, i))
}

// around is the piece at i with its neighbours.
func around(pieces []string, i int) string {
	return strings.Join(pieces[max(0, i-1):min(len(pieces), i+3)], " | ")
}

func openPage(root, path string) (page, error) {
	f, err := os.Open(filepath.Join(root, filepath.FromSlash(path)))
	if err != nil {
		return page{}, err
	}
	defer f.Close()
	return readPage(f)
}

// pagesBelow lists the pages of a site, sorted. Files for programs, as those of the
// search, are no pages.
func pagesBelow(root string) ([]string, error) {
	var pages []string
	err := fs.WalkDir(os.DirFS(root), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".html") {
			pages = append(pages, path)
		}
		return err
	})
	slices.Sort(pages)
	return pages, err
}

// shownOfKind is how many differences of a kind are shown.
const shownOfKind = 5

// print says what was compared, what was left out and what differs.
func (c comparison) print(w io.Writer) {
	fmt.Fprintf(w, "%d pages compared: language, title, meta data, visible text and links\n", c.pages)
	for _, what := range slices.Sorted(maps.Keys(c.left)) {
		fmt.Fprintf(w, "  left out %d × %s\n", c.left[what], what)
	}
	count := map[string]int{}
	for _, d := range c.differences {
		if count[d.kind]++; count[d.kind] <= shownOfKind {
			fmt.Fprintf(w, "  %s of %s differs\n    ours:   %s\n    Hugo's: %s\n", d.kind, d.page, d.ours, d.theirs)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(count)) {
		fmt.Fprintf(w, "  %d pages differ in %s\n", count[kind], kind)
	}
}
