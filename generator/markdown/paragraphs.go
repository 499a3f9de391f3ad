package markdown

import (
	"bytes"
	"html"
	"strings"
)

// Paragraphs returns what a reader sees of the fragment, without markup: a text
// for each block that holds any, one for each row of a table, whose cells are
// parted by “；”. The alternative texts of images are among them, and footnotes at
// the end; the marks that lead to these are not, nor are live blocks.
func (f *Fragment) Paragraphs() []string {
	var r plainReader
	done := 0
	for _, s := range f.Slots {
		if s.Kind == Link {
			continue // it stands within a tag
		}
		r.read(f.HTML[done:s.Offset])
		done = s.Offset
		if s.Kind == Image {
			r.line = append(r.line, s.Text...)
		} else {
			r.end()
		}
	}
	r.read(f.HTML[done:])
	r.end()
	return r.all
}

// plainReader reads the text out of HTML that a writer wrote, and nobody else.
type plainReader struct {
	all    []string
	line   []byte // of the block that is being read
	hidden string // the tag at which text is seen again; "": it is seen
}

// read reads HTML in which no tag is cut.
func (r *plainReader) read(text []byte) {
	for len(text) > 0 {
		open := bytes.IndexByte(text, '<')
		if open < 0 {
			open = len(text)
		}
		r.show(text[:open])
		text = text[open:]
		if length := bytes.IndexByte(text, '>'); length > 0 {
			r.tag(text[1:length])
			text = text[length+1:]
		}
	}
}

// show takes text between tags.
func (r *plainReader) show(text []byte) {
	switch {
	case r.hidden != "" || len(text) == 0:
	case bytes.IndexByte(text, '&') >= 0:
		r.line = append(r.line, html.UnescapeString(string(text))...)
	default:
		r.line = append(r.line, text...)
	}
}

// cellBreak parts the cells of a row.
const cellBreak = "；"

// tag takes what stands between the angles of a tag.
func (r *plainReader) tag(tag []byte) {
	name, attributes, _ := bytes.Cut(tag, []byte(" "))
	if r.hidden != "" {
		if string(name) == r.hidden {
			r.hidden = ""
		}
		return
	}
	switch string(name) {
	case "em", "/em", "strong", "/strong", "del", "/del", "code", "/code", "/a", "input", "/td", "/th": // no block begins or ends
	case "sup":
		r.hidden = "/sup" // the mark of a footnote
	case "a":
		if bytes.Contains(attributes, []byte(`role="doc-backlink"`)) {
			r.hidden = "/a"
		}
	case "img":
		_, rest, _ := bytes.Cut(attributes, []byte(`alt="`))
		alt, _, _ := bytes.Cut(rest, []byte(`"`))
		r.show(alt)
	case "td", "th":
		if line := bytes.TrimSpace(r.line); len(line) > 0 {
			r.line = append(line, cellBreak...)
		}
	default:
		r.end()
	}
}

// end ends the block that is being read. A caption that says what the image does
// is not repeated.
func (r *plainReader) end() {
	line := strings.TrimSpace(string(r.line))
	r.line = r.line[:0]
	line = strings.ReplaceAll(line, "\n", " ")
	if line != "" && (len(r.all) == 0 || r.all[len(r.all)-1] != line) {
		r.all = append(r.all, line)
	}
}
