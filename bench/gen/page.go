package main

import (
	"strconv"
	"strings"
	"time"
)

// page is a record being written: front matter, then a body. The values it is
// given hold nothing that YAML would read otherwise than as plain text.
type page struct {
	out    []byte
	indent string
}

// file is a finished record; its path is relative to the site's root.
type file struct {
	path string
	data []byte
}

// newPage returns a page with the front matter's first fence, and room for a
// record of usual size.
func newPage() *page { return &page{out: append(make([]byte, 0, 6<<10), "---\n"...)} }

// field writes a key with its value; an empty value is left out.
func (p *page) field(key, value string) {
	if value != "" {
		p.write(p.indent, key, ": ", value, "\n")
	}
}

func (p *page) number(key string, n int)     { p.field(key, strconv.Itoa(n)) }
func (p *page) date(key string, d time.Time) { p.field(key, d.Format(time.DateOnly)) }

// list writes a key with a list of scalars; an empty list is left out.
func (p *page) list(key string, values []string) {
	if len(values) == 0 {
		return
	}
	p.write(p.indent, key, ":\n")
	for _, v := range values {
		p.write(p.indent, "  - ", v, "\n")
	}
}

// mapping writes a key whose fields are written by inner.
func (p *page) mapping(key string, inner func()) {
	p.write(p.indent, key, ":\n")
	p.deeper(inner)
}

// items writes a key with a list of n mappings, the i-th written by inner.
func (p *page) items(key string, n int, inner func(i int)) {
	if n == 0 {
		return
	}
	p.write(p.indent, key, ":\n")
	for i := range n {
		start := len(p.out) + len(p.indent) + len("  ")
		p.deeper(func() { p.deeper(func() { inner(i) }) })
		p.out[start] = '-'
	}
}

// deeper indents what inner writes.
func (p *page) deeper(inner func()) {
	saved := p.indent
	p.indent += "  "
	inner()
	p.indent = saved
}

// endFront closes the front matter.
func (p *page) endFront() { p.write("---\n") }

func (p *page) heading(title string) { p.write("\n## ", title, "\n") }

// paragraph writes sentences as one paragraph.
func (p *page) paragraph(sentences ...string) {
	p.write("\n", strings.Join(sentences, ""), "\n")
}

// numbered writes an ordered list.
func (p *page) numbered(sentences []string) {
	p.write("\n")
	for i, s := range sentences {
		p.write(strconv.Itoa(i+1), ". ", s, "\n")
	}
}

// bullets writes an unordered list.
func (p *page) bullets(sentences []string) {
	p.write("\n")
	for _, s := range sentences {
		p.write("- ", s, "\n")
	}
}

// row writes a row of a table.
func (p *page) row(cells ...string) { p.write("| ", strings.Join(cells, " | "), " |\n") }

func (p *page) write(parts ...string) {
	for _, s := range parts {
		p.out = append(p.out, s...)
	}
}
