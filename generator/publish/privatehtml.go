package publish

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// inline are the elements that do not end a word: what is around them goes on. The
// others are apart from each other.
var inline = map[string]bool{
	"a": true, "abbr": true, "b": true, "bdi": true, "bdo": true, "cite": true, "code": true, "data": true, "dfn": true, "em": true, "font": true, "i": true,
	"img": true, "ins": true, "kbd": true, "label": true, "mark": true, "q": true, "s": true, "samp": true, "small": true, "span": true, "strong": true,
	"sub": true, "sup": true, "time": true, "tspan": true, "u": true, "var": true, "wbr": true,
}

// spoken are the attributes that readers see or hear, or that programs read.
var spoken = []string{"alt", "aria-label", "content", "datetime", "href", "label", "placeholder", "srcdoc", "summary", "title", "value"}

// addPage reads a page: what is shown, said and remarked in it.
func (w *wording) addPage(data []byte) {
	p := pageReader{wording: w, line: 1}
	for z := html.NewTokenizer(bytes.NewReader(data)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			p.end()
			return
		}
		after := p.line + bytes.Count(z.Raw(), []byte("\n"))
		switch kind {
		case html.TextToken:
			p.addText(z.Text())
		case html.CommentToken:
			p.aside = append(p.aside, piece{string(z.Text()), p.line})
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			p.addTag(z, kind)
		}
		p.line = after
	}
}

// pageReader collects the text of a page.
type pageReader struct {
	*wording
	line   int
	begun  int     // where the present piece begins
	open   bool    // there is one
	pieces int     // how many texts it is made of
	style  bool    // within a style, which is no text
	aside  []piece // what stands in tags and remarks within it, which must not part it
}

func (p *pageReader) addText(text []byte) {
	if p.style || !p.open && len(bytes.TrimSpace(text)) == 0 {
		return
	}
	if !p.open {
		p.open, p.begun, p.pieces = true, len(p.text), 0
		p.lines = append(p.lines, place{p.begun, p.line})
	}
	p.text = append(p.text, text...)
	p.pieces++
	p.addShort(string(text), p.line)
}

func (p *pageReader) addTag(z *html.Tokenizer, kind html.TokenType) {
	tag, more := z.TagName()
	name := string(tag)
	switch {
	case name == "br":
		p.addText([]byte("\n"))
	case !inline[name]:
		p.end()
	}
	p.style = name == "style" && kind == html.StartTagToken
	for more && kind != html.EndTagToken {
		var key, value []byte
		key, value, more = z.TagAttr()
		if isSpoken(string(key)) && len(value) > 0 {
			p.aside = append(p.aside, piece{readable(string(value)), p.line})
		}
	}
}

func isSpoken(key string) bool {
	return slices.Contains(spoken, key) || strings.HasPrefix(key, "data-")
}

// readable undoes the escapes of addresses.
func readable(value string) string {
	if strings.Contains(value, "%") {
		if plain, err := url.PathUnescape(value); err == nil {
			return plain
		}
	}
	return value
}

// end ends the present piece, and puts what stood aside behind it.
func (p *pageReader) end() {
	if p.open {
		if p.pieces > 1 {
			p.addShort(string(p.text[p.begun:]), p.lines[len(p.lines)-1].line)
		}
		p.text = append(p.text, "\n\n"...)
		p.open = false
	}
	for _, a := range p.aside {
		p.lines = append(p.lines, place{len(p.text), a.line})
		p.text = append(append(p.text, a.text...), "\n\n"...)
		p.addShort(a.text, a.line)
	}
	p.aside = p.aside[:0]
}
