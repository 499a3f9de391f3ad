package gitrepo

import (
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// recode turns the texts of a commit into UTF-8 from the encoding that the commit
// names (i18n.commitEncoding). What is no text in it is replaced.
func (c *Commit) recode(encoding string) {
	decode := func(text string) string { return strings.ToValidUTF8(text, "\uFFFD") }
	if encoding != "" && !strings.EqualFold(encoding, "utf-8") {
		if known, err := htmlindex.Get(encoding); err == nil {
			decode = func(text string) string {
				decoded, err := known.NewDecoder().String(text)
				if err != nil {
					return strings.ToValidUTF8(text, "\uFFFD")
				}
				return decoded
			}
		}
	}
	c.Message = decode(c.Message)
	c.Author.Name, c.Author.Email = decode(c.Author.Name), decode(c.Author.Email)
	c.Committer.Name, c.Committer.Email = decode(c.Committer.Name), decode(c.Committer.Email)
}
