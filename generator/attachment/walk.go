package attachment

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/charset"
	unicode16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// walker turns XML of any office format into lines. Formats agree in how they call
// paragraphs, rows and cells; what it does not know it takes for text of a line of
// its own, so that nothing is lost.
//
// The pieces of a paragraph are put together again, since writers split numbers
// wherever somebody has touched them. A paragraph with tracked changes becomes two
// lines: as it is now, and as it was.
type walker struct {
	out      strings.Builder
	open     []*block // paragraphs and rows around the present place
	names    []string // of the elements around it
	inserted int      // how many of them hold words that are tracked as new
	deleted  int      // how many hold words that are tracked as gone
}

// block is a paragraph or a row of a table that has begun.
type block struct {
	row      bool
	now, was strings.Builder
	changed  bool
}

// readXML returns the text of a member.
func readXML(data []byte) (string, error) {
	var w walker
	if !walkXML(data, w.token) {
		return "", errDamaged
	}
	return w.out.String(), nil
}

// maxNesting is how deep elements may stand within each other.
const maxNesting = 1000

// walkXML calls visit for each token. It reports whether data is well-formed.
func walkXML(data []byte, visit func(xml.Token)) bool {
	depth := 0
	for d := newXMLDecoder(data); depth <= maxNesting; {
		token, err := d.Token()
		if err != nil {
			return err == io.EOF
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		visit(token)
	}
	return false
}

// newXMLDecoder reads XML in the encoding that it names. UTF-16 is known by its
// mark, since its name could not be read otherwise.
func newXMLDecoder(data []byte) *xml.Decoder {
	plain := transform.NewReader(bytes.NewReader(data), unicode16.BOMOverride(transform.Nop))
	d := xml.NewDecoder(plain)
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return in, nil
		}
		return charset.NewReaderLabel(label, in)
	}
	return d
}

func (w *walker) token(token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		w.start(t)
	case xml.EndElement:
		w.names = w.names[:len(w.names)-1]
		w.track(t.Name.Local, -1)
		w.end(t.Name.Local)
	case xml.CharData:
		w.text(string(t))
	}
}

func (w *walker) start(e xml.StartElement) {
	for _, a := range e.Attr {
		if telling(e.Name.Local, a) {
			w.line(a.Value)
		}
	}
	name := e.Name.Local
	w.names = append(w.names, name)
	w.track(name, 1)
	switch {
	case isParagraph(name):
		w.open = append(w.open, &block{})
	case isRow(name):
		w.open = append(w.open, &block{row: true})
	default:
		w.write(blanks[name])
	}
}

// track notes that an element about a tracked change begins or, with -1, ends.
func (w *walker) track(name string, by int) {
	switch name {
	case "ins", "moveTo":
		w.inserted += by
	case "del", "moveFrom":
		w.deleted += by
	}
}

// blanks are the characters for which the formats have elements.
var blanks = map[string]string{"tab": "\t", "ptab": "\t", "br": " ", "cr": " ", "line-break": " ", "s": " ", "noBreakHyphen": "-"}

func (w *walker) end(name string) {
	switch {
	case isParagraph(name) || isRow(name):
		w.close()
	case isCell(name):
		w.write("\t")
	case len(w.open) == 0:
		w.endLine()
	}
}

// text takes up characters. Between elements there are only those that make the
// XML easier to read.
func (w *walker) text(s string) {
	if strings.TrimSpace(s) == "" && strings.ContainsAny(s, "\n\r") {
		return
	}
	name := ""
	if len(w.names) > 0 {
		name = w.names[len(w.names)-1]
	}
	switch name {
	case "instrText", "delInstrText", "f": // fields and formulas, which stand in the midst of what they give
		w.line(s)
	default:
		w.write(strings.ReplaceAll(s, "\n", " "))
	}
}

// write adds text to the innermost paragraph or row, or else to the present line.
func (w *walker) write(s string) {
	if len(w.open) == 0 {
		w.out.WriteString(s)
		return
	}
	b := w.open[len(w.open)-1]
	b.changed = b.changed || w.inserted+w.deleted > 0 && s != ""
	if w.deleted == 0 {
		b.now.WriteString(s)
	}
	if w.inserted == 0 {
		b.was.WriteString(s)
	}
}

// close ends a paragraph or a row. A paragraph of a cell goes into its row, any
// other onto lines of its own, before that of a paragraph that it stands in.
func (w *walker) close() {
	last := len(w.open) - 1
	b := w.open[last]
	w.open = w.open[:last]
	if !b.row && last > 0 && w.open[last-1].row {
		row := w.open[last-1]
		row.changed = row.changed || b.changed
		row.now.WriteString(b.now.String() + " ")
		row.was.WriteString(b.was.String() + " ")
		return
	}
	w.line(b.now.String())
	if b.changed {
		w.line(b.was.String())
	}
}

// line writes a line apart from what is being written.
func (w *walker) line(s string) {
	if s = strings.TrimSpace(s); s != "" {
		w.endLine()
		w.out.WriteString(s)
		w.endLine()
	}
}

func (w *walker) endLine() {
	if text := w.out.String(); text != "" && !strings.HasSuffix(text, "\n") {
		w.out.WriteByte('\n')
	}
}

func isParagraph(name string) bool {
	switch name {
	case "p", "h", "si", "is", "comment", "annotation":
		return true
	}
	return false
}

func isRow(name string) bool { return name == "tr" || name == "table-row" }

func isCell(name string) bool { return name == "tc" || name == "table-cell" }

// said are the attributes that somebody has typed.
var said = []string{
	"alt", "author", "caption", "descr", "display", "displayName", "displayText", "error", "errorTitle", "href", "initials", "instr",
	"name", "prompt", "promptTitle", "string", "string-value", "title", "tooltip", "userId", "v", "value", "Target",
}

// chosen are the elements whose attribute val somebody has typed.
var chosen = []string{"alias", "default", "docVar", "listItem", "tag", "result"}

// telling reports whether an attribute is text: by its name, or because no program
// writes Chinese.
func telling(element string, a xml.Attr) bool {
	return slices.Contains(said, a.Name.Local) ||
		a.Name.Local == "val" && slices.Contains(chosen, element) ||
		strings.ContainsFunc(a.Value, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
