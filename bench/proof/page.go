package main

import (
	"io"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// leftOut are the parts of a page that only we can write, by the id of their
// heading: what is counted, what is due and what has been done of it.
var leftOut = []string{
	"part-standing", "part-groups", "part-to-do",
	"part-targets", "part-figures", "part-cadre-targets",
	"part-contact-point", "part-four-ones",
}

// length is how long a text is. Hugo counts characters, we count as word
// processors do.
var length = regexp.MustCompile(`^(?:\d+字|阅读约\d+分钟)$`)

// described is how many characters of a description are compared: ours end with
// a sentence, Hugo's with the paragraph.
const described = 30

// page is what a reader gets of a page of the site, and what a portal harvests.
type page struct {
	Language string
	Title    string
	Meta     []string // name=content, sorted, with the address of the page
	Text     []string // the visible text of main and the words of its pictures, piece by piece as the markup divides it, and where its links lead
	left     []string // ids of the parts that were left out
}

// readPage takes a page apart.
func readPage(r io.Reader) (page, error) {
	var p page
	doc, err := html.Parse(r)
	if err != nil {
		return p, err
	}
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			p.Language = attr(n, "lang")
		case atom.Title:
			if p.Title == "" {
				p.Title = collapse(text(n))
			}
		case atom.Meta:
			if name := attr(n, "name"); name != "" {
				p.Meta = append(p.Meta, meta(name, collapse(attr(n, "content"))))
			}
		case atom.Link:
			if attr(n, "rel") == "canonical" {
				p.Meta = append(p.Meta, meta("canonical", attr(n, "href")))
			}
		case atom.Main:
			p.read(n)
		}
	}
	slices.Sort(p.Meta)
	return p, nil
}

func meta(name, content string) string {
	if runes := []rune(content); name == "description" && len(runes) > described {
		content = string(runes[:described])
	}
	return name + "=" + content
}

// read adds the text and the links of a node.
func (p *page) read(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		if s := collapse(n.Data); s != "" && !length.MatchString(s) {
			p.Text = append(p.Text, s)
		}
		return
	case unseen(n):
		return
	case n.DataAtom == atom.Section:
		if id := partID(n); slices.Contains(leftOut, id) {
			p.left = append(p.left, id)
			return
		}
	case n.DataAtom == atom.A:
		if href := attr(n, "href"); !strings.HasPrefix(href, "#") {
			p.Text = append(p.Text, "→"+href)
		}
	}
	for child := range n.ChildNodes() {
		p.read(child)
	}
}

// unseen reports whether a reader never sees an element.
func unseen(n *html.Node) bool {
	if n.DataAtom == atom.Script || n.DataAtom == atom.Style {
		return true
	}
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" })
}

// partID is the id of the heading of a section.
func partID(section *html.Node) string {
	for child := range section.ChildNodes() {
		if id := attr(child, "id"); id != "" {
			return id
		}
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// collapse makes every run of blanks one blank and cuts those at the ends.
func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }
