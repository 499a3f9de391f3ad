package schema

import (
	"fmt"
	"io/fs"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// Settings are the files of one folder that are no records but are described in the
// same terms, so that their mistakes are reported in the same way.
type Settings struct{ set *Set }

// NewSettings reads descriptions, one for each kind of file, from a folder that the
// program brings. Mistakes in them are the program's own, and panic.
func NewSettings(fsys fs.FS, dir, prefix string) Settings {
	own, err := fs.Sub(fsys, dir)
	if err != nil {
		panic(err)
	}
	set, findings := Load(own, prefix)
	if findings.HasErrors() {
		panic(fmt.Sprintf("%s:%d: %s", findings[0].Span.File, findings[0].Span.Start.Line, findings[0].Message.In(diag.EN)))
	}
	return Settings{set}
}

// Setting is a file of settings that was read. Values is nil where it has mistakes.
type Setting struct {
	Values Values

	of   *Collection
	file *record.File
}

// Read reads a file by the description called kind. Name is what findings call it.
func (s Settings) Read(kind, name string, data []byte) (*Setting, diag.List) {
	read := &Setting{of: s.set.Collection(kind)}
	src, findings := record.Decode(name, data)
	if src == nil {
		return read, findings
	}
	file, more := record.ParseYAML(src, read.of.Keys)
	findings = append(findings, more...)
	if file.Front == nil {
		return read, findings
	}
	read.file = file
	values, more := read.of.Decode(file, kind)
	findings = append(findings, more...)
	for _, breach := range read.of.Rules(values, Env{}) {
		findings = append(findings, read.of.Place(file, breach))
	}
	if !findings.HasErrors() {
		read.Values = values
	}
	return read, findings
}

// At returns the place of a value in the file.
func (s *Setting) At(where ...any) diag.Span { return s.of.Locate(s.file, where) }

// Code returns the expression that a value is, with its place.
func (s *Setting) Code(where ...any) Code { return s.of.Code(s.file, where) }

// Key returns the place of a key in the object that stands under name, by whatever
// name its author wrote that.
func (s *Setting) Key(name, key string) diag.Span {
	for _, top := range s.file.Front.Pairs {
		for _, pair := range top.Value.Pairs {
			if pair.Key.Value == key {
				return diag.Span{File: s.file.Source.Path, Start: pair.Key.Start, End: pair.Key.End}
			}
		}
	}
	return s.At(name, key)
}
