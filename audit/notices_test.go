package audit

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Every page says what it is, where one is, how new it is, and where it comes from.
func TestEveryPageSaysWhatItIs(t *testing.T) {
	dir := public(t)
	sources := recordFiles(t, dir)
	titles := map[string]string{}
	for url, data := range pages(t, dir) {
		doc, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(url, err)
		}
		page := readNotices(doc)
		if other, taken := titles[page.title]; taken || page.title == "" {
			t.Errorf("%s: its title %q is that of %s", url, page.title, other)
		}
		titles[page.title] = url
		if page.headings != 1 || page.lang != "zh-CN" {
			t.Errorf("%s: %d headings of the first level, language %q", url, page.headings, page.lang)
		}
		if !page.breadcrumbs && url != "/" && url != "/404.html" {
			t.Errorf("%s: nothing says where one is", url)
		}
		if !page.dated && url != "/404.html" && url != "/search/" {
			t.Errorf("%s: nothing says how new it is", url)
		}
		if file := sources[url]; file != "" && !slices.Contains(page.codes, file) {
			t.Errorf("%s: it does not name its source %s", url, file)
		}
		checkLeftovers(t, url, data)
	}
}

// notices are what every page tells its readers first.
type notices struct {
	title, lang        string
	headings           int      // of the first level
	breadcrumbs, dated bool     // the page says where one is, and a date
	codes              []string // texts set as code
}

func readNotices(doc *html.Node) notices {
	var p notices
	for n := range doc.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "html":
			p.lang = attr(n, "lang")
		case n.Data == "title" && n.Parent.Data == "head":
			p.title = inner(n)
		case n.Data == "h1":
			p.headings++
		case n.Data == "nav" && attr(n, "class") == "breadcrumbs":
			p.breadcrumbs = true
		case n.Data == "time":
			p.dated = true
		case n.Data == "code":
			p.codes = append(p.codes, inner(n))
		}
	}
	return p
}

// inner is the text within an element.
func inner(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

// checkLeftovers reports what a template prints where it is given nothing, or
// something that may not stand there.
func checkLeftovers(t *testing.T, url string, data []byte) {
	for _, wrong := range []string{"ZgotmplZ", "&lt;nil&gt;", "no value&gt;", "%!", "javascript:"} {
		if bytes.Contains(data, []byte(wrong)) {
			t.Errorf("%s: holds %s", url, wrong)
		}
	}
}

// recordFiles are the files of records by the address of their page.
func recordFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	lists, err := filepath.Glob(filepath.Join(dir, "data", "records", "*.json"))
	if err != nil || len(lists) == 0 {
		t.Fatal("no records", err)
	}
	files := map[string]string{}
	for _, list := range lists {
		var records []struct{ URL, File string }
		data, err := os.ReadFile(list)
		if err == nil {
			err = json.Unmarshal(data, &records)
		}
		if err != nil {
			t.Fatal(list, err)
		}
		for _, r := range records {
			files[r.URL] = r.File
		}
	}
	return files
}
