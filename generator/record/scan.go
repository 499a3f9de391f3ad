package record

import (
	"iter"
	"strings"
	"unicode/utf8"

	"zoufang/generator/diag"
)

// A scanner goes through front matter line by line before YAML does. It keeps
// track of how lists and groups of fields lie in each other, so that it knows of
// every line what it should be, mends what can be mended and reports the rest.
// After an error it makes something of the line that YAML can read.
type scanner struct {
	*parser
	region
	row    row // being read
	frames []frame
	open   pending
	block  block

	// until is the last line of a value in quotes or brackets that is open.
	until      int
	inBrackets bool
	mended     []line // in the order of the file
	first      [8]frame

	started bool // something was read that is neither blank nor a comment
	// doubtful says that the item being read may be none.
	doubtful bool

	flush bool // a line is known to begin without indentation
	ended bool // nothing after the current line belongs to the front matter
}

// A frame is a list or a group of fields that the current line lies in.
type frame struct {
	indent int
	list   bool
	groups bool // of a list: it has had an item that is a group of fields

	// doubtful says that nobody knows for sure that this is a list.
	doubtful bool
}

// state is what has become of the value that was read last.
type state uint8

const (
	complete state = iota // nothing can be added
	empty                 // nothing was there: lines further in are the value
	running               // unquoted text, which may go on further in
	cut                   // ended by an error: what goes on further in is dropped
	dropped               // the same, together with fields and lists in it
)

// pending is the value that was read last. It owns the lines further in than
// indent.
type pending struct {
	state  state
	indent int
	key    string // of the field it belongs to
}

// mended is front matter that YAML can read.
type mended struct {
	region
	text  string
	lines []line // those that differ from the file, in its order
}

// scan reads the whole region.
func (s *scanner) scan() mended {
	before := len(s.findings)
	text, flush := s.lines()
	if flush {
		s.forget(before)
		*s = scanner{parser: s.parser, region: s.region, flush: true}
		text, _ = s.lines()
	}
	return mended{s.region, s.assemble(text), s.mended}
}

// lines reads line by line and returns the file's text up to the end of the front
// matter. It stops where it finds that the first line was too far in.
func (s *scanner) lines() (text string, flush bool) {
	s.frames = s.first[:0]
	text, known := s.src.Text[:s.to], s.flush
	for s.row = range rows(text, s.from, s.number) {
		l := line{number: s.row.number, text: s.row.in(text)}
		s.read(&l)
		switch {
		case s.flush && !known:
			return text, true
		case s.ended:
			return s.src.Text[:s.row.from], false
		}
		s.settled(&l)
		if l.edited() {
			s.mended = append(s.mended, l)
		}
	}
	return text, false
}

// assemble puts the mended lines into the text of the region.
func (s *scanner) assemble(text string) string {
	if len(s.mended) == 0 {
		return text[s.from:]
	}
	var b strings.Builder
	rest := s.mended
	for r := range rows(text, s.from, s.number) {
		if len(rest) > 0 && rest[0].number == r.number {
			b.WriteString(rest[0].text)
			rest = rest[1:]
		} else {
			b.WriteString(r.in(text))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// following returns the lines of the region after the current one, with their
// numbers, as they will be once nothing invisible is left in them.
func (s *scanner) following() iter.Seq2[int, string] {
	whole := s.src.Text[:s.to]
	return func(yield func(int, string) bool) {
		for r := range rows(whole, s.row.next(whole), s.row.number+1) {
			if !yield(r.number, s.seen(r)) {
				return
			}
		}
	}
}

// isMarker reports whether text begins or ends a YAML document.
func isMarker(text string) bool {
	return len(text) >= 3 && (text[:3] == "---" || text[:3] == "...") && (len(text) == 3 || isBlank(text[3]))
}

// marker reads a line that begins or ends a document. The one that begins the
// first is made to disappear; there should be no other.
func (s *scanner) marker(l *line) {
	if !s.started && l.text[0] == '-' && strings.Trim(l.text[3:], " \t") == "" {
		l.replace(0, len(l.text), "")
		return
	}
	s.ended = true
	if _, found := s.nextLine(); found || strings.Trim(l.text[3:], " \t") != "" {
		s.report(diag.At(s.on(l, 0, len(l.text)), "yaml.documents", nil))
	}
}

func (s *scanner) read(l *line) {
	if !s.src.tidy {
		s.clean(l)
	}
	switch {
	case isMarker(l.text):
		s.marker(l)
	case l.number <= s.until:
		s.inside(l)
	case s.block.open && s.inBlock(l):
	default:
		s.structure(l)
	}
}

// structure reads a line that is no part of a longer text.
func (s *scanner) structure(l *line) {
	s.trimEnd(l)
	if strings.Trim(l.text, " \t") == "" {
		s.blankLine(l)
		return
	}
	indent := s.indentation(l)
	switch {
	case l.text[indent] == '#':
		return
	case indent == 0 && isMarker(l.text):
		s.marker(l)
		return
	}
	s.started = true
	switch {
	case indent > s.open.indent && s.open.state == dropped:
		l.replace(0, len(l.text), "")
	case indent > s.open.indent && (s.open.state == running || s.open.state == cut):
		s.goOn(l, indent)
	default:
		s.settle(l, indent)
	}
}

// blankLine empties a line of tabs, which YAML does not stand.
func (s *scanner) blankLine(l *line) {
	if strings.IndexByte(l.text, '\t') >= 0 {
		s.mend(l, 0, len(l.text), "", "tab", nil)
	}
}

// trimEnd removes wide spaces at the end of a line, unless they may be within
// quotes.
func (s *scanner) trimEnd(l *line) {
	if last, _ := utf8.DecodeLastRuneInString(l.text); !isSpace(last) {
		return
	}
	text := strings.TrimRightFunc(l.text, isSpace)
	if strings.Count(text, `"`)%2 == 0 && strings.Count(text, "'")%2 == 0 {
		s.cutEnd(l)
	}
}

// cutEnd removes wide spaces at the end of a line.
func (s *scanner) cutEnd(l *line) {
	text := strings.TrimRightFunc(l.text, isSpace)
	if hasWide(l.text[len(text):]) {
		s.mend(l, len(text), len(l.text), "", "wide-space.end", nil)
	}
}

// goOn reads a line further in than the unquoted text that it would continue.
// YAML glues such lines together without a word, fields and all.
func (s *scanner) goOn(l *line, indent int) {
	k := s.keyIn(l.text[indent:])
	if k.form != noColon && !k.known {
		s.know(&k)
	}
	switch {
	case k.known && k.form != noColon:
		s.dedent(l, indent, k, "swallowed-key")
	case k.form == goodColon && isKeyLike(k.key):
		s.dedent(l, indent, k, "indent.field")
	case s.open.state == cut:
		l.replace(0, len(l.text), "")
	default:
		s.text(l, indent)
	}
}

// dedent reports a field that stands too far in, and reads it as one.
func (s *scanner) dedent(l *line, indent int, k keyed, id string) {
	f := diag.At(s.on(l, indent, indent+k.after), id, diag.Args{"key": k.key})
	gap, _ := leading(l.text[indent+k.after:])
	value, colon := indent+k.after+gap, ": "
	if value == len(l.text) {
		colon = ":"
	}
	typed := l.text[indent : indent+k.end]
	l.replace(indent+k.end, value, colon)
	if typed[0] != '"' && typed[0] != '\'' {
		l.replace(indent, indent+k.end, k.key)
	}
	at := s.fieldIndent()
	l.indent(at)
	s.corrected(l, f)
	s.settle(l, at)
}

// drop makes a line that cannot be read disappear, and what lies in it.
func (s *scanner) drop(l *line, indent int) {
	l.replace(0, len(l.text), "")
	s.open = pending{state: dropped, indent: indent}
}
