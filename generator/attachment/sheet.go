package attachment

import (
	"archive/zip"
	"encoding/xml"
	"path"
	"slices"
	"strconv"
	"strings"
)

// sharedTexts is the member of a workbook that holds the texts of its cells.
const sharedTexts = "xl/sharedStrings.xml"

// addSheets reads the sheets of a workbook, and then the texts that are left over
// from cells that are gone.
func (o *office) addSheets() error {
	slices.SortStableFunc(o.sheets, func(a, b *zip.File) int { // the shared texts first
		return boolOrder(a.Name != sharedTexts) - boolOrder(b.Name != sharedTexts)
	})
	var s shared
	for _, member := range o.sheets {
		data, err := o.unpack(member)
		if err != nil {
			return err
		}
		if member.Name == sharedTexts {
			if err := s.read(data); err != nil {
				return err
			}
			continue
		}
		text, err := o.readSheet(data, &s)
		if err != nil {
			return err
		}
		o.said = o.said || strings.TrimSpace(text) != ""
		o.parts = append(o.parts, Part{strings.TrimSuffix(path.Base(member.Name), ".xml"), text})
	}
	o.put(sharedTexts, s.unused())
	return nil
}

func boolOrder(b bool) int {
	if b {
		return 1
	}
	return 0
}

// shared are the texts of cells, each of which may stand in several.
type shared struct {
	texts []string
	used  []bool
}

// read takes each text apart as a member of its own, so that its pieces are joined.
func (s *shared) read(data []byte) error {
	var w walker
	ok := walkXML(data, func(t xml.Token) {
		w.token(t)
		if end, is := t.(xml.EndElement); is && end.Name.Local == "si" {
			s.texts = append(s.texts, strings.TrimSpace(strings.ReplaceAll(w.out.String(), "\n", " ")))
			w.out.Reset()
		}
	})
	if !ok {
		return errDamaged
	}
	s.used = make([]bool, len(s.texts))
	return nil
}

func (s *shared) at(index string) string {
	i, err := strconv.Atoi(strings.TrimSpace(index))
	if err != nil || i < 0 || i >= len(s.texts) {
		return ""
	}
	s.used[i] = true
	return s.texts[i]
}

func (s *shared) unused() string {
	var left []string
	for i, text := range s.texts {
		if !s.used[i] {
			left = append(left, text)
		}
	}
	return strings.Join(left, "\n")
}

// sheet reads the cells of a sheet, a row on each line, and leaves all else in it
// to a walker.
type sheet struct {
	shared *shared
	left   *int // bytes of text that may still come
	rows   strings.Builder
	rest   walker
	kind   string // of the present cell; "" outside of one
	value  strings.Builder
	within string // the element of the cell that is being read
	cell   int    // how many cells are open: one, in a sound sheet
}

func (o *office) readSheet(data []byte, texts *shared) (string, error) {
	s := sheet{shared: texts, left: &o.left}
	ok := walkXML(data, s.token)
	switch {
	case *s.left < 0:
		return "", errTooLarge
	case !ok:
		return "", errDamaged
	}
	return s.rows.String() + "\n" + s.rest.out.String(), nil
}

func (s *sheet) token(token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		s.start(t)
	case xml.EndElement:
		s.end(t)
	case xml.CharData:
		if s.cell == 0 {
			s.rest.token(t)
		} else if s.within != "" {
			s.value.Write(t)
		}
	}
}

func (s *sheet) start(e xml.StartElement) {
	switch {
	case e.Name.Local == "c":
		s.cell, s.kind = s.cell+1, attribute(e, "t")
	case s.cell > 0 && (e.Name.Local == "v" || e.Name.Local == "f" || e.Name.Local == "is"):
		s.within = e.Name.Local
		s.value.Reset()
	case s.cell == 0:
		s.rest.token(e)
	}
}

func (s *sheet) end(e xml.EndElement) {
	switch {
	case e.Name.Local == "c":
		s.cell--
		s.put("\t")
	case s.cell > 0 && e.Name.Local == s.within:
		s.put(s.shown())
		s.within = ""
	case s.cell == 0:
		if e.Name.Local == "row" {
			s.put("\n")
		}
		s.rest.token(e)
	}
}

// put writes text unless a few shared texts in many cells have become too much.
func (s *sheet) put(text string) {
	if *s.left -= len(text); *s.left >= 0 {
		s.rows.WriteString(text)
	}
}

// shown is what a reader sees of the value just read; a formula is followed by it.
func (s *sheet) shown() string {
	value := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, s.value.String())
	switch {
	case s.within == "f":
		return "=" + value + "\t"
	case s.within == "is" || s.kind == "str" || s.kind == "b" || s.kind == "e" || s.kind == "d":
		return value
	case s.kind == "s":
		return s.shared.at(value)
	}
	return plainNumber(value)
}

// plainNumber writes a number without exponent and without a fraction of nothing, as
// cells that are wide enough show it.
func plainNumber(value string) string {
	number, err := strconv.ParseFloat(value, 64)
	if err != nil || !strings.ContainsAny(value, "eE.") || number < -1e21 || number > 1e21 {
		return value
	}
	return strconv.FormatFloat(number, 'f', -1, 64)
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
