package history

import "strings"

// compareTexts returns both texts in pieces: those of before are the same and the
// gone ones, those of after the same and the new ones.
func compareTexts(before, after string) []Piece {
	var c textComparison
	c.byLines(before, after)
	c.flush()
	return c.pieces
}

// textComparison is one run of compareTexts.
type textComparison struct {
	differ
	pieces      []Piece
	gone, added strings.Builder // since the last piece that is the same
}

// byLines finds the lines that are the same, and looks into the rest: line by line
// where Markdown gives lines a meaning, or else as running text.
func (c *textComparison) byLines(before, after string) {
	a, b := lines(before), lines(after)
	c.each(a, b, c.align(a, b), func(gone, added string) {
		pairs, structured := pairLines(gone, added)
		if !structured {
			pairs = []linePair{{gone, added}}
		}
		for _, p := range pairs {
			c.bySentences(p.gone, p.added)
		}
	})
}

// bySentences finds the sentences that are the same, and looks into the rest.
func (c *textComparison) bySentences(before, after string) {
	if before == "" || after == "" {
		c.replace(before, after)
		return
	}
	a, b := sentences(before), sentences(after)
	c.each(a, b, c.align(a, b), c.byWords)
}

// leastSame is the part of the shorter text that must be the same for the rest to
// be shown word by word: one third.
const leastSame = 3

// maxWords is how many bytes of text without the same sentence are looked at word
// by word.
const maxWords = 256 << 10

// byWords shows what changed word by word, unless too little is the same.
func (c *textComparison) byWords(before, after string) {
	if len(before)+len(after) > maxWords {
		c.replace(before, after)
		return
	}
	r := rows{words(before), words(after)}
	all := hunk{stretch{0, len(r.a)}, stretch{0, len(r.b)}}
	hunks := r.tidy(c.shortest(r.a, r.b, all))
	same := characters(r.a)
	for _, h := range hunks {
		same -= characters(r.a[h.a.from:h.a.to])
	}
	if same*leastSame < min(characters(r.a), characters(r.b)) {
		hunks = []hunk{all}
	}
	c.each(r.a, r.b, hunks, c.replace)
}

// each adds what lies between the hunks, and calls differ for what lies in them.
func (c *textComparison) each(a, b []string, hunks []hunk, differ func(gone, added string)) {
	at := 0
	for _, h := range hunks {
		c.same(strings.Join(a[at:h.a.from], ""))
		differ(strings.Join(a[h.a.from:h.a.to], ""), strings.Join(b[h.b.from:h.b.to], ""))
		at = h.a.to
	}
	c.same(strings.Join(a[at:], ""))
}

// same adds text that both have.
func (c *textComparison) same(text string) {
	if text == "" {
		return
	}
	c.flush()
	if n := len(c.pieces); n > 0 && c.pieces[n-1].Kind == Same {
		c.pieces[n-1].Text += text
	} else {
		c.pieces = append(c.pieces, Piece{Same, text})
	}
}

// replace adds text that only one of them has.
func (c *textComparison) replace(gone, added string) {
	c.gone.WriteString(gone)
	c.added.WriteString(added)
}

func (c *textComparison) flush() {
	for _, p := range []Piece{{Gone, c.gone.String()}, {New, c.added.String()}} {
		if p.Text != "" {
			c.pieces = append(c.pieces, p)
		}
	}
	c.gone.Reset()
	c.added.Reset()
}
