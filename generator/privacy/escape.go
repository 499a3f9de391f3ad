package privacy

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// longestEntity is how many bytes a character's name in HTML may have.
const longestEntity = 12

// entity casts a character's name in HTML, or the sign & itself.
func (c *caster) entity(text string) {
	head := text[c.from:min(len(text), c.from+longestEntity)]
	if end := strings.IndexByte(head, ';'); end > 0 {
		if named := html.UnescapeString(head[:end+1]); named[0] != '&' || named == "&" {
			c.to = c.from + end + 1
			c.runes(named)
			return
		}
	}
	c.put('&')
}

// percent casts a character that the address of a link writes by its bytes, or the
// sign % itself.
func (c *caster) percent(text string) {
	var bytes []byte
	for end := c.from; end+2 < len(text) && text[end] == '%' && !utf8.FullRune(bytes); end += 3 {
		n, err := strconv.ParseUint(text[end+1:end+3], 16, 8)
		if err != nil {
			break
		}
		bytes = append(bytes, byte(n))
	}
	r, size := utf8.DecodeRune(bytes)
	if size == 0 || r == utf8.RuneError || r < ' ' {
		c.put('%')
		return
	}
	c.to = c.from + 3*size
	c.rune(r)
}

// escape casts a character by its number, as YAML writes it between quotes. Before
// punctuation and at the end of a line a backslash is not shown.
func (c *caster) escape(text string) {
	rest := text[c.to:]
	if named := yamlEscape.FindString(rest); named != "" {
		n, err := strconv.ParseInt(named[1:], 16, 32)
		if r := rune(n); err == nil && utf8.ValidRune(r) {
			c.to += len(named)
			c.rune(r)
			return
		}
	}
	if rest == "" || rest[0] != '\n' && !isPunctuation(rest[0]) {
		c.put('\\')
	}
}

var yamlEscape = regexp.MustCompile(`^(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})`)
