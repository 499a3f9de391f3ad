package record

import (
	"path"
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// The limits of front matter.
const (
	MaxFront = 64 << 10 // bytes between the fences of a Markdown file
	MaxDepth = 32       // lists and groups of fields within each other
)

// Keys tells what the schema of a collection knows of a key, English or Chinese,
// at whatever depth: that there is such a field, and that it holds a list. A nil
// Keys knows nothing.
type Keys func(key string) (list, known bool)

// File is a file that was read.
type File struct {
	Source *Source
	Front  *Node  // nil when no tree can be relied on
	Body   string // what follows the front matter, with columns as in the file
	// BodyLine is the line of the file on which Body begins.
	BodyLine int
}

// Read decodes and parses the file of a record: Markdown with front matter, or by
// its name a YAML file that is all front matter. There is no file when nothing can
// be made of the bytes; the findings say why.
func Read(name string, data []byte, keys Keys) (*File, diag.List) {
	src, findings := Decode(name, data)
	if src == nil {
		return nil, findings
	}
	parse := Parse
	if path.Ext(name) != ".md" {
		if len(src.Text) > MaxFront {
			return nil, append(findings, FrontTooLarge(name, len(src.Text)))
		}
		parse = ParseYAML
	}
	file, more := parse(src, keys)
	return file, append(findings, more...)
}

// Parse reads a Markdown file: front matter between two fences, then the body.
// The front matter is a Mapping.
func Parse(src *Source, keys Keys) (*File, diag.List) {
	if file := parsePlain(src); file != nil {
		return file, nil
	}
	return parseAny(src, keys)
}

// parseAny is Parse without the short way of parsePlain.
func parseAny(src *Source, keys Keys) (*File, diag.List) {
	p := parser{src: src, keys: keys}
	front, found := p.split()
	file := &File{Source: src, BodyLine: front.bodyLine}
	file.Body = p.body(front.body, front.bodyLine)
	if found {
		file.Front = p.front(front)
	}
	return file, p.sorted()
}

// ParseYAML reads a YAML file, which is all front matter and may hold a list.
func ParseYAML(src *Source, keys Keys) (*File, diag.List) {
	p := parser{src: src, keys: keys}
	file := &File{Source: src, BodyLine: strings.Count(src.Text, "\n") + 1}
	file.Front = p.tree(region{to: len(src.Text), number: 1})
	return file, p.sorted()
}

// parser is one run of Parse.
type parser struct {
	src      *Source
	keys     Keys
	findings diag.List
	errors   map[int]bool // the lines that have one

	// guessed says that nobody knows for sure where the front matter ends or what
	// lies in what. Nothing is safe to fix then.
	guessed bool
}

func (p *parser) report(f diag.Finding) {
	if p.guessed && f.Fix != nil {
		f.Fix.Safe = false
	}
	p.findings = append(p.findings, f)
	if f.Severity != diag.Error {
		return
	}
	if p.errors == nil {
		p.errors = map[int]bool{}
	}
	for line := f.Span.Start.Line; line <= max(f.Span.Start.Line, f.Span.End.Line); line++ {
		p.errors[line] = true
	}
}

// forget takes back all findings but the first n.
func (p *parser) forget(n int) {
	first := p.findings[:n]
	p.findings, p.errors = nil, nil
	for _, f := range first {
		p.report(f)
	}
}

func (p *parser) sorted() diag.List {
	if len(p.findings) > 1 {
		p.findings.Sort()
	}
	return p.findings
}

// span is a stretch of one line, in columns.
func (p *parser) span(line, from, to int) diag.Span {
	return diag.Span{File: p.src.Path, Start: diag.Pos{Line: line, Col: from}, End: diag.Pos{Line: line, Col: to}}
}

// all is the span of a line without its end.
func (p *parser) all(r row) diag.Span {
	return p.span(r.number, 1, utf8.RuneCountInString(r.in(p.src.Text))+1)
}

// front reads the front matter of a Markdown file.
func (p *parser) front(front region) *Node {
	if size := front.to - front.from; size > MaxFront {
		p.report(diag.At(p.span(front.number, 1, 1), "file-size.front-matter", sizes(size, MaxFront)))
		return nil
	}
	root := p.tree(front)
	if root == nil || root.Kind == Mapping {
		return root
	}
	if !p.errors[root.Start.Line] {
		p.report(diag.At(diag.Span{File: p.src.Path, Start: root.Start, End: root.End}, "front-matter", nil))
	}
	return nil
}

// tree reads a stretch of YAML: the lines are mended first, then parsed.
func (p *parser) tree(front region) *Node {
	s := scanner{parser: p, region: front}
	mended := s.scan()
	if s.hopeless {
		return nil
	}
	return p.build(mended)
}
