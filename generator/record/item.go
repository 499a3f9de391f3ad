package record

import "strings"

// item reads an item whose dash is at the offset at.
func (s *scanner) item(l *line, at int) {
	if !s.enter(l, frame{indent: at, list: true}) {
		return
	}
	s.open = pending{state: empty, indent: at}
	from := at + 1
	gap, odd := leading(l.text[from:])
	if odd {
		id := "wide-space"
		if strings.IndexByte(l.text[from:from+gap], '\t') >= 0 {
			id = "tab"
		}
		s.mend(l, from, from+gap, " ", id, nil)
		gap = 1
	}
	switch text := l.text[from+gap:]; {
	case text == "" || isComment(text):
	case isDash(text):
		s.item(l, from+gap)
	default:
		s.itemText(l, from+gap)
	}
}

// itemText reads what stands behind a dash: a field, where that is beyond doubt,
// or a value. A known key with another colon may well begin a sentence.
func (s *scanner) itemText(l *line, at int) {
	k := s.keyIn(l.text[at:])
	list := &s.frames[len(s.frames)-1]
	sure := k.form == goodColon || k.known && (list.groups || s.groupFollows(list.indent))
	if !sure || isFlow(l.text[at:]) {
		s.value(l, at, s.open)
		return
	}
	list.groups = true
	if !s.refused(l, at) {
		s.field(l, at, s.keyIn(l.text[at:]))
	}
}

// groupFollows reports whether the next line is a field further in than indent.
func (s *scanner) groupFollows(indent int) bool {
	line, found := s.nextLine()
	at, next := s.apart(line)
	if !found || at <= indent {
		return false
	}
	k := s.keyIn(next)
	return k.form == goodColon || k.known
}

// lacksDash reports whether text is the first of several lines of a field that
// holds a list. A single line may be a list with commas.
func (s *scanner) lacksDash(text string, indent int) bool {
	if list, _ := s.isList(s.open.key); !list || strings.ContainsAny(text, "、，,；;[{|>") {
		return false
	}
	line, found := s.nextLine()
	at, next := s.apart(line)
	b, _ := bulletIn(next)
	return found && at == indent && b == noBullet && !s.isField(next) && s.keyIn(next).form != goodColon
}

// nextLine returns the next line of the region that is not blank.
func (s *scanner) nextLine() (text string, found bool) {
	for _, text := range s.following() {
		if trimmed(text) != "" {
			return text, true
		}
	}
	return "", false
}

// isDash reports whether text begins with a dash and white space of any kind.
func isDash(text string) bool {
	if text == "" || text[0] != '-' {
		return false
	}
	size, _ := leading(text[1:])
	return size > 0 || len(text) == 1
}
