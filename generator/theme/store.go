package theme

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"regexp"
	"strconv"
	"strings"
	"text/template/parse"

	"github.com/gohugoio/hugo/tpl/tplimpl"

	"zoufang/generator/diag"
)

const partialsFolder = "_partials"

// build hands the layouts to Hugo. A layout that fails is reported, emptied, and
// the rest tried again, until all failures are known. There is no store when a
// failure cannot be laid to a layout.
func (t *Theme) build(funcs map[string]any) (*tplimpl.TemplateStore, diag.List, error) {
	for _, src := range t.sources {
		if err := t.install(src); err != nil {
			return nil, nil, err
		}
	}
	var findings diag.List
	for {
		store, err := t.newStore(funcs)
		if err == nil {
			return store, findings, nil
		}
		src, span, detail := t.escapeFailure(err)
		if src == nil {
			all := diag.Span{File: Root}
			return nil, append(findings, diag.At(all, "template.failed", diag.Args{"detail": err.Error()})), nil
		}
		findings = append(findings, t.explainEscape(span, detail)...)
		src.broken = true
		if err := t.install(src); err != nil {
			return nil, findings, err
		}
	}
}

// install writes a layout where Hugo looks for it. Of a broken one only the
// names of its blocks are left, so that others can still be tried with it.
func (t *Theme) install(src *source) error {
	text := src.text
	if src.broken {
		text = ""
		for name := range src.trees {
			if name != hugoName(src.name) {
				text += fmt.Sprintf("{{ define %q }}{{ end }}", name)
			}
		}
	}
	return t.engine.write("layouts/"+src.name, []byte(text))
}

func (t *Theme) newStore(funcs map[string]any) (*tplimpl.TemplateStore, error) {
	base, deps := t.engine.sites.Configs.Base, t.engine.deps()
	return tplimpl.NewStore(tplimpl.StoreOptions{
		Fs:                  deps.BaseFs.Layouts.Fs,
		Log:                 t.engine.log,
		PathParser:          deps.Conf.PathParser(),
		OutputFormats:       base.OutputFormats.Config,
		MediaTypes:          base.MediaTypes.Config,
		DefaultOutputFormat: base.DefaultOutputFormat,
		RenderHooks:         base.Markup.Goldmark.RenderHooks,
	}, tplimpl.SiteOptions{Site: deps.Site, TemplateFuncs: funcs})
}

// unended is how html/template says that a tag or a script never ends.
const unended = "ends in a non-text context"

// escapeErrorText is how html/template says that it cannot tell what a place in
// a page is: text, an attribute, a script. Line and column may be missing.
var escapeErrorText = regexp.MustCompile(`(?s)html/template:([^:]*)(?::(\d+))?(?::(\d+))?: (.*)$`)

// escapeFailure tells which layout err is about, where and why.
func (t *Theme) escapeFailure(err error) (*source, diag.Span, string) {
	parts := escapeErrorText.FindStringSubmatch(err.Error())
	if parts == nil {
		return nil, diag.Span{}, ""
	}
	if parts[1] == "" {
		if src := t.unsoundReturn(); src != nil {
			return src, src.lineSpan(0), unended
		}
		return nil, diag.Span{}, ""
	}
	line, _ := strconv.Atoi(parts[2])
	column, _ := strconv.Atoi(parts[3])
	detail, _, _ := strings.Cut(parts[4], ": {state") // the rest is for authors of html/template
	for _, src := range t.candidates(parts[1]) {
		at := src.offset(line, column)
		switch node := src.nodeAt(at); {
		case src.broken:
		case parts[3] != "" && node != nil:
			return src, src.span(at, len(node.String())), detail
		case parts[3] == "" && !(src.isBase() && src.soundAlone()):
			return src, src.lineSpan(line), detail
		}
	}
	return nil, diag.Span{}, ""
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

// candidates are the files that a template's name may stand for: the frames
// that show it, and the file itself.
func (t *Theme) candidates(name string) []*source {
	var list []*source
	for _, src := range t.sources.sorted() {
		if src.isBase() {
			list = append(list, src)
		}
	}
	if src := t.sources[name]; src != nil {
		list = append(list, src)
	}
	return list
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

// lineSpan covers the text of a line, or the whole file where line is 0.
func (s *source) lineSpan(line int) diag.Span {
	if line == 0 {
		return diag.Span{File: s.file()}
	}
	return s.span(s.offset(line, 0), len(s.line(line)))
}
