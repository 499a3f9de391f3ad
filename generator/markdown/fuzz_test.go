package markdown_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"zoufang/generator/diag"
	"zoufang/generator/markdown"
)

// FuzzRender renders anything and checks what must hold for every body.
func FuzzRender(f *testing.F) {
	files, _ := filepath.Glob("testdata/golden/*/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		body, _, _ := strings.Cut(string(data), separator)
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if !utf8.ValidString(body) || strings.ContainsAny(body, "\r\x00") {
			markdown.Render("x.md", body, 5) // the package record lets no such body pass
			return
		}
		fragment, found := markdown.Render("x.md", body, 5)
		checkHTML(t, fragment)
		checkPlaces(t, body, fragment, found)
		checkFixes(t, body, found)
		checkText(t, body, fragment, found)
	})
}

// checkText fails where Chinese characters of a body without links, code and
// escapes are not shown, in their order, though nothing was found wrong.
func checkText(t *testing.T, body string, fragment *markdown.Fragment, found diag.List) {
	t.Helper()
	if found.HasErrors() || strings.ContainsAny(body, "[]{}`&\\<") || strings.Contains(body, "~~~") {
		return
	}
	han := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Han, r) {
				return r
			}
			return -1
		}, s)
	}
	page := strings.ReplaceAll(string(fragment.HTML), `aria-label="表格"`, "")
	if got, want := han(page), han(body); got != want {
		t.Errorf("shown: %q, typed: %q", got, want)
	}
}

// checkHTML fails where the HTML is not well-formed, holds an element that
// Markdown does not make, or an id twice, or where a slot lies badly.
func checkHTML(t *testing.T, fragment *markdown.Fragment) {
	t.Helper()
	last := 0
	for _, s := range fragment.Slots {
		if s.Offset < last || s.Offset > len(fragment.HTML) || s.Offset < len(fragment.HTML) && !utf8.RuneStart(fragment.HTML[s.Offset]) {
			t.Fatalf("slot at %d, after one at %d, of %d bytes", s.Offset, last, len(fragment.HTML))
		}
		last = s.Offset
	}
	var b bytes.Buffer
	if err := fragment.Fill(&b, func(s markdown.Slot) string {
		return [...]string{"x", `<img src="x" alt="">`, "<table></table>"}[s.Kind]
	}); err != nil {
		t.Fatal(err)
	}
	if err := wellFormed(b.Bytes()); err != nil {
		t.Fatalf("%v in\n%s", err, b.Bytes())
	}
}

var elements = strings.Fields("p h2 h3 h4 h5 h6 ul ol li blockquote hr pre code table thead tbody tr th td div " +
	"section figure figcaption img input br a em strong del sup")

func wellFormed(page []byte) error {
	var open []string
	ids := map[string]bool{}
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		kind := z.Next()
		token := z.Token()
		switch kind {
		case html.ErrorToken:
			if len(open) > 0 {
				return fmt.Errorf("<%s> is never closed", open[len(open)-1])
			}
			return nil
		case html.CommentToken, html.DoctypeToken, html.SelfClosingTagToken:
			return fmt.Errorf("token %s", token)
		case html.StartTagToken:
			if !slices.Contains(elements, token.Data) {
				return fmt.Errorf("element <%s>", token.Data)
			}
			if token.Data == "a" && slices.Contains(open, "a") {
				return fmt.Errorf("a link in a link")
			}
			if err := attributes(token, ids); err != nil {
				return err
			}
			if !slices.Contains([]string{"br", "hr", "img", "input"}, token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				return fmt.Errorf("</%s> closes %q", token.Data, open)
			}
			open = open[:len(open)-1]
		}
	}
}

func attributes(token html.Token, ids map[string]bool) error {
	for _, a := range token.Attr {
		switch a.Key {
		case "id":
			if ids[a.Val] {
				return fmt.Errorf("id %q twice", a.Val)
			}
			ids[a.Val] = true
		case "href", "src":
			scheme, _, ok := strings.Cut(strings.ToLower(a.Val), ":")
			if ok && scheme != "http" && scheme != "https" && scheme != "mailto" {
				return fmt.Errorf("link to %q", a.Val)
			}
		case "class", "alt", "title", "rel", "role", "tabindex", "scope", "start", "value", "type",
			"checked", "disabled", "loading", "aria-label":
		default:
			return fmt.Errorf("attribute %s of <%s>", a.Key, token.Data)
		}
	}
	return nil
}

// checkPlaces fails where something that was reported lies outside the body.
func checkPlaces(t *testing.T, body string, fragment *markdown.Fragment, found diag.List) {
	t.Helper()
	lines := strings.Split(body, "\n")
	inside := func(p diag.Pos) bool {
		return p.Line >= 5 && p.Line < 5+len(lines) && p.Col >= 1 && p.Col <= utf8.RuneCountInString(lines[p.Line-5])+1
	}
	spans := map[string]diag.Span{}
	for _, f := range found {
		spans[f.Rule+" "+f.Message.In(diag.EN)+span(f.Span)] = f.Span
		for _, r := range f.Related {
			spans["related to "+f.Rule] = r.Span
		}
	}
	for i, s := range fragment.Slots {
		spans[fmt.Sprint("slot ", i)] = s.Span
		spans[fmt.Sprint("dest ", i)] = s.DestSpan
	}
	for _, h := range fragment.Outline {
		spans["heading "+h.ID] = diag.Span{Start: h.Pos, End: h.Pos}
	}
	for what, s := range spans {
		if !inside(s.Start) || !inside(s.End) || s.End.Before(s.Start) {
			t.Errorf("%s lies at %v in %q", what, s, body)
		}
	}
}

// checkFixes fails where a fix cannot be made, or the safe ones do not come to
// an end.
func checkFixes(t *testing.T, body string, found diag.List) {
	t.Helper()
	body = strings.Repeat("\n", 4) + body
	for _, f := range found {
		if f.Fix == nil {
			continue
		}
		if _, err := diag.Apply(body, f.Fix.Edits); err != nil {
			t.Errorf("%s: %v", f.Rule, err)
		}
	}
	for range 10 {
		edits, more := found.SafeEdits("x.md")
		if !more {
			return
		}
		fixed, err := diag.Apply(body, edits)
		if err != nil {
			t.Fatalf("safe fixes: %v", err)
		}
		if fixed == body {
			t.Fatalf("safe fixes change nothing in %q: %v", body, found)
		}
		body = fixed
		_, found = markdown.Render("x.md", body[4:], 5)
	}
	t.Errorf("safe fixes go on and on: %q", body)
}
