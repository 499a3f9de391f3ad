package theme

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"zoufang/generator/diag"
)

// blocks are the files that define what all templates can render: the blocks
// outside of frames and what fills them, and partials written as blocks.
type blocks map[string]*source

// link finds the blocks that files share and which files each file renders by
// {{ template }}. Of two shared blocks with one name, or a block with the name of
// a file, it would be left to chance which is meant.
func (s sources) link() (blocks, diag.List) {
	shared := blocks{}
	var findings diag.List
	for _, src := range s.sorted() {
		for _, name := range slices.Sorted(maps.Keys(src.trees)) {
			private := (src.isBase() || src.fills()) && !isInlinePartial(name)
			first := shared[name]
			if file := s[name]; file != nil && file != src {
				first, private = file, false
			}
			switch {
			case first != nil && !private:
				findings = append(findings, src.definedTwice(first, name))
				src.broken, src.kept, src.trees = true, keptNothing, nil
			case !private:
				shared[name] = src
			}
		}
	}
	for _, src := range s {
		src.renders = src.targets(shared)
	}
	for _, src := range s {
		src.uses = src.reach()
	}
	return shared, findings
}

// isInlinePartial reports whether partial finds a block of this name.
func isInlinePartial(name string) bool {
	return strings.HasPrefix(strings.TrimPrefix(name, "_"), "partials/")
}

func (s *source) definedTwice(first *source, block string) diag.Finding {
	return diag.At(s.blockSpan(block), "template.twice", diag.Args{"name": block}).
		WithRelated(first.blockSpan(block), "template.first", nil)
}

// blockSpan covers the name of a block where it is defined.
func (s *source) blockSpan(block string) diag.Span {
	quoted := strconv.Quote(block)
	in := regexp.MustCompile(`{{-?\s*(?:define|block)\s+` + regexp.QuoteMeta(quoted)).FindStringIndex(s.text)
	if in == nil {
		return diag.Span{File: s.file()}
	}
	return s.span(in[1]-len(quoted), len(quoted))
}

// targets returns the files that s renders by {{ template }}.
func (s *source) targets(shared blocks) []*source {
	var files []*source
	for _, tree := range s.trees {
		walk(tree.Root, func(node parse.Node) {
			call, ok := node.(*parse.TemplateNode)
			if !ok || s.trees[call.Name] != nil || shared[call.Name] == nil {
				return
			}
			files = append(files, shared[call.Name])
		})
	}
	return files
}

// reach returns the files that s renders by {{ template }}, and what they
// render.
func (s *source) reach() []string {
	var names []string
	seen := map[*source]bool{s: true}
	var visit func(*source)
	visit = func(from *source) {
		for _, target := range from.renders {
			if !seen[target] {
				seen[target] = true
				names = append(names, target.name)
				visit(target)
			}
		}
	}
	visit(s)
	slices.Sort(names)
	return names
}
