package record

import (
	"iter"

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

	hopeless bool // there are so many findings that reading stopped
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

// scan reads the whole region.
func (s *scanner) scan() mended {
	before := len(s.findings)
	text, flush := s.lines()
	if flush {
		s.forget(before)
		s.guessed = true // nothing is sure before the first line is right
		*s = scanner{parser: s.parser, region: s.region, flush: true}
		text, _ = s.lines()
	}
	return mended{s.region, s.assemble(text), s.mended}
}

// lines reads line by line and returns the file's text up to the end of the front
// matter. It stops where it finds that the first line was too far in, and where
// there is no end of mistakes.
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
		case len(s.findings) > maxFindings:
			s.report(diag.At(s.on(&l, 0, 0), "front-matter.many", diag.Args{"count": len(s.findings)}))
			s.hopeless = true
			return text, false
		}
		s.settled(&l)
		if l.edited() {
			s.mended = append(s.mended, l)
		}
	}
	return text, false
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
