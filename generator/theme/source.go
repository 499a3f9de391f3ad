package theme

import (
	"maps"
	"path"
	"slices"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// formats are the endings of files that are layouts.
var formats = []string{".html", ".json", ".txt", ".xml"}

// source is the text of one layout.
type source struct {
	name  string                 // relative to the theme: "visits/page.html"
	text  string                 // without a byte order mark
	trees map[string]*parse.Tree // what it defines, itself under its name; nil where it does not parse

	renders []*source // the files it may render by {{ template }}
	uses    []string  // and those with all that they may render

	broken bool // something wrong with it has been reported
	kept   kept // how much of it Hugo gets
}

// sources are the layouts of a theme by the name under which Hugo knows them.
type sources map[string]*source

func newSources(all map[string][]byte) sources {
	s := sources{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if folder := topFolder(name); folder == assetsFolder || folder == translationsFolder {
			continue
		}
		if slices.Contains(formats, path.Ext(name)) {
			text := strings.TrimPrefix(string(all[name]), "\ufeff")
			s[hugoName(name)] = &source{name: name, text: text}
		}
	}
	return s
}

// hugoName is the name that Hugo gives to a layout's template.
func hugoName(name string) string {
	return strings.ReplaceAll(strings.ToLower(name), " ", "-")
}

// sorted returns the layouts by name.
func (s sources) sorted() []*source {
	return slices.SortedFunc(maps.Values(s), func(a, b *source) int { return strings.Compare(a.name, b.name) })
}

func (s *source) file() string { return path.Join(Root, s.name) }

// defines reports whether block is written in this file: a {{ define }} or
// {{ block }}, or, under the file's own name, text outside of them.
func (s *source) defines(block string) bool {
	tree := s.trees[block]
	return tree != nil && (block != hugoName(s.name) || !parse.IsEmptyTree(tree.Root))
}

// isBase reports whether the file is a frame that other layouts fill.
func (s *source) isBase() bool {
	stem, _, _ := strings.Cut(path.Base(s.name), ".")
	return stem == "baseof"
}

// fills reports whether the file has nothing but blocks, for a frame to show.
func (s *source) fills() bool {
	return !s.defines(hugoName(s.name)) && len(s.trees) > 1 && topFolder(s.name) != partialsFolder
}

// line returns a line of the text, counted from 1.
func (s *source) line(n int) string {
	for line := range strings.Lines(s.text) {
		if n--; n == 0 {
			return strings.TrimRight(line, "\r\n")
		}
	}
	return ""
}

// position returns the place of the byte at offset.
func (s *source) position(offset int) diag.Pos {
	before := s.text[:min(offset, len(s.text))]
	start := strings.LastIndexByte(before, '\n') + 1
	return diag.Pos{
		Line: 1 + strings.Count(before, "\n"),
		Col:  1 + utf8.RuneCountInString(before[start:]),
	}
}

// span covers length bytes from offset, or less where the line ends.
func (s *source) span(offset, length int) diag.Span {
	end := min(offset+length, len(s.text))
	if i := strings.IndexByte(s.text[min(offset, end):end], '\n'); i >= 0 {
		end = offset + i
	}
	return diag.Span{File: s.file(), Start: s.position(offset), End: s.position(end)}
}

// offset returns where the byte lies that templates call line and column: the
// column counts bytes from 0.
func (s *source) offset(line, column int) int {
	at := 0
	for text := range strings.Lines(s.text) {
		if line--; line == 0 {
			return at + min(column, len(text))
		}
		at += len(text)
	}
	return at
}

// walk calls visit for node and all that it contains, outermost first.
func walk(node parse.Node, visit func(parse.Node)) {
	visit(node)
	for _, child := range children(node) {
		walk(child, visit)
	}
}

func children(node parse.Node) []parse.Node {
	switch n := node.(type) {
	case *parse.ListNode:
		return n.Nodes
	case *parse.ActionNode:
		return []parse.Node{n.Pipe}
	case *parse.CommandNode:
		return n.Args
	case *parse.ChainNode:
		return []parse.Node{n.Node}
	case *parse.PipeNode:
		list := make([]parse.Node, len(n.Cmds))
		for i, cmd := range n.Cmds {
			list[i] = cmd
		}
		return list
	case *parse.TemplateNode:
		if n.Pipe != nil {
			return []parse.Node{n.Pipe}
		}
	case *parse.IfNode:
		return branches(&n.BranchNode)
	case *parse.RangeNode:
		return branches(&n.BranchNode)
	case *parse.WithNode:
		return branches(&n.BranchNode)
	}
	return nil
}

func branches(n *parse.BranchNode) []parse.Node {
	list := []parse.Node{n.Pipe, n.List}
	if n.ElseList != nil {
		list = append(list, n.ElseList)
	}
	return list
}
