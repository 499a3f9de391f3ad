package audit

import (
	"bytes"
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// weights limits what pages weigh in bytes with their own styles, before
// compression and pictures aside. The first that an address begins with counts.
var weights = []struct {
	address string
	limit   int
	reason  string
}{
	{"/visits/2", 60_000, "a visit is read on a phone, in the field"},
	{"/tallies/", 140_000, "a line for each enterprise, with its records"},
	{"/views/", 140_000, "tables of everybody, side by side"},
	{"/groups/", 140_000, "all tables of a group, its calendar and its pictures"},
	{"/", 100_000, "any page"},
}

// TestWeight holds that pages are light, that no script holds up what they show
// first, and that pictures have their place before they come.
func TestWeight(t *testing.T) {
	dir := public(t)
	all := pages(t, dir)
	heaviest := map[string]int{}
	for _, url := range slices.Sorted(maps.Keys(all)) {
		p := parcel{t: t, dir: dir, url: url, size: len(all[url])}
		p.unpack(all[url])
		for _, w := range weights {
			if !strings.HasPrefix(url, w.address) {
				continue
			}
			if p.size > w.limit {
				t.Errorf("%s weighs %d bytes, of %d: %s", url, p.size, w.limit, w.reason)
			}
			heaviest[w.address] = max(heaviest[w.address], p.size)
			break
		}
	}
	t.Log("the heaviest pages:", heaviest)
}

// parcel is a page with its styles.
type parcel struct {
	t        *testing.T
	dir, url string
	size     int
	pictures int // seen so far
}

func (p *parcel) unpack(data []byte) {
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		p.t.Fatal(p.url, err)
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "link":
			if attr(n, "rel") == "stylesheet" {
				p.addFile(attr(n, "href"))
			}
		case "script":
			p.checkScript(n)
		case "img":
			p.checkPicture(n)
		}
	}
}

func (p *parcel) addFile(address string) {
	info, err := os.Stat(filepath.Join(p.dir, filepath.FromSlash(address)))
	if err != nil {
		p.t.Errorf("%s: %v", p.url, err)
		return
	}
	p.size += int(info.Size())
}

func (p *parcel) checkScript(n *html.Node) {
	if attr(n, "src") == "" || !has(n, "defer") && !has(n, "async") {
		p.t.Errorf("%s: a script holds up the page: %v", p.url, n.Attr)
	}
}

// first is how many pictures of a page may be asked for at once.
const first = 2

func (p *parcel) checkPicture(n *html.Node) {
	p.pictures++
	late := p.pictures > first && attr(n, "loading") != "lazy"
	if late || !has(n, "alt") || attr(n, "width") == "" || attr(n, "height") == "" {
		p.t.Errorf("%s: picture %s lacks alt, width, height or, as one below, loading=lazy", p.url, cmp.Or(attr(n, "src"), "without src"))
	}
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}
