package theme

import (
	"context"
	"errors"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zoufang/generator/diag"
)

// Error is a template that failed on some data.
type Error struct {
	Finding diag.Finding // where, in the file of the template, and the calls that led there
	Cause   error
}

func (e *Error) Error() string {
	span := e.Finding.Span
	return span.File + ":" + strconv.Itoa(span.Start.Line) + ": " + e.Finding.Message.In(diag.EN)
}

func (e *Error) Unwrap() error { return e.Cause }

// step is one template on the way to a failure: where it stood and what it was
// evaluating.
type step struct {
	name, block  string
	line, column int
	expr, detail string
}

// stepText is how text/template reports a failure.
var stepText = regexp.MustCompile(`(?s)^template: (.*?):(\d+):(\d+): executing "(.*?)" at <(.*?)>: (.*)$`)

// steps returns the templates on the way to err, outermost first.
func steps(err error) []step {
	var list []step
	last := ""
	for ; err != nil; err = errors.Unwrap(err) {
		text := err.Error()
		parts := stepText.FindStringSubmatch(text)
		if parts == nil || text == last {
			continue
		}
		last = text
		line, _ := strconv.Atoi(parts[2])
		column, _ := strconv.Atoi(parts[3])
		list = append(list, step{
			name: parts[1], line: line, column: column, block: parts[4],
			expr: strings.TrimSuffix(parts[5], "..."), detail: parts[6],
		})
	}
	return list
}

// failure turns an error of an execution into one that says where it happened.
// The end of the context stays what it is.
func (t *Theme) failure(ctx context.Context, tmpl Template, err error) error {
	if ended := ctx.Err(); ended != nil && errors.Is(err, ended) {
		return err
	}
	way := steps(err)
	slices.Reverse(way) // innermost first
	places := t.places(tmpl, way)
	if len(places) == 0 {
		whole := diag.Span{File: tmpl.src.file()}
		return &Error{diag.At(whole, "template.failed", diag.Args{"detail": firstLine(err.Error())}), err}
	}
	finding := t.explain(places[0], way[0], err)
	for _, at := range places {
		if at != finding.Span {
			finding = finding.WithRelated(at, "template.caller", nil)
		}
	}
	return &Error{finding, err}
}

// places returns where the steps stand, each place once. Steps in partials that
// Hugo brings along have none.
func (t *Theme) places(tmpl Template, way []step) []diag.Span {
	var list []diag.Span
	for _, f := range way {
		if src := t.writer(tmpl, f); src != nil && !slices.Contains(list, src.place(f)) {
			list = append(list, src.place(f))
		}
	}
	return list
}

// writer returns the file that a step's text stands in. The text of baseof.html
// runs under the name of a layout that fills it, so the block must tell; blocks
// that Hugo makes up itself are known by what they evaluate.
func (t *Theme) writer(tmpl Template, f step) *source {
	candidates := []*source{t.sources[f.name], tmpl.base, t.blocks[f.block]}
	for _, src := range candidates {
		if src != nil && src.defines(f.block) {
			return src
		}
	}
	for _, src := range candidates {
		if src == nil {
			continue
		}
		if _, ok := src.around(f); ok {
			return src
		}
	}
	return candidates[0]
}

// place covers what a step evaluates.
func (s *source) place(f step) diag.Span {
	if start, ok := s.around(f); ok {
		return s.span(start, len(f.expr))
	}
	return s.span(s.offset(f.line, f.column), 1)
}

// around finds what a step evaluates on its line, where it begins last before the
// step's column: of .A.B, templates report the place of the part that fails.
func (s *source) around(f step) (int, bool) {
	start, text := s.offset(f.line, 0), s.line(f.line)
	i := strings.LastIndex(text[:min(f.column+len(f.expr), len(text))], f.expr)
	return start + i, i >= 0 && f.expr != ""
}

// wording gives common failures of text/template words of our own. The groups
// are the message's arguments.
var wording = []struct {
	pattern *regexp.Regexp
	id      string
	args    []string
}{
	{regexp.MustCompile(`^can't evaluate field (\S+) in type (.+)$`), "template.field", []string{"name", "type"}},
	{regexp.MustCompile(`^error calling (\S+): runtime error: invalid memory address`), "template.nil-method", []string{"name"}},
	{regexp.MustCompile(`^nil pointer evaluating (.+)\.(\S+)$`), "template.nil", []string{"type", "name"}},
	{regexp.MustCompile(`^error calling (\S+): (.*)$`), "template.call", []string{"name", "detail"}},
}

// assetText is how Hugo reports an asset that cannot be minified.
var assetText = regexp.MustCompile(`failed to transform "/?(.+?)" \(.*?\): (.*) on line (\d+) and column (\d+)`)

// explain words the failure of the innermost step, which stands at a place.
func (t *Theme) explain(at diag.Span, f step, err error) diag.Finding {
	var own *said
	if errors.As(err, &own) {
		return diag.At(at, own.id, own.args)
	}
	if strings.Contains(f.detail, nowhere[1:]) {
		return diag.At(at, "template.refused", diag.Args{"name": f.expr, "why": onDisk})
	}
	if parts := assetText.FindStringSubmatch(f.detail); parts != nil && t.engine.hasAsset(parts[1]) {
		asset := diag.Span{File: path.Join(Root, assetsFolder, parts[1])}
		asset.Start.Line, _ = strconv.Atoi(parts[3])
		asset.Start.Col, _ = strconv.Atoi(parts[4])
		return diag.At(asset, "asset.broken", diag.Args{"detail": parts[2]})
	}
	detail := firstLine(f.detail)
	for _, w := range wording {
		if parts := w.pattern.FindStringSubmatch(detail); parts != nil {
			args := diag.Args{}
			for i, name := range w.args {
				args[name] = parts[i+1]
			}
			return diag.At(at, w.id, args)
		}
	}
	return diag.At(at, "template.failed", diag.Args{"detail": detail})
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimSpace(line)
}
