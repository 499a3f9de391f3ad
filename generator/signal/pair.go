package signal

// pair puts two texts side by side and marks what is the same to the letter. It returns
// with them how many letters of the later text that are.
func (r *run) pair(m *match) (*Pair, int) {
	left, right := r.shown(m.later, m.left.passages), r.shown(m.earlier, m.right.passages)
	later, letters := r.side(m.later, left, shinglesOf(right))
	earlier, _ := r.side(m.earlier, right, shinglesOf(left))
	return &Pair{Shared: m.plain, Left: later, Right: earlier}, letters
}

// shown returns the paragraphs of a text, headings included, as readers may see them.
func (r *run) shown(t *text, passages []passage) []string {
	var all []string
	for _, p := range passages {
		if p.heading != "" {
			all = append(all, p.heading)
		}
		all = append(all, p.paragraphs...)
	}
	if t.then != nil {
		for i := range all {
			all[i] = r.site.Privacy.Mask(all[i])
		}
	}
	return all
}

// shinglesOf returns the shingles of paragraphs, in which numbers are what they are.
func shinglesOf(paragraphs []string) map[shingle]bool {
	all := map[shingle]bool{}
	for _, p := range paragraphs {
		eachShingle(letters(nil, p, false), func(_ int, s shingle) { all[s] = true })
	}
	return all
}

// side marks in a text what another has, too, and counts its letters.
func (r *run) side(t *text, paragraphs []string, other map[shingle]bool) (Side, int) {
	side := Side{Record: t.record}
	if t.then != nil {
		stamp := r.site.History.Stamp(t.then.Commit)
		side.Then = &stamp
	}
	shared, long := 0, length(paragraphs) > longText
	for _, p := range paragraphs {
		pieces, n := mark(p, other)
		if n == 0 && long && len(pieces) > 0 {
			pieces[0].Text = begun(p)
		}
		side.Paragraphs = append(side.Paragraphs, pieces)
		shared += n
	}
	return side, shared
}

// mark takes a paragraph apart into what another text has, too, and the rest, and
// counts the letters of the former.
func mark(paragraph string, other map[shingle]bool) (pieces []Piece, shared int) {
	all := letters(nil, paragraph, false)
	marked := make([]bool, len(all))
	eachShingle(all, func(at int, s shingle) {
		for i := at; other[s] && i < at+shingleLength; i++ {
			marked[i] = true
		}
	})
	done := 0
	for i := 0; i < len(all); i++ {
		if !marked[i] {
			continue
		}
		first := i
		for i+1 < len(all) && marked[i+1] {
			i++
		}
		shared += i - first + 1
		pieces = appendPiece(pieces, paragraph[done:all[first].from], false)
		pieces = appendPiece(pieces, paragraph[all[first].from:all[i].to], true)
		done = all[i].to
	}
	return appendPiece(pieces, paragraph[done:], false), shared
}

func appendPiece(pieces []Piece, text string, shared bool) []Piece {
	if text == "" {
		return pieces
	}
	return append(pieces, Piece{text, shared})
}

// Of a text that is longer than so many characters a paragraph without anything that
// is shared is shown only as far as its beginning.
const (
	longText  = 2000
	beginning = 30
)

func length(paragraphs []string) int {
	n := 0
	for _, p := range paragraphs {
		n += len([]rune(p))
	}
	return n
}

// begun is the beginning of a paragraph.
func begun(paragraph string) string {
	runes := []rune(paragraph)
	if len(runes) <= beginning {
		return paragraph
	}
	return string(runes[:beginning]) + "……"
}
