package publish

import (
	"bytes"
	"encoding/xml"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// reference is an address that a file of the site names.
type reference struct {
	address string
	line    int
	loaded  bool // loaded with the page, as images and scripts are
}

// content is what the link checker needs to know of a file.
type content struct {
	references []reference
	anchors    []string
}

// read finds the addresses in a file, by its kind.
func read(name string, data []byte) content {
	switch path.Ext(name) {
	case ".html":
		return readHTML(data)
	case ".css":
		return content{references: readCSS(data, 1)}
	case ".xml", ".svg":
		return readXML(data)
	case ".json":
		return content{references: readJSON(data)}
	}
	return content{}
}

// readHTML reads a page by its tokens.
func readHTML(data []byte) content {
	var c content
	line, style := 1, false
	for z := html.NewTokenizer(bytes.NewReader(data)); z.Next() != html.ErrorToken; {
		raw := bytes.Count(z.Raw(), []byte("\n"))
		switch token := z.Token(); token.Type {
		case html.StartTagToken, html.SelfClosingTagToken:
			c.element(token, line)
			style = token.Data == "style"
		case html.TextToken:
			if style {
				c.references = append(c.references, readCSS([]byte(token.Data), line)...)
			}
		case html.EndTagToken:
			style = false
		}
		line += raw
	}
	return c
}

// element notes the addresses and anchors of a tag.
func (c *content) element(t html.Token, line int) {
	for _, a := range t.Attr {
		switch a.Key {
		case "id":
			c.anchors = append(c.anchors, a.Val)
		case "name":
			if t.Data == "a" {
				c.anchors = append(c.anchors, a.Val)
			}
		case "style":
			c.references = append(c.references, readCSS([]byte(a.Val), line)...)
		case "srcset", "imagesrcset":
			c.candidates(a.Val, line)
		case "href", "xlink:href":
			c.add(a.Val, line, t.Data == "link" && loads(t) || t.Data == "use" || t.Data == "image")
		case "src", "poster", "background":
			c.add(a.Val, line, true)
		case "data":
			if t.Data == "object" {
				c.add(a.Val, line, true)
			}
		case "action", "formaction", "cite":
			c.add(a.Val, line, false)
		}
	}
}

func (c *content) add(address string, line int, loaded bool) {
	c.references = append(c.references, reference{strings.TrimSpace(address), line, loaded})
}

// candidates reads the addresses of a srcset: each is followed by its size and a
// comma.
func (c *content) candidates(set string, line int) {
	for candidate := range strings.SplitSeq(set, ",") {
		if fields := strings.Fields(candidate); len(fields) > 0 {
			c.add(fields[0], line, true)
		}
	}
}

// fetched are the relations of a link that browsers follow by themselves.
var fetched = []string{"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "apple-touch-icon"}

// loads reports whether a browser follows a link by itself.
func loads(link html.Token) bool {
	return slices.ContainsFunc(link.Attr, func(a html.Attribute) bool {
		return a.Key == "rel" && slices.ContainsFunc(strings.Fields(strings.ToLower(a.Val)), func(word string) bool {
			return slices.Contains(fetched, word)
		})
	})
}

var (
	cssAddress  = regexp.MustCompile(`url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')`)
	jsonAddress = regexp.MustCompile(`"url":\s*"([^"\\]*)"`)
)

func readCSS(data []byte, firstLine int) []reference {
	return readPattern(cssAddress, data, firstLine, true)
}

// readJSON finds the addresses of records in the site's data.
func readJSON(data []byte) []reference { return readPattern(jsonAddress, data, 1, false) }

// readPattern takes as address whatever group of the pattern took part.
func readPattern(p *regexp.Regexp, data []byte, line int, loaded bool) []reference {
	var all []reference
	counted := 0
	for _, at := range p.FindAllSubmatchIndex(data, -1) {
		line += bytes.Count(data[counted:at[0]], []byte("\n"))
		counted = at[0]
		for group := 2; group < len(at); group += 2 {
			if at[group] >= 0 {
				all = append(all, reference{string(data[at[group]:at[group+1]]), line, loaded})
			}
		}
	}
	return all
}

// readXML reads a feed, a sitemap or a drawing, as far as it is well-formed.
func readXML(data []byte) content {
	var c content
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		if err != nil {
			return c
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		line, _ := d.InputPos()
		for _, a := range start.Attr {
			switch a.Name.Local {
			case "href", "src":
				c.add(a.Value, line, start.Name.Local == "use" || start.Name.Local == "image")
			case "id":
				c.anchors = append(c.anchors, a.Value)
			}
		}
		if start.Name.Local == "loc" {
			c.add(locOf(d), line, false)
		}
	}
}

// locOf is the text of the element that has just begun.
func locOf(d *xml.Decoder) string {
	text, _ := d.Token()
	data, _ := text.(xml.CharData)
	return string(data)
}
