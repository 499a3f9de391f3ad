package audit

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// typical returns the addresses of pages that stand for all of a compiled site:
// of those that look alike by their place, their style sheets and the classes of
// their outermost parts, the largest.
func typical(t *testing.T, dir string) []string {
	t.Helper()
	largest := map[string]string{}
	sizes := map[string]int{}
	for url, data := range pages(t, dir) {
		like := likeness(t, url, data)
		old, known := largest[like]
		if size := len(data); !known || size > sizes[like] || size == sizes[like] && url < old {
			largest[like], sizes[like] = url, size
		}
	}
	return slices.Sorted(maps.Values(largest))
}

// eachTypical looks at a page of each kind of the public site, and at one of each kind
// that only the supervision group has.
func eachTypical(t *testing.T, see look) {
	t.Helper()
	everybody := public(t)
	each(t, everybody, typical(t, everybody), see)
	own, known := supervision(t), pages(t, everybody)
	each(t, own, slices.DeleteFunc(typical(t, own), func(url string) bool { return known[url] != nil }), see)
}

// pages returns all pages of a compiled site by address.
func pages(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".html" {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		all["/"+strings.TrimSuffix(filepath.ToSlash(name), "index.html")], err = os.ReadFile(file)
		return err
	})
	if err != nil || len(all) == 0 {
		t.Fatal("no pages", err)
	}
	return all
}

// likeness is equal for pages that are made in the same way.
func likeness(t *testing.T, url string, data []byte) string {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(url, err)
	}
	like := []string{template(url)}
	for n := range doc.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "link" && attr(n, "rel") == "stylesheet":
			like = append(like, path.Base(attr(n, "href")))
		case n.Parent.Data == "main":
			like = append(like, n.Data+"."+attr(n, "class"))
		}
	}
	slices.Sort(like[1:])
	return strings.Join(slices.Compact(like), " ")
}

// template names the template that a page is made with, by the address alone: its
// own, its section's, or the one of all sections.
func template(url string) string {
	parts := strings.Split(strings.Trim(strings.TrimSuffix(url, ".html"), "/"), "/")
	last, kind := parts[len(parts)-1], "page"
	switch {
	case last == "history":
		return last
	case len(parts) == 1 || parts[len(parts)-2] == "page":
		kind = "section"
	}
	for _, name := range []string{parts[0] + "/" + last, parts[0] + "/" + kind, parts[0]} {
		if _, err := os.Stat(filepath.Join(root, "templates", name+".html")); err == nil {
			return name
		}
	}
	return kind
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
