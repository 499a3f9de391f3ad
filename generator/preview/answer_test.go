package preview

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"zoufang/generator/diag"
)

func TestAddresses(t *testing.T) {
	s := newTestServer(t, newShelf(), Options{})
	readOnce(t, s)
	for _, test := range []struct {
		target string
		status int
		kind   string
		body   string
	}{
		{"/", 200, typeHTML, "首页"},
		{"/index.html", 200, typeHTML, "首页"},
		{"/visits/first/", 200, typeHTML, "第一次走访"},
		{"/visits/first/?q=1", 200, typeHTML, "第一次走访"},
		{"/css/a.css", 200, "text/css; charset=utf-8", "p {}"},
		{"/%E7%85%A7%E7%89%87/%E5%9B%BE.txt", 200, typeText, "0123456789"},
		{"/data/caf%C3%A9.json", 200, "application/json; charset=utf-8", "{}"},
		{"/data/cafe%CC%81.json", 200, "application/json; charset=utf-8", "{}"}, // as macOS spells it
		{"/unknown.bin", 200, "application/octet-stream", "\x00"},
		{"/nothing", 404, typeHTML, "没有这个页面"},
		{"/nothing/", 404, typeHTML, "没有这个页面"},
		{"/nothing.css", 404, typeText, "Not Found"},
		{"/visits/", 404, typeHTML, "没有这个页面"}, // no listing of folders
		{"/.hidden", 404, typeText, "Not Found"},
		{"/a/.git/config", 404, typeHTML, "没有这个页面"},
		{"/%2egit/config", 404, typeHTML, "没有这个页面"},
		{"/../../etc/passwd", 404, typeHTML, "没有这个页面"},
		{"/%2e%2e/%2e%2e/etc/passwd", 404, typeHTML, "没有这个页面"},
		{"/visits//first/", 404, typeHTML, "没有这个页面"},
		{"/visits/../index.html", 404, typeHTML, "没有这个页面"},
		{"/visits%5cfirst/", 404, typeHTML, "没有这个页面"},
		{"/%ff/", 404, typeHTML, "没有这个页面"},
		{"/%00/", 404, typeHTML, "没有这个页面"},
		{"/_preview/source", 404, typeText, "Not Found"}, // never the site's
		{"/_preview/", 404, typeText, "Not Found"},
		{"/_preview/report.html", 404, typeText, "Not Found"},
		{"/_preview/../preview.go", 404, typeText, "Not Found"},
		{"/_preview/preview.js", 200, "text/javascript; charset=utf-8", "EventSource"},
		{"/_preview/preview.css", 200, "text/css; charset=utf-8", ":host"},
	} {
		w := ask(s, "GET", test.target)
		if w.Code != test.status || w.Header().Get("Content-Type") != test.kind || !strings.Contains(w.Body.String(), test.body) {
			t.Errorf("GET %s: %d %s %q, want %d %s %q", test.target, w.Code, w.Header().Get("Content-Type"), w.Body, test.status, test.kind, test.body)
		}
		if w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("GET %s may be kept", test.target)
		}
		head := ask(s, "HEAD", test.target)
		if head.Code != test.status || head.Body.Len() > 0 {
			t.Errorf("HEAD %s: %d with %d bytes", test.target, head.Code, head.Body.Len())
		}
	}
}

func TestFoldersRedirect(t *testing.T) {
	s := newTestServer(t, newShelf(), Options{})
	readOnce(t, s)
	for target, want := range map[string]string{
		"/visits/first":     "/visits/first/",
		"/visits/first?q=1": "/visits/first/?q=1",
		"/visits":           "",
		"//evil.example":    "",
	} {
		if got := ask(s, "GET", target).Header().Get("Location"); got != want {
			t.Errorf("%s leads to %q, want %q", target, got, want)
		}
	}
}

func TestRangesAndTags(t *testing.T) {
	s := newTestServer(t, newShelf(), Options{})
	readOnce(t, s)
	const target = "/%E7%85%A7%E7%89%87/%E5%9B%BE.txt"
	if w := ask(s, "GET", target, "Range", "bytes=2-4"); w.Code != http.StatusPartialContent || w.Body.String() != "234" {
		t.Errorf("got %d %q", w.Code, w.Body)
	}
	if w := ask(s, "GET", target, "Range", "bytes=20-"); w.Code != http.StatusRequestedRangeNotSatisfiable {
		t.Errorf("a range outside: %d", w.Code)
	}
	tag := ask(s, "GET", target).Header().Get("ETag")
	if w := ask(s, "GET", target, "If-None-Match", tag); tag == "" || w.Code != http.StatusNotModified {
		t.Errorf("tag %q: %d", tag, w.Code)
	}
}

func TestOnlyPagesGetTheScriptAndFilesNever(t *testing.T) {
	site := newShelf()
	site.put("fragment.html", "<p>没有结尾")
	s := newTestServer(t, site, Options{})
	readOnce(t, s)
	for target, want := range map[string]bool{
		"/": true, "/fragment.html": true, "/nothing/": true, "/css/a.css": false, "/_preview/preview.js": false,
	} {
		if got := strings.Contains(ask(s, "GET", target).Body.String(), `<script src="/_preview/preview.js"`); got != want {
			t.Errorf("%s has the script: %v, want %v", target, got, want)
		}
	}
	if got := ask(s, "GET", "/").Body.String(); !strings.HasSuffix(got, "</script>\n</body></html>") {
		t.Errorf("not at the end of the body: %s", got)
	}
}

func TestVersionsFollowWhatAPageShows(t *testing.T) {
	site := newShelf()
	site.put("photo/index.html", `<html><body><img src="/p.jpg"></body></html>`)
	s := newTestServer(t, site, Options{})
	readOnce(t, s)
	version := func(target string) string {
		ref := &url.URL{Path: target}
		return s.versionOf(t.Context(), ref, s.answer(t.Context(), ref, true))
	}
	paths := []string{"/", "/visits/first/", "/photo/", "/nothing/"}
	before := map[string]string{}
	changed := func(after ...string) []string {
		t.Helper()
		readOnce(t, s, after...)
		var all []string
		for _, p := range paths {
			if now := version(p); now != before[p] {
				all, before[p] = append(all, p), now
			}
		}
		return all
	}
	changed()
	for _, step := range []struct {
		change func()
		file   string
		want   string
	}{
		{func() {}, "content/x.md", ""},
		{func() { site.put("index.html", "<html><body>新的首页</body></html>") }, "content/x.md", "/"},
		{func() { site.put("css/a.css", "a {}") }, "templates/assets/a.css", "/visits/first/"},
		{func() {}, "content/photo/p.jpg", "/photo/"},
		{func() { site.put("nothing/index.html", "<html></html>") }, "content/nothing.md", "/nothing/"},
	} {
		step.change()
		if got := strings.Join(changed(step.file), " "); got != step.want {
			t.Errorf("after %s: %q changed, want %q", step.file, got, step.want)
		}
	}
}

func TestWhatCannotBeShownSaysWhy(t *testing.T) {
	site := newShelf()
	finding := diag.At(diag.Span{File: "templates/page.html", Start: diag.Pos{Line: 3, Col: 1}}, "unreadable", diag.Args{"reason": "x"})
	site.failures = map[string]diag.List{"visits/first/index.html": {finding}}
	s := newTestServer(t, site, Options{})
	readOnce(t, s)
	w := ask(s, "GET", "/visits/first/")
	if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "templates/page.html:3:1") {
		t.Errorf("a template that fails: %d %s", w.Code, w.Body)
	}
	site.now.Usable, site.now.Findings = false, diag.List{finding}
	readOnce(t, s)
	w = ask(s, "GET", "/")
	if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "templates/page.html:3:1") {
		t.Errorf("a site that was never whole: %d %s", w.Code, w.Body)
	}
	if w := askFrom(s, "192.168.1.7:4000", "GET", "/"); strings.Contains(w.Body.String(), "templates/page.html") {
		t.Error("another machine is told of files")
	}
}

func FuzzFileName(f *testing.F) {
	for _, seed := range []string{"/", "/a/", "/../x", "/.git/config", "//x", "/a\\b", "/照片/", "/a/..", "\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, path string) {
		name, ok := fileName(path)
		if !ok {
			return
		}
		for part := range strings.SplitSeq(name, "/") {
			if part == "" || strings.HasPrefix(part, ".") || strings.ContainsAny(part, "\\\x00") {
				t.Errorf("%q asks for %q", path, name)
			}
		}
	})
}
