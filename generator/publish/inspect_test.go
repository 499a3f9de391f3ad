package publish

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// look inspects a site at an address.
func look(t *testing.T, base string, p pages, secrets Secrets) []string {
	t.Helper()
	dir := t.TempDir()
	if err := p.write(dir); err != nil {
		t.Fatal(err)
	}
	got, err := inspect(context.Background(), dir, base, secrets, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return texts(got.faults)
}

func TestLinks(t *testing.T) {
	site := pages{
		"index.html":          `<h1 id="a">`,
		"visits/index.html":   `<a name="old"></a><p id="走访">`,
		"visits/1/photo.jpg":  "x",
		"data/visits.csv":     "x",
		"css/site.css":        "x",
		"visits/1/index.html": "",
	}
	const at = "visits/1/index.html"
	tests := []struct{ html, want string }{
		{`<a href="/">`, ""},
		{`<a href="">`, ""},
		{`<a href="#">`, ""},
		{`<a href="#top">`, ""},
		{`<a href="#state=met">`, ""},
		{`<a href="../">`, ""},
		{`<a href="/visits">`, ""},
		{`<a href="/visits/#old">`, ""},
		{`<a href="/visits/#%E8%B5%B0%E8%AE%BF">`, ""},
		{`<a href="/visits/index.html?page=2">`, ""},
		{`<a href="http://test.example/visits/#old">`, ""},
		{`<a href="//test.example/data/visits.csv">`, ""},
		{`<a href="http://other.example/x">`, ""},
		{`<a href="mailto:a@test.example">`, ""},
		{`<img src="photo.jpg" srcset="photo.jpg 1x, /visits/1/photo.jpg 2x">`, ""},
		{`<img src="data:image/gif;base64,R0lGOD">`, ""},
		{`<link rel="canonical" href="http://other.example/">`, ""},
		{`<p>url(nowhere.png)</p>`, ""},
		{`<!-- <a href="/nowhere/"> -->`, ""},
		{`<style>p { background: url("photo.jpg") }</style>`, ""},

		{`<a href="/nowhere/">`, `“/nowhere/” leads to no file`},
		{`<a href="/data/">`, `“/data/” leads to no file`},
		{`<a href="/VISITS/">`, `“/VISITS/” leads to no file`},
		{`<a href="http://test.example/nowhere">`, `“http://test.example/nowhere” leads to no file`},
		{`<a href="#missing">`, `“#missing” leads to a page that has no such place`},
		{`<a href="/visits/#missing">`, `“/visits/#missing” leads to a page that has no such place`},
		{`<a href="http://[">`, `“http://[” is no address`},
		{`<form action="/send">`, `“/send” leads to no file`},
		{`<img src="gone.jpg">`, `“gone.jpg” leads to no file`},
		{`<img src="photo.jpg" srcset="photo.jpg 1x, gone.jpg 2x">`, `“gone.jpg” leads to no file`},
		{`<link rel="stylesheet" href="/css/gone.css">`, `“/css/gone.css” leads to no file`},
		{`<p style="background: url(gone.png)">`, `“gone.png” leads to no file`},
		{`<style>@import "gone.css";</style>`, `“gone.css” leads to no file`},
		{`<script src="https://cdn.example/x.js"></script>`, `“https://cdn.example/x.js” is loaded from another server, which the intranet may not reach`},
		{`<link rel="preload stylesheet" href="//cdn.example/x.css">`, `“//cdn.example/x.css” is loaded from another server, which the intranet may not reach`},
	}
	for _, test := range tests {
		site[at] = "<!doctype html>\n<p>\n" + test.html
		var want []string
		if test.want != "" {
			want = []string{at + ":3: " + test.want}
		}
		if diff := cmp.Diff(want, look(t, testBase, site, nil)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.html, diff)
		}
	}
}

func TestLinksOfOtherFiles(t *testing.T) {
	site := pages{
		"index.html":       "",
		"css/site.css":     "a {\n background: url(../img/gone.png)\n}",
		"feed.xml":         `<feed><link href="` + testBase + `"/>` + "\n" + `<link href="` + testBase + `gone/"/></feed>`,
		"sitemap.xml":      `<urlset><url><loc>` + testBase + `gone/</loc></url></urlset>`,
		"img/icon.svg":     `<svg><image href="gone.png"/></svg>`,
		"data/visits.json": `[{"id":"1","url":"/"},` + "\n" + `{"id":"2","url":"/visits/2/"}]`,
		"broken.xml":       `<feed><`,
	}
	want := []string{
		"css/site.css:2: “../img/gone.png” leads to no file",
		"data/visits.json:2: “/visits/2/” leads to no file",
		"feed.xml:2: “http://test.example/gone/” leads to no file",
		"img/icon.svg:1: “gone.png” leads to no file",
		"sitemap.xml:1: “http://test.example/gone/” leads to no file",
	}
	if diff := cmp.Diff(want, look(t, testBase, site, nil)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLinksBelowAnAddress(t *testing.T) {
	site := pages{"index.html": `<a href="/oa/visits/"><a href="visits/"><a href="http://test.example/mail/">`,
		"visits/index.html": "<a href=\"/visits/\">\n<a href=\"../../x\">"}
	want := []string{
		"visits/index.html:1: “/visits/” leads out of the site",
		"visits/index.html:2: “../../x” leads out of the site",
	}
	if diff := cmp.Diff(want, look(t, testBase+"oa/", site, nil)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOnlyFilesAndFolders(t *testing.T) {
	dir := t.TempDir()
	if err := (pages{"index.html": ""}).write(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "passwd")); err != nil {
		t.Skip(err)
	}
	got, err := inspect(context.Background(), dir, testBase, nil, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"passwd:0: is neither file nor folder, and would lead readers out of the site"}
	if diff := cmp.Diff(want, texts(got.faults)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSecrets(t *testing.T) {
	secrets := slices.Values([]Secret{
		{Value: "13800012345", Where: "phone"}, {Value: "温如言", Where: "name"}, {Value: "a<b&c", Where: "note"}, {Value: `青石街"3号"`, Where: "address"},
		{Value: "12345", Where: "short number"}, {Value: "张三", Where: "short text"}, {Value: "abc", Where: "short word"}, {Value: " ", Where: "nothing"},
	})
	tests := []struct{ file, text, want string }{
		{"a.html", "电话 138****2345", ""},
		{"a.html", "12345 张三 abc", ""},
		{"a.html", "x\n电话：13800012345。", "a.html:2: phone"},
		{"a.html", "13800012345 x\n13800012345", "a.html:1: phone"},
		{"a.html", "0138000123456", ""},
		{"app.9f13800012345e.css", "", ""},
		{"13800012345.html", "", "13800012345.html:0: phone"},
		{"a.html", "请温如言同志", "a.html:1: name"},
		{"a.html", "a&lt;b&amp;c", "a.html:1: note"},
		{"a.json", `["青石街\"3号\""]`, "a.json:1: address"},
		{"a.csv", `青石街"3号"`, "a.csv:1: address"},
		{"a.jpg", "\xff\xd8\x00 13800012345 ", ""},
		{"a.xlsx", workbook(t, "<si><t>温如言</t></si>"), "a.xlsx:0: name"},
	}
	for _, test := range tests {
		got := look(t, testBase, pages{test.file: test.text}, Secrets(secrets))
		want := strings.Replace(test.want, ": ", ": shows something private, which was written in ", 1)
		if strings.Join(got, "\n") != want {
			t.Errorf("%s %q: got %q, want %q", test.file, test.text, got, want)
		}
	}
}
