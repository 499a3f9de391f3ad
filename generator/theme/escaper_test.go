package theme

import (
	"bytes"
	"context"
	"fmt"
	"html/template"
	"strings"
	"testing"
)

// places are templates with each of the contexts that html/template knows, and
// so with each of its escapers.
var places = []string{
	`<p>{{ . }}</p>`, `<p title="{{ . }}">`, `<p title='{{ . }}'>`, `<p title={{ . }}>`, `<textarea>{{ . }}</textarea>`,
	`<a href="{{ . }}">`, `<a href={{ . }}>`, `<a href="/x/{{ . }}">`, `<a href="/x?q={{ . }}">`, `<img srcset="{{ . }}">`,
	`<p style="width: {{ . }}">`, `<p onclick="f({{ . }})">`, `<script>x = {{ . }}; y = "{{ . }}"; z = /{{ . }}/</script>`, `<p {{ . }}="x">`,
}

// agreeOnValue prints a value in all places in both ways.
func agreeOnValue(t *testing.T, th *Theme, value any) {
	t.Helper()
	for i, text := range places {
		renders, needsHugo := agree(t, th, fmt.Sprintf("case%d", i), text, value)
		if !renders || needsHugo {
			t.Errorf("%s of %#v: renders: %v, needs Hugo: %v", text, value, renders, needsHugo)
		}
	}
}

func TestEscapersAgree(t *testing.T) {
	th := loadCases(t, "html", places)
	for c := range 0x180 {
		agreeOnValue(t, th, string(rune(c)))
		agreeOnValue(t, th, "a"+string([]byte{byte(c)})+"b")
	}
	for _, value := range []any{
		"", "javascript:x", "http://x/", "a b", "走访\ufffe\u2028", "%41%", nil, 0, -3, 2.5, true, int64(7), []string{"<"}, struct{ A string }{"<"},
		template.HTML("<b>&amp;'\""), template.HTML(""), template.URL("javascript:x&y"), template.JS("f('<')"), template.CSS("a: b"), template.HTMLAttr("a=b"),
	} {
		agreeOnValue(t, th, value)
	}
}

func FuzzEscapers(f *testing.F) {
	th := loadCases(f, "html", places)
	f.Add("老虎 <T> & 'co'", false)
	f.Add("javascript:alert(1)", true)
	f.Fuzz(func(t *testing.T, text string, html bool) {
		if html {
			agreeOnValue(t, th, template.HTML(text))
		} else {
			agreeOnValue(t, th, text)
		}
	})
}

// TestFailedPageIsRenderedByHugo checks that a page which fails without Hugo is
// the page that Hugo makes, and nothing is left of the first try.
func TestFailedPageIsRenderedByHugo(t *testing.T) {
	th := loadCases(t, "html", []string{`<p>{{ .Name }}{{ (try .Fail).Err }}{{ partial "name.html" . }}`, `x{{ range .Counts }}{{ . }}{{ end }}`})
	for i, want := range []string{"will not", "x12"} {
		tmpl, _ := th.Lookup(Layout{Kind: fmt.Sprintf("case%d", i)})
		out := bytes.NewBufferString("before ")
		if err := th.Execute(context.Background(), out, tmpl, zoo()); err != nil {
			t.Fatal(err)
		}
		if got := out.String(); !strings.HasPrefix(got, "before ") || strings.Count(got, want) != 1 {
			t.Errorf("got %q, want %q in it once", got, want)
		}
	}
}
