package schema

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// personName returns a name without the spaces that pad it in print (于  帆) and
// with one kind of separator dot. Between letters of other scripts one space
// stays.
func personName(text string) string {
	s := strings.Map(unifyDot, narrowSpaces(text))
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		if r == ' ' && (!isAlphabetic(runes[i-1]) || !isAlphabetic(runes[i+1])) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func isAlphabetic(r rune) bool { return unicode.IsLetter(r) && !isHan(r) }

// narrowSpaces returns text trimmed, with every run of spaces as one.
func narrowSpaces(text string) string {
	if isFolded(text) {
		return text
	}
	return strings.Join(strings.Fields(strings.Map(dropInvisible, text)), " ")
}

// bracketedYear is the year in a document number, in any brackets, and the
// number after it.
var bracketedYear = regexp.MustCompile(
	`^(.*?)\s*[\[［【〔(（〈《〖]\s*([0-9０-９]{4})\s*[\]］】〕)）〉》〗]\s*第?\s*([0-9０-９]+)\s*(号?)$`)

// documentNumber returns a document number as the standard writes it:
// 大工发〔2012〕15号, in six-sided brackets, without spaces, 第 and padding zeros.
// Numbers of another form are left alone.
func documentNumber(text string) string {
	text = strings.TrimSpace(text)
	part := bracketedYear.FindStringSubmatch(text)
	if part == nil {
		return text
	}
	n, err := strconv.Atoi(narrow(part[3]))
	if err != nil {
		return text
	}
	issuer := strings.Map(dropSpace, part[1])
	return issuer + "〔" + narrow(part[2]) + "〕" + strconv.Itoa(n) + "号"
}

// isAbsent reports whether a scalar says that there is nothing to say: empty,
// 无, a slash, a dash.
func isAbsent(text string) bool {
	switch strings.TrimSpace(text) {
	case "", "无", "/", "／", "—", "——", "－", "-", "~", "null":
		return true
	}
	return false
}
