package theme

import (
	"errors"
	"html/template"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"zoufang/generator/diag"
)

// unended is how html/template says that a tag or a script never ends.
const unended = "ends in a non-text context"

// escapeErrorText is how html/template says that it cannot tell what a place in
// a page is: text, an attribute, a script. Line and column may be missing.
var escapeErrorText = regexp.MustCompile(`(?s)html/template:([^:]*)(?::(\d+))?(?::(\d+))?: (.*)$`)

// escape is a place that html/template cannot make safe.
type escape struct {
	through *source // the layout that was tried
	in      *source // the file with the fault: the layout, or the frame it fills
	span    diag.Span
	detail  string
}

// escapeFailure tells which place err is about.
func (t *Theme) escapeFailure(err error) (escape, bool) {
	parts := escapeErrorText.FindStringSubmatch(err.Error())
	if parts == nil {
		return escape{}, false
	}
	detail, _, _ := strings.Cut(parts[4], ": {state") // the rest is for authors of html/template
	f := escape{through: t.sources[parts[1]], detail: detail}
	line, _ := strconv.Atoi(parts[2])
	column, _ := strconv.Atoi(parts[3])
	switch {
	case parts[1] == "":
		f.in, f.detail, line = t.unsoundReturn(), unended, 0
		f.through = f.in
	case f.through == nil:
		return escape{}, false
	case parts[3] == "":
		f.in = t.unsoundFrame(f.through)
	default:
		f.in = t.fileAt(f.through, line, column, detail)
	}
	if f.in == nil {
		return escape{}, false
	}
	f.span = f.in.nodeSpan(line, column, parts[3] != "")
	return f, true
}

// report returns what is to be said about a failure, and leaves out more of the
// layout that was tried. A frame stays as it is, for others to be tried with it,
// but is reported once.
func (t *Theme) report(f escape) diag.List {
	reported := f.in.broken
	f.in.broken = true
	if f.through == f.in && f.through.kept == keptWhole {
		f.through.kept = keptNames
	} else {
		f.through.kept = keptNothing
	}
	if reported {
		return nil
	}
	return t.explainEscape(f.span, f.detail)
}

// explainEscape words what html/template found. A block may seem to be missing
// because the file that defines it does not parse.
func (t *Theme) explainEscape(at diag.Span, detail string) diag.List {
	name, missing := strings.CutPrefix(detail, "no such template ")
	switch {
	case strings.HasPrefix(detail, unended):
		return diag.List{diag.At(at, "template.unended", nil)}
	case !missing:
		return diag.List{diag.At(at, "template.escape", diag.Args{"detail": detail})}
	}
	for _, src := range t.sources {
		if src.trees == nil {
			return nil
		}
	}
	return diag.List{diag.At(at, "template.block", diag.Args{"name": strings.Trim(name, `"`)})}
}

// fileAt tells whether a place is one of a layout or of a frame that it fills:
// html/template knows both by the layout's name.
func (t *Theme) fileAt(layout *source, line, column int, detail string) *source {
	var likely *source
	for _, src := range append(t.frames(), layout) {
		node := src.nodeAt(src.offset(line, column))
		switch {
		case src.kept != keptWhole || node == nil:
		case strings.Contains(detail, node.String()):
			return src
		case likely == nil:
			likely = src
		}
	}
	return likely
}

// unsoundFrame returns the frame that fails by itself, or the layout.
func (t *Theme) unsoundFrame(layout *source) *source {
	for _, src := range t.frames() {
		if src.kept == keptWhole && !src.soundAlone() {
			return src
		}
	}
	return layout
}

func (t *Theme) frames() []*source {
	return slices.DeleteFunc(t.sources.sorted(), func(s *source) bool { return !s.isBase() })
}

// unsoundReturn returns a partial with a value to return whose text stops in the
// middle of a tag or a script. Hugo wraps such partials in nameless text.
func (t *Theme) unsoundReturn() *source {
	for _, src := range t.sources.sorted() {
		if !src.broken && topFolder(src.name) == partialsFolder && src.trees != nil && !src.soundAlone() {
			return src
		}
	}
	return nil
}

// soundAlone reports whether a file can be escaped with its own blocks alone. Of
// a frame, this means that what is wrong must be in what fills it.
func (s *source) soundAlone() bool {
	stubs := template.FuncMap{}
	for _, tree := range s.trees {
		walk(tree.Root, func(node parse.Node) {
			if id, ok := node.(*parse.IdentifierNode); ok && !builtin(id.Ident) {
				stubs[id.Ident] = func(...any) any { return nil }
			}
		})
	}
	alone, err := template.New(s.name).Funcs(stubs).Parse(s.text)
	if err != nil {
		return true
	}
	var unsafe *template.Error
	return !errors.As(alone.Execute(io.Discard, nil), &unsafe) || unsafe.ErrorCode == template.ErrNoSuchTemplate
}

// nodeAt returns what the parser found at offset, or nil.
func (s *source) nodeAt(offset int) parse.Node {
	var found parse.Node
	for _, tree := range s.trees {
		walk(tree.Root, func(node parse.Node) {
			if int(node.Position()) == offset {
				found = node
			}
		})
	}
	return found
}

// nodeSpan covers what stands at a place; without a column, the line, or the file
// where there is no line either.
func (s *source) nodeSpan(line, column int, hasColumn bool) diag.Span {
	at := s.offset(line, column)
	switch node := s.nodeAt(at); {
	case line == 0:
		return diag.Span{File: s.file()}
	case hasColumn && node != nil:
		return s.span(at, len(node.String()))
	}
	return s.span(s.offset(line, 0), len(s.line(line)))
}
