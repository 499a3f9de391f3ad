package preview

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"zoufang/generator/build"
	"zoufang/generator/diag"
)

// heavy is a site of one page as long as a list, with a stylesheet and findings.
func heavy() *shelf {
	site := newShelf()
	site.put("css/a.css", strings.Repeat("p { margin: 0 }\n", 2000))
	site.files["list/index.html"] = build.LiveFile{Source: firstSource, Data: []byte(
		`<html><head><link rel="stylesheet" href="/css/a.css"></head><body>` +
			strings.Repeat(`<p><a href="/visits/first/">第一次走访</a></p>`, 2000) + `</body></html>`)}
	for line := range 200 {
		at := diag.Span{File: fmt.Sprintf("content/%d.md", line), Start: diag.Pos{Line: 1, Col: 1}}
		site.now.Findings = append(site.now.Findings, diag.At(at, "stray-file", nil))
	}
	return site
}

func benchServer(b *testing.B) *Server {
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	s := NewServer(l, Options{Root: b.TempDir()})
	s.site = heavy()
	if _, err := s.update(b.Context(), nil); err != nil {
		b.Fatal(err)
	}
	return s
}

func BenchmarkPage(b *testing.B) {
	s := benchServer(b)
	b.ReportAllocs()
	b.SetBytes(int64(ask(s, "GET", "/list/").Body.Len()))
	for b.Loop() {
		ask(s, "GET", "/list/")
	}
}

func BenchmarkState(b *testing.B) {
	s, ref := benchServer(b), &url.URL{Path: "/list/"}
	b.ReportAllocs()
	for b.Loop() {
		now, _ := s.board.look()
		a := s.answer(context.Background(), ref, true)
		s.versionOf(context.Background(), ref, a)
		if _, err := s.report(ref, a, now, true); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPoll(b *testing.B) {
	root := b.TempDir()
	for i := range 1000 {
		write(b, root, fmt.Sprintf("content/visits/%02d/%d.md", i%20, i), "x")
	}
	p := newPoller(root)
	b.ReportAllocs()
	for b.Loop() {
		p.changed()
	}
}
