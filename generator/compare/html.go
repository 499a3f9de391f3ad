package compare

import (
	_ "embed" // the page's template
	"html/template"
	"io"

	"zoufang/generator/diag"
	"zoufang/generator/history"
)

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"gone":    func(p history.Piece) bool { return p.Kind == history.Gone },
	"new":     func(p history.Piece) bool { return p.Kind == history.New },
	"skipped": func(p history.Piece) bool { return p.Kind == history.Skipped },
}).Parse(pageText))

// page is what the template gets.
type page struct {
	outline
	Site     string // its title; "": not known
	From, To string // what stands before the two sides
	lang     diag.Lang
}

// HTML writes a report as one page that needs no other file. Nothing in it runs.
// Site is the title of the site, "" where it is not known.
func HTML(w io.Writer, r Report, site string, lang diag.Lang) error {
	o := outliner{report: r, lang: lang, public: true}
	return pageTemplate.Execute(w, page{o.outline(), site, o.say("diff.before", nil), o.say("diff.after", nil), lang})
}

// Lang is the code of the page's language.
func (p page) Lang() string { return diag.Name{ZH: "zh-CN", EN: "en"}.In(p.lang) }

// More says how much of a list is folded.
func (p page) More(b block) string {
	return diag.Say(p.lang, "diff.folded", diag.Args{"count": len(b.Rest())})
}

// Class names what became of the items, for the style.
func (m mark) Class() string {
	return map[mark]string{added: "added", gone: "gone", changed: "changed"}[m]
}

// First is the part of a list that shows at once, and Rest what is folded.
func (b block) First() []item { return b.Items[:min(longList, len(b.Items))] }

// Rest is the part of a list that is folded.
func (b block) Rest() []item { return b.Items[min(longList, len(b.Items)):] }
