package schema

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

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

// Setting is a file of settings that was read. Values is nil where there is none, and
// where it has mistakes.
type Setting struct {
	Values Group
	Data   []byte // the file as it is

	of   *Collection
	file *record.File // nil: it could not be read
	name string
}

// ReadFile reads a file as Read does. Findings call it by its name behind prefix.
func (s Settings) ReadFile(files fs.FS, kind, name, prefix string) (*Setting, diag.List) {
	data, err := fs.ReadFile(files, name)
	if err == nil {
		return s.Read(kind, prefix+name, data)
	}
	none := &Setting{of: s.set.Collection(kind), name: prefix + name}
	if errors.Is(err, fs.ErrNotExist) {
		return none, nil
	}
	return none, diag.List{diag.At(none.At(), "unreadable", diag.Args{"reason": diag.Reason(err)})}
}

// Strangers returns the files in a folder that have no description of their own, by
// their names behind prefix: nobody would read them.
func (s Settings) Strangers(files fs.FS, folder, prefix string) []diag.Span {
	var all []diag.Span
	entries, _ := fs.ReadDir(files, folder) // a missing folder is an empty one
	for _, e := range entries {
		id, isYAML := strings.CutSuffix(e.Name(), ".yaml")
		if isYAML && s.set.Collection(id) == nil {
			all = append(all, diag.Span{File: prefix + path.Join(folder, e.Name())})
		}
	}
	return all
}

// Read reads a file by the description called kind. Name is what findings call it.
// Its id need not stand in the file; where it does, it is the file's name.
func (s Settings) Read(kind, name string, data []byte) (*Setting, diag.List) {
	read := &Setting{Data: data, of: s.set.Collection(kind), name: name}
	src, findings := record.Decode(name, data)
	if src == nil {
		return read, findings
	}
	file, more := record.ParseYAML(src, read.of.Keys)
	findings = append(findings, more...)
	if file.Front == nil {
		return read, findings
	}
	id := strings.TrimSuffix(path.Base(name), path.Ext(name))
	read.file = file
	findings = append(findings, takeID(file, id)...)
	values, more := read.of.Decode(file, id)
	findings = append(findings, more...)
	for _, breach := range read.of.Rules(values, Env{}) {
		findings = append(findings, read.of.Place(file, breach))
	}
	if !findings.HasErrors() {
		read.Values = values
	}
	return read, findings
}

// takeID takes the id from a file, and reports one that is not the file's.
func takeID(file *record.File, id string) diag.List {
	at := slices.IndexFunc(file.Front.Pairs, func(p record.Pair) bool { return p.Key.Value == IDKey })
	if at < 0 {
		return nil
	}
	value := file.Front.Pairs[at].Value
	front := *file.Front
	front.Pairs = slices.Delete(slices.Clone(front.Pairs), at, at+1)
	file.Front = &front
	if value.Value == id {
		return nil
	}
	span := diag.Span{File: file.Source.Path, Start: value.Start, End: value.End}
	return diag.List{diag.At(span, "schema-value.id", diag.Args{"id": id})}
}

// At returns the place of a value in the file.
func (s *Setting) At(where ...any) diag.Span {
	if s.file == nil {
		return diag.Span{File: s.name}
	}
	return s.of.Locate(s.file, where)
}

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
