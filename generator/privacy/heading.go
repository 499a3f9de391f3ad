package privacy

// table is what is known of the table that a character stands in. Numbers are asked
// about in their order, so that no line is read twice, however long it is.
type table struct {
	at     int   // how far the text was read
	line   int   // where the line starts
	column int   // how many bars the line has so far
	head   int   // where the first line of the table starts
	bars   []int // of that line
}

// longestHeading is how many characters the head of a column may have.
const longestHeading = 60

// heading returns the head of the column of a table that a character stands in, ""
// where there is no table.
func (s *scan) heading(i int) string {
	t := &s.table
	t.read(s.shadow, i)
	if t.column == 0 || t.column > len(t.bars) {
		return ""
	}
	from := t.bars[t.column-1] + 1
	for to := from; to <= from+longestHeading; to++ {
		switch s.shadow.rune(to) {
		case '|':
			return s.shadow.text(from, to)
		case '\n':
			return ""
		}
	}
	return ""
}

// read goes on to the character at i.
func (t *table) read(s shadow, i int) {
	if i < t.at {
		*t = table{bars: t.bars[:0]}
	}
	for ; t.at < i; t.at++ {
		switch s[t.at].r {
		case '|':
			if t.line == t.head {
				t.bars = append(t.bars, t.at)
			}
			t.column++
		case '\n':
			t.line = t.at + 1
			if t.column == 0 {
				t.head, t.bars = t.line, t.bars[:0]
			}
			t.column = 0
		}
	}
}
