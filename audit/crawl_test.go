package audit

import (
	"bytes"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"zoufang/generator/build"
)

// The editions that need no server.
var (
	relative            = edition(build.Options{Relative: true})
	relativeSupervision = edition(build.Options{Relative: true, Audience: "supervision"})
)

// below is the edition of a site that does not stand at the root of its host.
var below = edition(build.Options{BaseURL: "http://intranet.example/szsc/2012/"})

func TestEverythingLeadsSomewhere(t *testing.T) {
	for _, test := range []struct {
		name, top string
		dir       func(*testing.T) string
	}{{"public", "/", public}, {"supervision", "/", supervision}, {"below a path", "/szsc/2012/", below}} {
		t.Run(test.name, func(t *testing.T) {
			newCrawler(t, test.dir(t), test.top).crawl()
		})
	}
}

// Without a server, a page is a file, and what it names is another one.
func TestEverythingLeadsSomewhereWithoutServer(t *testing.T) {
	for _, test := range []struct {
		name string
		dir  func(*testing.T) string
	}{{"public", relative}, {"supervision", relativeSupervision}} {
		t.Run(test.name, func(t *testing.T) {
			newCrawler(t, test.dir(t), "").crawl()
		})
	}
}

// crawler follows what the pages of a compiled site lead to.
type crawler struct {
	t     *testing.T
	dir   string
	top   string                     // that addresses within the site begin with; "": they begin at their page
	pages map[string]map[string]bool // the anchors of each page, by its file
	lists map[string]map[string]bool // what the rows of each page are chosen by
}

func newCrawler(t *testing.T, dir, top string) *crawler {
	return &crawler{t, dir, top, map[string]map[string]bool{}, map[string]map[string]bool{}}
}

func (c *crawler) crawl() {
	documents := map[string]*html.Node{}
	for address, data := range pages(c.t, c.dir) {
		file := pageFile(address)
		doc, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			c.t.Fatal(file, err)
		}
		documents[file], c.pages[file], c.lists[file] = doc, anchors(doc), choices(doc)
	}
	for file, doc := range documents {
		for n := range doc.Descendants() {
			c.element(file, n)
		}
	}
}

// pageFile is where the page of an address lies.
func pageFile(address string) string {
	file := strings.TrimPrefix(address, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file
}

func anchors(doc *html.Node) map[string]bool {
	all := map[string]bool{"": true}
	for n := range doc.Descendants() {
		if id := attr(n, "id"); id != "" {
			all[id] = true
		}
	}
	return all
}

// choices are what the rows of a page's lists can be narrowed to.
func choices(doc *html.Node) map[string]bool {
	all := map[string]bool{}
	for n := range doc.Descendants() {
		for choice := range strings.SplitSeq(attr(n, "data-filter"), "\n") {
			all[choice] = true
		}
	}
	return all
}

// element follows the addresses that an element has.
func (c *crawler) element(file string, n *html.Node) {
	for _, a := range n.Attr {
		switch a.Key {
		case "href", "src", "action", "poster", "data-root", "data-search":
			if attr(n, "rel") != "canonical" { // names its own page, with the host
				c.follow(file, a.Val)
			}
		case "srcset":
			for source := range strings.SplitSeq(a.Val, ",") {
				c.follow(file, strings.Fields(source)[0])
			}
		}
	}
}

// follow reports an address of a page that leads nowhere.
func (c *crawler) follow(file, address string) {
	target, ok := c.target(file, address)
	if !ok {
		c.t.Errorf("%s: %s is no address within the site", file, address)
		return
	}
	if target == "" {
		return
	}
	target, query, _ := strings.Cut(target, "?")
	name, anchor, _ := strings.Cut(target, "#")
	for choice := range strings.SplitSeq(query, "&") {
		if choice != "" && !strings.HasPrefix(name, "search/") && !c.lists[name][choice] {
			c.t.Errorf("%s: %s narrows its list to nothing", file, address)
		}
	}
	if page, ok := c.pages[name]; ok {
		if !page[anchor] {
			c.t.Errorf("%s: %s leads to no part of that page", file, address)
		}
		return
	}
	if _, err := os.Stat(filepath.Join(c.dir, filepath.FromSlash(name))); err != nil || anchor != "" && path.Ext(name) == ".html" {
		c.t.Errorf("%s: %s leads nowhere", file, address)
	}
}

// target is the file, with the anchor and the query behind it, that an address leads
// to; "" is another host.
func (c *crawler) target(file, address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	if u.Scheme != "" || u.Host != "" {
		return "", u.Scheme == "mailto" || u.Host != ""
	}
	name := file
	switch {
	case u.Path == "":
	case c.top != "":
		rest, ok := strings.CutPrefix(u.Path, c.top)
		if !ok {
			return "", false
		}
		name = pageFile(rest)
	default:
		name = path.Join(path.Dir(file), u.Path)
		if strings.HasPrefix(u.Path, "/") || strings.HasPrefix(name, "../") {
			return "", false
		}
	}
	if u.Fragment != "" {
		name += "#" + u.Fragment
	}
	if query, err := url.QueryUnescape(u.RawQuery); err == nil && query != "" {
		name += "?" + query
	}
	return name, true
}
