package privacy

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// How far an address reaches before the word for its road or estate, and behind
// that, in characters.
const (
	addressBefore = 8
	addressBehind = 36
)

// How the number of a house or a door is written.
const (
	hanNumerals = "一二三四五六七八九十百零〇甲乙丙丁"
	sides       = "东南西北中"
	numeral     = `(?:[0-9]{1,5}|[` + hanNumerals + `]{1,4}|[a-z])`
)

// addressPattern is an address down to the door: a street with the number of a
// house, or an estate, and behind it a block, a stair or a door. Without words
// there is none.
func addressPattern(roads, estates, blocks, doors []string) *regexp.Regexp {
	if len(roads) == 0 || len(estates) == 0 || len(blocks) == 0 || len(doors) == 0 {
		return nil
	}
	road := `\p{Han}{1,6}[0-9]{0,2}(?:` + anyOf(roads) + `)(?:[` + sides + hanNumerals + `]段)? ?` + numeral + `(?:-[0-9]{1,3})? ?(?:号院?|弄)`
	estate := `\p{Han}{1,8}(?:` + anyOf(estates) + `)(?:[0-9` + hanNumerals + `]{1,2}期|[` + sides + `a-z]区)?`
	block := `(?: ?` + numeral + ` ?#?(?:` + anyOf(blocks) + `))`
	door := ` ?` + numeral + ` ?(?:` + anyOf(doors) + `)`
	dashes := `[- ]?[0-9]{1,3}-[0-9]{1,3}(?:-[0-9]{1,4})?`
	return regexp.MustCompile(
		`(?:` + road + `,?(?:` + block + `|` + door + `|楼|` + dashes + `)|` +
			estate + `,?(?:` + block + `{1,3}` + door + `|` + block + `{2,3}|(?:` + block + `| ?[0-9]{1,3} ?#)?` + dashes + `))` +
			`(?:` + block + `|` + door + `)*(?: ?-?[0-9]{3,4})?`)
}

func anyOf(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = regexp.QuoteMeta(word)
	}
	return strings.Join(quoted, "|")
}

// address looks for an address around a road or an estate, whose word may start at
// i.
func (s *scan) address(i int) {
	end := s.rules.places.match(s.shadow, i)
	for r := s.shadow.rune(end); r == ' ' || r == ','; r = s.shadow.rune(end) {
		end++
	}
	if r := s.shadow.rune(end); end < 0 || !isWord(r) && !strings.ContainsRune(hanNumerals+sides, r) {
		return
	}
	first := max(0, i-addressBefore)
	around := s.shadow.text(first, end+addressBehind)
	for _, at := range s.rules.address.FindAllStringIndex(around, -1) {
		from := first + utf8.RuneCountInString(around[:at[0]])
		s.found(Address, "", from, from+utf8.RuneCountInString(around[at[0]:at[1]]), "")
	}
}
