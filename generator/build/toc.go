package build

import (
	"html/template"
	"strings"

	"zoufang/generator/markdown"
)

// tableOfContents nests the headings by level.
func tableOfContents(outline []markdown.Heading) template.HTML {
	if len(outline) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<nav id="TableOfContents">`)
	var open []int // levels of the lists that are open
	for _, h := range outline {
		for len(open) > 0 && open[len(open)-1] > h.Level {
			open = open[:len(open)-1]
			b.WriteString("</li></ul>")
		}
		if len(open) > 0 && open[len(open)-1] == h.Level {
			b.WriteString("</li>")
		} else {
			open = append(open, h.Level)
			b.WriteString("<ul>")
		}
		b.WriteString(`<li><a href="#` + template.HTMLEscapeString(h.ID) + `">` + template.HTMLEscapeString(h.Text) + `</a>`)
	}
	b.WriteString(strings.Repeat("</li></ul>", len(open)))
	b.WriteString("</nav>")
	return template.HTML(b.String())
}
