package theme_test

import (
	"strings"
	"testing"

	"zoufang/generator/theme"
)

const layouts = `
-- baseof.html --
frame: {{ block "main" . }}{{ end }}
-- visits/baseof.html --
frame of visits: {{ block "main" . }}{{ end }}
-- home.html --
{{ define "main" }}home{{ end }}
-- page.html --
{{ define "main" }}page{{ end }}
-- section.html --
{{ define "main" }}section{{ end }}
-- visits/page.html --
{{ define "main" }}visit{{ end }}
-- visits/history.html --
{{ define "main" }}history of a visit{{ end }}
-- history.html --
history
-- wide.html --
wide
-- 404.html --
{{ define "main" }}not found{{ end }}
-- home.json --
{"title": {{ jsonify .Title }}}
-- robots.txt --
User-agent: <{{ .Title }}>
-- sitemap.xml --
<sitemap/>
-- calendar.html --
<p>{{ "<" }}
-- amp.html --
{{ define "main" }}ampere{{ end }}
-- term.html --
term
-- history.xml --
<feed>{{ "<" }}</feed>
-- Groups/Page.html --
group
-- 领导小组/page.html --
leading group
`

func TestLookup(t *testing.T) {
	th := load(t, parse(t, layouts))
	for _, c := range []struct {
		layout     theme.Layout
		name, want string
	}{
		{theme.Layout{Kind: "home"}, "home.html", "frame: home"},
		{theme.Layout{Kind: "page"}, "page.html", "frame: page"},
		{theme.Layout{Kind: "page", Section: "papers"}, "page.html", "frame: page"},
		{theme.Layout{Kind: "page", Section: "visits"}, "visits/page.html", "frame of visits: visit"},
		{theme.Layout{Kind: "page", Section: "visits/2012"}, "visits/page.html", "frame of visits: visit"},
		{theme.Layout{Kind: "section", Section: "visits"}, "section.html", "frame of visits: section"},
		{theme.Layout{Kind: "section"}, "section.html", "frame: section"},
		{theme.Layout{Kind: "history", Section: "visits"}, "visits/history.html", "frame of visits: history of a visit"},
		{theme.Layout{Kind: "history", Section: "papers"}, "history.html", "history"},
		{theme.Layout{Kind: "404"}, "404.html", "frame: not found"},
		{theme.Layout{Kind: "page", Name: "wide"}, "wide.html", "wide"},
		{theme.Layout{Kind: "page", Name: "wide", Section: "visits"}, "wide.html", "wide"},
		{theme.Layout{Kind: "page", Name: "narrow", Section: "visits"}, "visits/page.html", "frame of visits: visit"},
		{theme.Layout{Kind: "history", Name: "wide"}, "wide.html", "wide"},
		{theme.Layout{Kind: "history", Name: "narrow"}, "history.html", "history"},
		{theme.Layout{Kind: "home", Format: "json"}, "home.json", `{"title": "Home"}`},
		{theme.Layout{Kind: "robots", Format: "txt"}, "robots.txt", "User-agent: <Home>"},
		{theme.Layout{Kind: "history", Format: "xml"}, "history.xml", "<feed>&lt;</feed>"},
		{theme.Layout{Kind: "sitemap", Format: "xml"}, "sitemap.xml", "<sitemap/>"},
		{theme.Layout{Kind: "calendar"}, "calendar.html", "<p>&lt;"},
		{theme.Layout{Kind: "amp"}, "amp.html", "frame: ampere"},
		{theme.Layout{Kind: "term"}, "term.html", "term"},
		{theme.Layout{Kind: "page", Section: "groups"}, "Groups/Page.html", "group"},
		{theme.Layout{Kind: "page", Section: "领导小组"}, "领导小组/page.html", "leading group"},
	} {
		tmpl, ok := th.Lookup(c.layout)
		if !ok || tmpl.Name() != c.name {
			t.Errorf("Lookup(%+v) = %v, %v; want %s", c.layout, tmpl, ok, c.name)
			continue
		}
		got, err := execute(t, t.Context(), th, c.layout, home())
		if got = strings.TrimSpace(got); err != nil || got != c.want {
			t.Errorf("%+v renders %q, %v; want %q", c.layout, got, err, c.want)
		}
	}
}

func TestLookupFails(t *testing.T) {
	th := load(t, parse(t, layouts))
	for _, layout := range []theme.Layout{
		{},
		{Kind: "unknown"},
		{Kind: "unknown", Name: "unknown"},
		{Kind: "page", Format: "json"},
		{Kind: "home", Format: "xml"}, // Hugo brings an RSS feed along
		{Kind: "robots", Format: "html"},
		{Kind: "home", Format: "none"},
	} {
		if tmpl, ok := th.Lookup(layout); ok {
			t.Errorf("Lookup(%+v) = %s, want nothing", layout, tmpl.Name())
		}
	}
}
