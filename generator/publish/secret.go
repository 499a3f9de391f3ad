package publish

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"html"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// Values that are shorter stand in any text by chance and are not searched for.
const (
	minRunes  = 4
	minHan    = 3 // characters, of a value that has no others
	minDigits = 7 // of a value that has nothing else
)

// matcher finds values in files, all of them in one pass: in files as they stand,
// in the names of files, in what archives hold, and in the text of documents whose
// streams are packed.
//
// A name of two characters stands by chance in any longer text (高明 in 提高明显), so
// it is looked for only where it is alone: as the text of an element, of an
// attribute, of a cell or of a string, perhaps with a word of respect behind it.
// Within a sentence it is not found.
//
// A place is looked at closely only where its first bytes are those of a value:
// a table of bits refuses most places, a map nearly all others.
type matcher struct {
	patterns []pattern
	starts   map[uint32][]int  // first bytes → patterns
	filter   []bool            // hash of first bytes → perhaps in starts
	names    map[string]string // names of two characters → where they were written
}

// pattern is one way in which a value may be written.
type pattern struct {
	text  []byte
	where string
}

const (
	startSize  = 4 // bytes; every searchable value has that many
	filterBits = 18
)

// newMatcher collects the values that can be searched for.
func newMatcher(secrets Secrets) *matcher {
	m := &matcher{starts: map[uint32][]int{}, filter: make([]bool, 1<<filterBits), names: map[string]string{}}
	if secrets == nil {
		return m
	}
	known := map[string]bool{}
	for s := range secrets {
		value := strings.TrimSpace(s.Value)
		if !searchable(value) {
			m.addName(value, s)
			continue
		}
		for _, text := range spellings(value) {
			if !known[text] {
				known[text] = true
				m.add(pattern{[]byte(text), s.Where})
			}
		}
	}
	return m
}

// addName takes up a name that is too short to be looked for anywhere.
func (m *matcher) addName(value string, s Secret) {
	name := joinedName(value)
	_, known := m.names[name]
	if s.Name && !known && utf8.RuneCountInString(name) == 2 && isHan(name) {
		m.names[name] = s.Where
	}
}

// joinedName is a name without the space that makes it as wide as longer ones.
func joinedName(text string) string { return strings.Join(strings.Fields(text), "") }

func isHan(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

// respects are what is put behind a name.
var respects = []string{"同志", "师傅", "先生", "女士"}

// nameIn is where a text's name was written, where it is one and nothing else.
func (m *matcher) nameIn(text string) (where string, ok bool) {
	name := joinedName(text)
	for _, respect := range respects {
		name = strings.TrimSuffix(name, respect)
	}
	where, ok = m.names[name]
	return where, ok
}

func (m *matcher) add(p pattern) {
	start := binary.LittleEndian.Uint32(p.text)
	m.starts[start] = append(m.starts[start], len(m.patterns))
	m.filter[hashStart(start)] = true
	m.patterns = append(m.patterns, p)
}

func hashStart(start uint32) uint32 { return start * 2654435769 >> (32 - filterBits) }

// period is a stretch of time as programs write it, 2012-Q2 or 2012-06: any table names
// it, whoever else does.
var period = regexp.MustCompile(`^[0-9]{4}-?([QqHh][1-4]|[0-9]{2})$`)

// searchable reports whether a value is so long that it does not stand in a
// text by chance.
func searchable(value string) bool {
	if period.MatchString(value) {
		return false
	}
	runes := utf8.RuneCountInString(value)
	other := func(in func(rune) bool) bool {
		return strings.ContainsFunc(value, func(r rune) bool { return !in(r) })
	}
	switch {
	case !other(unicode.IsDigit):
		return runes >= minDigits
	case !other(func(r rune) bool { return unicode.Is(unicode.Han, r) }):
		return runes >= minHan
	}
	return runes >= minRunes
}

// spellings are the ways in which the formats of a site write a value.
func spellings(value string) []string {
	all := []string{value, html.EscapeString(value)}
	if quoted, err := json.Marshal(value); err == nil {
		all = append(all, string(quoted[1:len(quoted)-1]))
	}
	return all
}

// idle reports whether there is nothing to look for.
func (m *matcher) idle() bool { return len(m.patterns) == 0 && len(m.names) == 0 }

// check looks for values in a file, in its name and, where it is packed as a
// workbook is, in what that holds. Where a value stands several times in a file, the
// first is reported. The value itself is not.
func (m *matcher) check(path string, data []byte, w *wording) []Fault {
	if m.idle() {
		return nil
	}
	found := map[string]int{} // where the value was written → line
	note := func(where string, line int) {
		if before, known := found[where]; !known || line < before {
			found[where] = line
		}
	}
	m.scan([]byte(path), func(p pattern, _ int) { note(p.where, 0) })
	switch {
	case isArchive(data):
		m.scanArchive(data, func(p pattern, _ int) { note(p.where, 0) })
	case bytes.IndexByte(data[:min(len(data), 8000)], 0) < 0:
		m.scan(data, func(p pattern, at int) { note(p.where, 1+bytes.Count(data[:at], []byte("\n"))) })
	}
	if !w.whole {
		m.scan(w.text, func(p pattern, at int) { note(p.where, w.line(at)) })
	}
	for _, piece := range w.alone {
		if where, ok := m.nameIn(piece.text); ok {
			note(where, piece.line)
		}
	}
	var faults []Fault
	for where, line := range found {
		faults = append(faults, fault(path, line, "fault.private", diag.Args{"where": where}))
	}
	return faults
}

// maxMember is how many bytes of an archive's member are looked at.
const maxMember = 64 << 20

func (m *matcher) scanArchive(data []byte, found func(p pattern, at int)) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return // only looks like an archive
	}
	for _, member := range archive.File {
		r, err := member.Open()
		if err != nil {
			continue
		}
		text, err := io.ReadAll(io.LimitReader(r, maxMember))
		r.Close()
		if err == nil {
			m.scan(text, found)
		}
	}
}

// scan calls found for every place in data where a value stands.
func (m *matcher) scan(data []byte, found func(p pattern, at int)) {
	if len(data) < startSize {
		return
	}
	for at := range len(data) - startSize + 1 {
		start := binary.LittleEndian.Uint32(data[at:])
		if !m.filter[hashStart(start)] {
			continue
		}
		for _, i := range m.starts[start] {
			if p := m.patterns[i]; bytes.HasPrefix(data[at:], p.text) && wholeWord(data, at, at+len(p.text)) {
				found(p, at)
			}
		}
	}
}

// wholeWord reports whether data[from:to] neither begins nor ends within a word
// or a number: the digits of a hash are no telephone number.
func wholeWord(data []byte, from, to int) bool {
	joined := func(at int) bool { return at > 0 && at < len(data) && wordByte(data[at-1]) && wordByte(data[at]) }
	return !joined(from) && !joined(to)
}

func wordByte(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
}
