package audit

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// base is the address that the demonstration has where addresses need a host.
const base = "http://szsc.intranet.example/"

// atom is a feed as RFC 4287 has it.
type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	thing
	Author  string  `xml:"author>name"`
	Entries []thing `xml:"entry"`
}

// thing is what feeds and their entries have both.
type thing struct {
	ID      string `xml:"id"`
	Title   string `xml:"title"`
	Updated string `xml:"updated"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
}

// Feeds are Atom, and what they tell of are pages of the site.
func TestFeeds(t *testing.T) {
	dir := public(t)
	files, err := filepath.Glob(filepath.Join(dir, "*", "feed.xml"))
	if err != nil || len(files) < 3 {
		t.Fatal("few feeds", err)
	}
	known := map[string]string{}
	for _, file := range append(files, filepath.Join(dir, "feed.xml")) {
		name, err := filepath.Rel(dir, file)
		if err != nil {
			t.Fatal(err)
		}
		address := base + filepath.ToSlash(name)
		feed := checkFeed(t, dir, address, file)
		if other, taken := known[feed.ID]; taken {
			t.Errorf("%s and %s have the same id", address, other)
		}
		known[feed.ID] = address
	}
}

func checkFeed(t *testing.T, dir, address, file string) atom {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var feed atom
	if err := xml.Unmarshal(data, &feed); err != nil {
		t.Fatal(address, err)
	}
	if feed.Author == "" || feed.link("self") != address || len(feed.Entries) == 0 {
		t.Errorf("%s: no author, entries or link to itself: %+v", address, feed.thing)
	}
	seen := map[string]bool{}
	for _, entry := range append(feed.Entries, feed.thing) {
		entry.check(t, dir, address)
		if seen[entry.ID] {
			t.Errorf("%s: two entries have the id %s", address, entry.ID)
		}
		seen[entry.ID] = true
		if entry.Updated > feed.Updated {
			t.Errorf("%s: %s is newer than its feed", address, entry.ID)
		}
	}
	return feed
}

// link is where the thing leads to; a link without a relation is that to its page.
func (x thing) link(rel string) string {
	for _, l := range x.Links {
		if l.Rel == rel || l.Rel == "" && rel == "alternate" {
			return l.Href
		}
	}
	return ""
}

func (x thing) check(t *testing.T, dir, feed string) {
	t.Helper()
	if x.ID == "" || strings.TrimSpace(x.Title) == "" {
		t.Errorf("%s: no id or title: %+v", feed, x)
	}
	if _, err := time.Parse(time.RFC3339, x.Updated); err != nil {
		t.Errorf("%s: %s: %v", feed, x.ID, err)
	}
	page, ours := strings.CutPrefix(x.link("alternate"), base)
	if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(pageFile(page)))); err != nil || !ours {
		t.Errorf("%s: %s leads nowhere", feed, x.ID)
	}
}
