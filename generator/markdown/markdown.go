package markdown

import (
	"slices"

	"zoufang/generator/diag"
)

// Options is what Render can be told beside the text. The zero value is the
// default.
type Options struct {
	// Live lists the words that make a fenced block a live block where they
	// come first in its info string, beside tally.
	Live []string

	// Lang is the language of the few words that the HTML holds for screen
	// readers, Chinese by default.
	Lang diag.Lang
}

// Render renders body with the default options.
func Render(file, body string, firstLine int) (*Fragment, diag.List) {
	return Options{}.Render(file, body, firstLine)
}

// Render renders the body of file, which begins on line firstLine of it, and
// reports what is wrong with it. The body is UTF-8 with lines ended by LF. A
// fragment comes back whatever was found. Render may be called by several
// goroutines at once.
func (o Options) Render(file, body string, firstLine int) (*Fragment, diag.List) {
	return o.render(parse(newSource(file, body, firstLine)))
}

func (o Options) render(doc *document) (*Fragment, diag.List) {
	w := writer{document: doc, Fragment: &Fragment{}, words: wordsIn(o.Lang), isLive: o.isLive}
	w.Outline = doc.outline()
	w.HTML = make([]byte, 0, len(doc.text)+len(doc.text)/2)
	w.blocks(doc.root)
	w.Chars = w.count.n
	return w.Fragment, check(doc)
}

func (o Options) isLive(name string) bool {
	return name == "tally" || name != "" && slices.Contains(o.Live, name)
}

// words are the words of the program in a page.
type words struct{ table, notes, back, done, open string }

func wordsIn(lang diag.Lang) words {
	if lang == diag.EN {
		return words{table: "table", notes: "footnotes", back: "back to the text", done: "done", open: "not done"}
	}
	return words{table: "表格", notes: "脚注", back: "返回正文", done: "已完成", open: "未完成"}
}
