package record

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// MaxFile is the size of the largest file that is read, in bytes.
const MaxFile = 4 << 20

// maxFindings is how many findings one reading of a file gives. Nobody works
// through more, and a hostile file could fill the memory with them.
const maxFindings = 1000

// Decode turns the bytes of a file into text. It reads UTF-8, UTF-16 and
// GB18030, with or without byte order mark, and any line ends, and says in a
// notice what it had to convert. Characters that do not belong into a text are
// left in it, so that columns stay true, and reported.
//
// The Source is nil when the bytes are no text that can be read.
func Decode(path string, data []byte) (*Source, diag.List) {
	switch {
	case len(data) > MaxFile:
		return nil, diag.List{TooLarge(path, int64(len(data)))}
	case isClean(data) && !isDocument(data):
		return &Source{Path: path, Text: string(data), tidy: true}, nil
	}
	return decodeAny(path, data)
}

// decodeAny is Decode without the short way for clean files.
func decodeAny(path string, data []byte) (*Source, diag.List) {
	d := decoder{path: path}
	text, ok := d.read(data)
	if !ok {
		return nil, d.findings
	}
	source := &Source{Path: path, Text: d.unifyLineEnds(text)}
	if !d.inspect(source) {
		return nil, d.findings
	}
	return source, d.findings
}

// TooLarge is the finding for a file of more than MaxFile bytes, for those who
// know its size before they read it.
func TooLarge(path string, size int64) diag.Finding {
	return diag.At(diag.Span{File: path}, "file-size", sizes(int(size), MaxFile))
}

// FrontTooLarge is the finding for a file that is front matter as a whole, of
// more than MaxFront bytes.
func FrontTooLarge(path string, size int) diag.Finding {
	return diag.At(diag.Span{File: path}, "file-size.front-matter", sizes(size, MaxFront))
}

// decoder is one run of Decode.
type decoder struct {
	path     string
	damaged  bool // some bytes could not be read
	findings diag.List
}

func (d *decoder) report(f diag.Finding) { d.findings = append(d.findings, f) }

// whole is the span of a finding about the file as a whole.
func (d *decoder) whole() diag.Span { return diag.Span{File: d.path} }

// rewritten reports something that writing the decoded text back mends.
func (d *decoder) rewritten(id string, args diag.Args) {
	d.report(diag.At(d.whole(), id, args).WithFix(true))
}

// mark is the byte order mark in UTF-8.
const mark = "\uFEFF"

// documents are the first bytes of files that are no text whatever their name
// says: Word and WPS, new and old, PDF, RTF.
var documents = [][]byte{[]byte("PK\x03\x04"), []byte("\xD0\xCF\x11\xE0"), []byte("%PDF-"), []byte(`{\rtf`)}

func isDocument(data []byte) bool {
	return slices.ContainsFunc(documents, func(head []byte) bool { return bytes.HasPrefix(data, head) })
}

// read finds out how data is encoded and decodes it.
func (d *decoder) read(data []byte) (text string, ok bool) {
	if isDocument(data) {
		d.report(diag.At(d.whole(), "not-text.document", nil))
		return "", false
	}
	if bytes.HasPrefix(data, []byte(mark)) {
		d.rewritten("bom", nil)
		data = bytes.TrimLeft(data, mark)
	}
	if text, ok := decodeUTF16(data); ok {
		d.rewritten("encoding.utf16", nil)
		return strings.TrimLeft(text, mark), true
	}
	if utf8.Valid(data) {
		return string(data), true
	}
	if text, ok := decodeGB18030(data); ok {
		d.rewritten("encoding.gb18030", nil)
		return strings.TrimLeft(text, mark), true
	}
	return d.salvage(data)
}

// salvage reads UTF-8 that is broken in a few places: what cannot be read
// becomes U+FFFD, where inspect finds it.
func (d *decoder) salvage(data []byte) (text string, ok bool) {
	characters := []rune(string(data))
	text = string(characters)
	if strings.Count(text, "\uFFFD")*10 > len(characters) {
		d.report(diag.At(d.whole(), "not-text", nil))
		return "", false
	}
	d.damaged = true
	return text, true
}

// unifyLineEnds makes every line end with LF alone.
func (d *decoder) unifyLineEnds(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	kind := "CR"
	if strings.Contains(text, "\r\n") {
		kind = "CRLF"
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	d.rewritten("line-ends", diag.Args{"kind": kind})
	return strings.ReplaceAll(text, "\r", "\n")
}

// sizes are the arguments of a message about something too large.
func sizes(size, limit int) diag.Args {
	kibibytes := func(n int) string { return fmt.Sprintf("%d KiB", (n+1023)>>10) }
	return diag.Args{"size": kibibytes(size), "limit": kibibytes(limit)}
}
