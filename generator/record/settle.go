package record

import "zoufang/generator/diag"

// settle finds out which list or group a line belongs to by how far in it
// begins, and reads it as an item or a field of that.
func (s *scanner) settle(l *line, indent int) {
	left := s.leave(indent)
	if len(s.frames) == 0 {
		s.settleRoot(l, indent, left)
		return
	}
	top := s.frames[len(s.frames)-1]
	item := s.isItem(l, indent, top)
	within := s.open.state == empty && indent > s.open.indent
	switch {
	case len(left) == 0 && within:
		s.begin(l, indent, item)
	case top.indent != indent:
		s.misplaced(l, indent, left, item)
	case top.list == item:
		s.entry(l, indent, item)
	case item:
		s.itemAmongFields(l, indent)
	default:
		s.fieldAmongItems(l, indent, left)
	}
}

// leave forgets the lists and groups that end before a line, and returns them.
func (s *scanner) leave(indent int) (left []frame) {
	n := len(s.frames)
	for n > 0 && s.frames[n-1].indent > indent {
		n--
	}
	left = s.frames[n:]
	s.frames = s.frames[:n]
	return left
}

// settleRoot reads a line that lies in nothing, as only the first one should. If
// a later one begins further out, the first was too far in: reading starts again
// with that known.
func (s *scanner) settleRoot(l *line, indent int, left []frame) {
	text := l.text[indent:]
	switch {
	case len(left) > 0 && (isDash(text) || s.isField(text)):
		s.flush = true
	case len(left) > 0:
		s.frames = left
		s.notField(l, indent)
	case indent > 0 && s.flush:
		s.reindent(l, indent, 0)
		s.entry(l, 0, s.isItem(l, 0, frame{}))
	default:
		s.entry(l, indent, s.isItem(l, indent, frame{}))
	}
}

// itemAmongFields reads an item that is no further in than the fields around it:
// a list without indentation, if the last field can take one.
func (s *scanner) itemAmongFields(l *line, indent int) {
	if s.open.state == empty && s.open.indent == indent {
		s.entry(l, indent, true)
		return
	}
	s.report(diag.At(s.on(l, indent, len(l.text)), "list-item.after-value", nil))
	s.drop(l, indent)
}

// fieldAmongItems reads a line without a dash where items are.
func (s *scanner) fieldAmongItems(l *line, indent int, left []frame) {
	if n := len(s.frames); n > 1 && s.frames[n-2].indent == indent {
		s.frames = s.frames[:n-1]
		s.entry(l, indent, false)
		return
	}
	if len(left) > 0 && !left[0].list && s.isField(l.text[indent:]) {
		s.misplaced(l, indent, left, false)
		return
	}
	f := diag.At(s.on(l, indent, indent), "list-item", nil)
	l.replace(indent, indent, "- ")
	s.corrected(l, f)
	s.entry(l, indent, true)
}

// misplaced reports a line that is as far in as nothing before it, and moves it
// to the nearest place that it can have.
func (s *scanner) misplaced(l *line, indent int, left []frame, item bool) {
	all := s.frames[:len(s.frames)+len(left)]
	nearest := -1
	for i, f := range all {
		if f.list == item && (nearest < 0 || distance(f, indent) <= distance(all[nearest], indent)) {
			nearest = i
		}
	}
	if nearest < 0 || !item && s.keyIn(l.text[indent:]).form == noColon {
		s.frames = all
		s.notField(l, indent)
		return
	}
	at := all[nearest].indent
	s.frames = all[:nearest+1]
	s.reindent(l, indent, at)
	s.entry(l, at, item)
}

func distance(f frame, indent int) int { return max(f.indent-indent, indent-f.indent) }

// reindent reports that a line begins at a place where it cannot.
func (s *scanner) reindent(l *line, from, to int) {
	f := diag.At(s.on(l, 0, from), "indent", nil)
	l.indent(to)
	s.corrected(l, f)
}
