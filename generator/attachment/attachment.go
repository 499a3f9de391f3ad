// Package attachment reads the text of the files that lie beside records, so
// that it can be looked through: what a reader sees in them, and what stands in
// them unseen, such as comments, deleted words, hidden sheets and the names of
// authors.
//
// It rather says that it cannot read a file than leave out a part of it: whoever
// looks for what must not be published may rely on having seen all of the text.
// Pictures within files are not text. A file that is nothing but pictures is
// one that cannot be read.
package attachment

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"zoufang/generator/record"
)

// Part is a piece of a file's text.
type Part struct {
	Name string // the page or the member of the file, such as "page 3"; "" : the whole
	Text string // a paragraph, or a row of a table with its cells between tabs, on each line
}

// maxText is how many bytes of text, and of what it is taken from, are read of a
// file.
const maxText = 64 << 20

// extensions are those of the files whose text can be read.
var extensions = []string{".csv", ".docx", ".ods", ".odt", ".pdf", ".pptx", ".txt", ".xlsx"}

// Known reports whether files of that name are read at all.
func Known(name string) bool { return slices.Contains(extensions, extension(name)) }

func extension(name string) string { return strings.ToLower(path.Ext(name)) }

// Read returns the text of a file, by the extension of its name and by its first
// bytes. Errors wrap ErrUnreadable, and [diag.Reason] has words for them.
func Read(name string, data []byte) ([]Part, error) {
	r := reader{left: maxText}
	parts, err := r.read(name, data)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(parts, func(p Part) bool { return strings.TrimSpace(p.Text) == "" }), nil
}

// reader reads a file and those within it. What all of them hold together is
// bounded.
type reader struct {
	left  int // bytes that may still be unpacked
	depth int // how many files the present one lies within
}

// The first bytes of files.
var (
	zipMark = []byte("PK\x03\x04")
	oleMark = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") // Office up to 2003, and what newer ones encrypt
	pdfMark = []byte("%PDF-")
)

func (r *reader) read(name string, data []byte) ([]Part, error) {
	switch {
	case !Known(name):
		return nil, errFormat
	case bytes.HasPrefix(data, zipMark):
		return r.readOffice(data)
	case bytes.HasPrefix(data, oleMark):
		return nil, errOldOrLocked
	case bytes.HasPrefix(data, pdfMark):
		return readPDF(data)
	case extension(name) == ".csv" || extension(name) == ".txt":
		return readPlain(name, data)
	}
	return nil, errDamaged
}

func readPlain(name string, data []byte) ([]Part, error) {
	if len(data) > record.MaxFile {
		return nil, errTooLarge
	}
	source, _ := record.Decode(name, data)
	if source == nil {
		return nil, errDamaged
	}
	return []Part{{Text: source.Text}}, nil
}
