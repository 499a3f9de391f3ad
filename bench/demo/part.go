package main

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"zoufang/generator/record"
	"zoufang/generator/schema"
)

// part is a piece of a record's text that can be left out while it is not yet
// known: a field, an item of a list, the body. A part that must be there takes
// what is around it with it.
type part struct {
	from, to int // in the text; of what stands between brackets, without commas
	path     schema.Path
	must     bool
	step     *step    // with which it was written; nil: from the beginning
	needs    []string // keys of records, or paths of files, that it refers to
	flow     bool     // its kids stand between brackets
	kids     []*part
	value    string // of a single value, as it stands in the text
}

// span is a stretch of a text and what stands there instead.
type span struct {
	from, to int
	text     string
}

// divider cuts one record into parts.
type divider struct {
	*archive
	e     *entry
	lines []int // offsets
	steps []*step
}

// divide sets e's root, and its steps.
func (a *archive) divide(e *entry, file *record.File) {
	d := &divider{archive: a, e: e, lines: []int{0}}
	for i, r := range e.text {
		if r == '\n' {
			d.lines = append(d.lines, i+1)
		}
	}
	e.root = &part{to: len(e.text)}
	end := len(d.lines) + 1 // the line after the front matter
	if path.Ext(e.path) == ".md" {
		end = file.BodyLine - 1
	}
	d.mapping(e.root, file.Front, e.coll.Root, end)
	if strings.TrimSpace(file.Body) != "" {
		d.body(file.BodyLine)
	}
	e.steps = d.inOrder()
}

// line returns the offset at which line n begins.
func (d *divider) line(n int) int {
	if n > len(d.lines) {
		return len(d.e.text)
	}
	return d.lines[n-1]
}

// offset returns the offset of a position, whose columns count characters.
func (d *divider) offset(line, col int) int {
	at := d.line(line)
	for range col - 1 {
		_, size := utf8.DecodeRuneInString(d.e.text[at:])
		at += size
	}
	return at
}

// mapping divides a mapping into its fields. A block of fields ends at line end.
func (d *divider) mapping(p *part, n *record.Node, f *schema.Field, end int) {
	p.flow = d.isFlow(n)
	for i, pair := range n.Pairs {
		field := fieldOf(f, pair.Key.Value)
		if field == nil {
			continue
		}
		kid := &part{path: append(slices.Clone(p.path), field.Key), must: field.Required || p.must}
		next := end
		if i+1 < len(n.Pairs) {
			next = n.Pairs[i+1].Key.Start.Line
		}
		kid.from, kid.to = d.line(pair.Key.Start.Line), d.line(next)
		switch {
		case p.flow:
			kid.from = d.offset(pair.Key.Start.Line, pair.Key.Start.Col)
			kid.to = d.offset(pair.Value.End.Line, pair.Value.End.Col)
		case i == 0 && len(p.path) > 0 && n.Start.Line == pair.Key.Start.Line && d.afterDash(kid.from):
			kid.must = true // on the line of its dash, where nothing can be cut out
		}
		d.add(p, kid, pair.Value, field, next)
	}
}

// sequence divides a list into its items.
func (d *divider) sequence(p *part, n *record.Node, f *schema.Field, end int) {
	p.flow = d.isFlow(n)
	for i, item := range n.Items {
		kid := &part{path: append(slices.Clone(p.path), i), must: p.must}
		next := end
		if i+1 < len(n.Items) {
			next = n.Items[i+1].Start.Line
		}
		kid.from, kid.to = d.line(item.Start.Line), d.line(next)
		if p.flow {
			kid.from = d.offset(item.Start.Line, item.Start.Col)
			kid.to = d.offset(item.End.Line, item.End.Col)
		}
		d.add(p, kid, item, f.Items, next)
	}
}

// add puts kid, whose value is n, into p, and divides it further.
func (d *divider) add(p, kid *part, n *record.Node, f *schema.Field, end int) {
	p.kids = append(p.kids, kid)
	kid.step = d.stepOf(kid.path)
	switch {
	case n.Kind == record.Mapping && f.Type == schema.TypeObject:
		d.mapping(kid, n, f, end)
	case n.Kind == record.Sequence && f.Type == schema.TypeList:
		d.sequence(kid, n, f, end)
	default:
		kid.value = n.Value
	}
	if len(kid.kids) > 0 {
		return
	}
	for _, ref := range d.e.refs {
		if len(ref.path) >= len(kid.path) && slices.Equal(ref.path[:len(kid.path)], kid.path) {
			kid.needs = append(kid.needs, ref.to)
		}
	}
}

// isFlow reports whether a node is written between brackets.
func (d *divider) isFlow(n *record.Node) bool {
	at := d.offset(n.Start.Line, n.Start.Col)
	return at < len(d.e.text) && strings.ContainsRune("[{", rune(d.e.text[at]))
}

// afterDash reports whether the line at offset at begins an item of a list.
func (d *divider) afterDash(at int) bool {
	return strings.HasPrefix(strings.TrimLeft(d.e.text[at:], " "), "-")
}

var relativeLink = regexp.MustCompile(`\]\(([^)#: "]+)[^)]*\)`)

// body adds the text below the front matter. It needs the files that it links
// to.
func (d *divider) body(line int) {
	e := d.e
	p := &part{path: schema.Path{"body"}, from: d.line(line), to: len(e.text)}
	p.step = d.stepOf(p.path)
	p.must = p.step == nil
	for _, link := range relativeLink.FindAllStringSubmatch(e.text[p.from:], -1) {
		to := path.Join(path.Dir(e.path), link[1])
		if _, ok := d.files[to]; ok && !slices.Contains(e.assets, to) {
			p.needs = append(p.needs, to)
		}
	}
	e.root.kids = append(e.root.kids, p)
}

// fieldOf returns the field of an object that an author called key.
func fieldOf(object *schema.Field, key string) *schema.Field {
	key = schema.Fold(key)
	for _, f := range object.Fields {
		if schema.Fold(f.Key) == key || schema.Fold(f.Title) == key {
			return f
		}
		if slices.ContainsFunc(f.Also, func(also string) bool { return schema.Fold(also) == key }) {
			return f
		}
	}
	return nil
}

// cut appends to spans what has to be left out of p where hidden tells what is
// not known, and reports whether that is all of p.
func (p *part) cut(hidden func(*part) bool, spans *[]span) bool {
	if hidden(p) {
		return true
	}
	gone, kept, own := make([]bool, len(p.kids)), false, []span(nil)
	for i, kid := range p.kids {
		gone[i] = kid.cut(hidden, &own)
		if gone[i] && kid.must {
			return true
		}
		kept = kept || !gone[i]
	}
	if len(p.kids) > 0 && !kept {
		return true
	}
	for i, kid := range p.kids {
		if gone[i] {
			own = append(own, p.around(i, slices.Contains(gone[:i], false), kid))
		}
	}
	*spans = append(*spans, own...)
	return false
}

// around is the stretch of kid i with the comma that goes with it: the one
// before it, or where nothing before it is kept, the one after.
func (p *part) around(i int, after bool, kid *part) span {
	switch {
	case !p.flow:
		return span{from: kid.from, to: kid.to}
	case after:
		return span{from: p.kids[i-1].to, to: kid.to}
	default:
		return span{from: kid.from, to: p.kids[i+1].from}
	}
}

// apply returns text with all spans replaced. Of spans within each other the
// outer counts.
func apply(text string, spans []span) string {
	slices.SortFunc(spans, func(a, b span) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return b.to - a.to
	})
	var out strings.Builder
	at := 0
	for _, s := range spans {
		if s.from < at {
			continue
		}
		out.WriteString(text[at:s.from])
		out.WriteString(s.text)
		at = s.to
	}
	out.WriteString(text[at:])
	return out.String()
}
