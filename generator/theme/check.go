package theme

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"

	"zoufang/generator/diag"
)

// check parses every layout and reports what does not parse and calls to
// functions that do not exist. Without funcs it does not look at calls.
func (s sources) check(funcs map[string]any) diag.List {
	var findings diag.List
	for _, src := range s.sorted() {
		found := src.check(funcs)
		if len(found) > 0 {
			src.broken, src.kept = true, keptNames
		}
		findings = append(findings, found...)
	}
	return findings
}

func (s *source) check(funcs map[string]any) diag.List {
	trees, err := parseText(hugoName(s.name), s.text)
	if err != nil {
		return diag.List{s.syntaxError(err)}
	}
	s.trees = trees
	if funcs == nil {
		return nil
	}
	return s.checkFunctions(funcs)
}

// parseText parses a layout. It knows no functions, so that one unknown name
// does not hide the next.
func parseText(name, text string) (map[string]*parse.Tree, error) {
	trees := map[string]*parse.Tree{}
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck
	_, err := tree.Parse(text, "", "", trees)
	return trees, err
}

func (s *source) checkFunctions(funcs map[string]any) diag.List {
	var findings diag.List
	for _, name := range slices.Sorted(maps.Keys(s.trees)) {
		walk(s.trees[name].Root, func(node parse.Node) {
			id, ok := node.(*parse.IdentifierNode)
			if !ok || funcs[id.Ident] != nil || builtin(id.Ident) {
				return
			}
			span := s.span(int(id.Pos), len(id.Ident))
			findings = append(findings, diag.At(span, "template.function", diag.Args{"name": id.Ident}))
		})
	}
	return findings
}

// builtin reports whether Go's own templates have a function of this name.
func builtin(name string) bool {
	_, err := template.New("").Parse("{{" + name + "}}")
	return err == nil
}

// syntaxErrorText is how text/template says that a file does not parse.
var syntaxErrorText = regexp.MustCompile(`(?s)^template: .*?:(\d+): (.*)$`)

// syntaxError places an error of the parser, which knows its line alone.
func (s *source) syntaxError(err error) diag.Finding {
	parts := syntaxErrorText.FindStringSubmatch(err.Error())
	if parts == nil {
		return diag.At(diag.Span{File: s.file()}, "template.syntax", diag.Args{"detail": err.Error()})
	}
	line, _ := strconv.Atoi(parts[1])
	if strings.HasPrefix(parts[2], "unexpected EOF") {
		if finding, ok := s.unclosed(); ok {
			return finding
		}
	}
	return diag.At(s.brokenAction(line, err), "template.syntax", diag.Args{"detail": parts[2]})
}

// action is one {{ … }} of a template.
var action = regexp.MustCompile(`(?s)\{\{.*?(?:\}\}|$)`)

// brokenAction covers the action on a line that the parser stumbles over: the
// first one up to which the text fails in the same way.
func (s *source) brokenAction(line int, failure error) diag.Span {
	start := s.offset(line, 0)
	end := start + len(s.line(line))
	var last []int
	for _, at := range action.FindAllStringIndex(s.text[:end], -1) {
		if at[1] <= start {
			continue
		}
		last = at
		if _, err := parseText(hugoName(s.name), s.text[:at[1]]); err != nil && err.Error() == failure.Error() {
			break
		}
	}
	if last == nil {
		indent := len(s.line(line)) - len(strings.TrimLeft(s.line(line), " \t"))
		return s.span(start+indent, end-start-indent)
	}
	from := max(last[0], start)
	return s.span(from, last[1]-from)
}

// keyword finds what opens and closes a block of a template.
var keyword = regexp.MustCompile(`\{\{-?\s*(if|range|with|block|define|end)\b`)

// unclosed finds the block that the file leaves open.
func (s *source) unclosed() (diag.Finding, bool) {
	var open [][]int
	for _, at := range keyword.FindAllStringSubmatchIndex(s.text, -1) {
		switch {
		case s.text[at[2]:at[3]] != "end":
			open = append(open, at)
		case len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 {
		return diag.Finding{}, false
	}
	at := open[len(open)-1]
	return diag.At(s.span(at[2], at[3]-at[2]), "template.unclosed", diag.Args{
		"open": fmt.Sprintf("{{ %s }}", s.text[at[2]:at[3]]),
		"end":  "{{ end }}",
	}), true
}
