package privacy

// run is digits that stand beside each other, in groups with signs between them.
type run struct {
	digits []byte
	at     []int // where each digit stands in the shadow
	groups []group
}

// group is digits with nothing between them that a reader sees.
type group struct {
	first int // the index of its first digit
	gap   rune
}

// What a gap between groups is when it is not one sign.
const (
	noGap    rune = 0
	mixedGap rune = -1
	lineGap  rune = '\n' // the end of a line and nothing else that a reader sees
)

// The longest gap within a number: signs, and characters of any kind.
const (
	gapSigns  = 3
	gapMarks  = 3 // of one kind, since ****  hides what would stand there
	gapLength = 60
)

// read reads the run that starts at i, where a digit stands, and returns where it
// ends.
func (n *run) read(s shadow, i int, digit func(rune) (byte, bool)) int {
	n.digits, n.at, n.groups = n.digits[:0], n.at[:0], append(n.groups[:0], group{})
	for end := i; ; {
		for d, ok := digit(s.rune(i)); ok; d, ok = digit(s.rune(i)) {
			n.digits, n.at = append(n.digits, d), append(n.at, i)
			i++
			end = i
		}
		next, gap, ok := s.gap(i)
		if _, is := digit(s.rune(next)); !ok || !is {
			return end
		}
		if gap != noGap {
			n.groups = append(n.groups, group{len(n.digits), gap})
		}
		i = next
	}
}

// gap reads what may stand between the digits of one number, and returns what
// follows and which sign parts them.
func (s shadow) gap(i int) (next int, sign rune, ok bool) {
	signs, marks, breaks, start := 0, 0, 0, i
	for ; i-start < gapLength; i++ {
		r := s.rune(i)
		switch {
		case r == '<':
			i = s.tag(i)
			if i < 0 {
				return 0, 0, false
			}
		case r == '*' || r == '_' || r == '`' || r == '~':
			marks++
			if r != s.rune(i-1) {
				marks = 1
			}
		case r == '\n':
			breaks++
			if sign == noGap || sign == ' ' {
				sign = lineGap
			} else {
				sign = mixedGap
			}
		case breaks > 0 && r == ' ': // indentation
		case joins(r):
			signs++
			if sign == noGap {
				sign = r
			} else {
				sign = mixedGap
			}
		default:
			return i, sign, signs <= gapSigns && marks <= gapMarks && breaks <= 1 && i > start
		}
		if signs > gapSigns || marks > gapMarks || breaks > 1 {
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// joins reports whether people write a sign between the digits of one number.
func joins(r rune) bool {
	switch r {
	case ' ', '.', '(', ')', '·', '•', '・', '‧', '∙', '⋅', '-', '−', '‐', '‑', '‒', '–', '—', '―':
		return true
	}
	return false
}

// tag returns where the tag of HTML that starts at i ends, -1 if it is none.
func (s shadow) tag(i int) int {
	if r := s.rune(i + 1); !isLetter(r) && r != '/' && r != '!' {
		return -1
	}
	for end := i + 1; end < i+gapLength; end++ {
		switch s.rune(end) {
		case '>':
			return end
		case 0, '\n', '<':
			return -1
		}
	}
	return -1
}

// asciiDigit is what is a digit in most runs.
func asciiDigit(r rune) (byte, bool) { return byte(r), isDigit(r) }

// hanDigit is what is a digit where a number is spoken, or written for a bank.
func hanDigit(r rune) (byte, bool) {
	if r >= rune(len(digitMarks)) || digitMarks[r]&markHan == 0 {
		return 0, false
	}
	return hanDigits[r], true
}

var hanDigits = func() map[rune]byte {
	digits := map[rune]byte{'两': '2'}
	for _, row := range []string{"零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "○幺貳參四五陸拐八勾", "洞吆弍叄〤〥〦〧〨〩", "洞〡〢〣〤〥〦〧〨〩"} {
		for i, r := range []rune(row) {
			digits[r] = '0' + byte(i)
		}
	}
	return digits
}()

// shortestHan is how many Han digits in a row are a number and not a few words.
const shortestHan = 11
