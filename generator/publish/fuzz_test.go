package publish

import (
	"path"
	"slices"
	"strings"
	"testing"
)

// FuzzManifest reads manifests that somebody may have changed.
func FuzzManifest(f *testing.F) {
	r := Release{Name: "2012-09-30-000000000001", Number: 1, Files: []File{{Path: "index.html", Size: 1, SHA256: "00"}}}
	data, err := r.encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"name":"../x","files":[]}`))
	f.Add([]byte(`{"name":"x","files":[{"path":"../../etc/passwd"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := decodeRelease(data)
		if err != nil {
			return
		}
		if path.Base(r.Name) != r.Name || slices.ContainsFunc(r.Files, func(f File) bool {
			return strings.HasPrefix(path.Join("site", f.Path), "..") || !strings.HasPrefix(path.Join("site", f.Path), "site/")
		}) {
			t.Errorf("a manifest that leads out of the release is accepted: %s", data)
		}
	})
}

// FuzzLinks follows addresses in whatever a site may hold.
func FuzzLinks(f *testing.F) {
	f.Add("index.html", `<a href="a/#b"><img srcset="x 1x, y 2x"><style>p { background: url(x) }</style>`)
	f.Add("site.css", `@import "x"; a { background: url( 'y' ) }`)
	f.Add("feed.xml", `<feed><link href="http://test.example/x"/><loc>y</loc></feed>`)
	f.Add("data.json", `{"url":"/x/"}`)
	f.Fuzz(func(t *testing.T, name, text string) {
		c, err := newLinkChecker(testBase, []string{"index.html", name})
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Count(text, "\n") + 1
		for _, fault := range append(c.check(name, []byte(text)), c.jumps()...) {
			if fault.Line < 1 || fault.Line > lines {
				t.Errorf("line %d of %d: %s", fault.Line, lines, fault.Message.In("en"))
			}
		}
	})
}
