package site

import (
	"maps"
	"slices"

	"zoufang/generator/diag"
)

// The types of a message's arguments, as far as they are kept.
const (
	argNothing = iota
	argText
	argNumber
	argName
	argTexts
	argNames
)

func (w *writer) findings(list diag.List) {
	w.count(len(list))
	for _, f := range list {
		w.text(f.Rule)
		w.byte(byte(f.Severity))
		w.span(f.Span)
		w.message(f.Message)
		w.count(len(f.Related))
		for _, related := range f.Related {
			w.span(related.Span)
			w.message(related.Message)
		}
		w.fix(f.Fix)
	}
}

func (r *reader) findings() diag.List {
	var list diag.List
	for range r.count() {
		f := diag.Finding{Rule: r.text(), Severity: r.severity(), Span: r.span(), Message: r.message()}
		for range r.count() {
			f.Related = append(f.Related, diag.Related{Span: r.span(), Message: r.message()})
		}
		f.Fix = r.fix()
		list = append(list, f)
	}
	return list
}

func (r *reader) severity() diag.Severity {
	s := diag.Severity(r.byte())
	if s > diag.Error {
		r.lose()
	}
	return s
}

func (w *writer) fix(fix *diag.Fix) {
	w.truth(fix != nil)
	if fix == nil {
		return
	}
	w.truth(fix.Safe)
	w.count(len(fix.Edits))
	for _, e := range fix.Edits {
		w.span(e.Span)
		w.text(e.Text)
	}
}

func (r *reader) fix() *diag.Fix {
	if !r.truth() {
		return nil
	}
	fix := &diag.Fix{Safe: r.truth()}
	for range r.count() {
		fix.Edits = append(fix.Edits, diag.Edit{Span: r.span(), Text: r.text()})
	}
	return fix
}

// span leaves out the name of the file that is being written about.
func (w *writer) span(s diag.Span) {
	w.truth(s.File != w.file)
	if s.File != w.file {
		w.text(s.File)
	}
	w.pos(s.Start)
	w.pos(s.End)
}

func (r *reader) span() diag.Span {
	s := diag.Span{File: r.file}
	if r.truth() {
		s.File = r.text()
	}
	s.Start, s.End = r.pos(), r.pos()
	return s
}

func (w *writer) pos(p diag.Pos) {
	w.number(p.Line)
	w.number(p.Col)
}

func (r *reader) pos() diag.Pos { return diag.Pos{Line: r.number(), Col: r.number()} }

func (w *writer) name(n diag.Name) {
	w.text(n.ZH)
	w.text(n.EN)
}

func (r *reader) name() diag.Name { return diag.Name{ZH: r.text(), EN: r.text()} }

func (w *writer) message(m diag.Message) {
	w.text(m.ID)
	w.name(m.Literal)
	w.count(len(m.Args))
	for _, key := range slices.Sorted(maps.Keys(m.Args)) {
		w.text(key)
		w.argument(m.Args[key])
	}
}

func (r *reader) message() diag.Message {
	m := diag.Message{ID: r.text(), Literal: r.name()}
	n := r.count()
	if n > 0 {
		m.Args = make(diag.Args, n)
	}
	for range n {
		key := r.text()
		m.Args[key] = r.argument()
	}
	return m
}

func (w *writer) argument(v any) {
	switch v := v.(type) {
	case nil:
		w.byte(argNothing)
	case string:
		w.byte(argText)
		w.text(v)
	case int:
		w.byte(argNumber)
		w.number(v)
	case diag.Name:
		w.byte(argName)
		w.name(v)
	case []string:
		w.byte(argTexts)
		w.texts(v)
	case []diag.Name:
		w.byte(argNames)
		w.count(len(v))
		for _, n := range v {
			w.name(n)
		}
	default:
		w.unable = true
	}
}

func (r *reader) argument() any {
	switch r.byte() {
	case argNothing:
		return nil
	case argText:
		return r.text()
	case argNumber:
		return r.number()
	case argName:
		return r.name()
	case argTexts:
		return r.texts()
	case argNames:
		names := make([]diag.Name, r.count())
		for i := range names {
			names[i] = r.name()
		}
		return names
	}
	r.lose()
	return nil
}

// PackFindings turns findings into bytes, and reports whether that could be done.
func PackFindings(list diag.List) (string, bool) {
	var w writer
	w.findings(list)
	return string(w.data), !w.unable
}

// UnpackFindings turns the bytes back, and reports whether they were whole.
func UnpackFindings(data string) (diag.List, bool) {
	r := reader{data: data}
	list := r.findings()
	return list, !r.lost && r.data == ""
}
