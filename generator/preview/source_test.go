package preview

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zoufang/generator/build"
	"zoufang/generator/diag"
)

func TestSourcePage(t *testing.T) {
	s := broken(t)
	for _, target := range []string{"/_preview/source?page=/visits/first/", "/_preview/source?file=" + firstSource} {
		w := ask(s, "GET", target)
		body := w.Body.String()
		for _, want := range []string{
			`<li id="L2" class="error">`, `<li id="L4" class="clean">`, "写了一段。", "走访&lt;七组", "走访组: 走访六组", `src="/_preview/preview.js"`,
		} {
			if w.Code != 200 || !strings.Contains(body, want) {
				t.Errorf("%s: %d, lacks %s:\n%s", target, w.Code, want, body)
			}
		}
		if back := strings.Contains(body, `href="/visits/first/"`); back != strings.Contains(target, "page=") {
			t.Errorf("%s leads back to its page: %v", target, back)
		}
	}
	if w := askFrom(s, "192.168.1.7:4000", "GET", "/_preview/source?page=/visits/first/"); w.Code != 403 {
		t.Errorf("another machine: %d", w.Code)
	}
}

// Whatever the request says, only files that the site or its findings name are
// shown, and of these only records that lie in the site's folder themselves.
func TestSourceShowsNothingElse(t *testing.T) {
	s := broken(t)
	outside := t.TempDir()
	write(t, outside, "secret.md", "秘密")
	write(t, s.Root, "content/unnamed.md", "秘密")
	write(t, s.Root, "content/.hidden.md", "秘密")
	write(t, s.Root, "schemas/visits.yaml", "秘密")
	write(t, s.Root, "content/photo.png", "秘密")
	write(t, s.Root, "content/.git/index.md", "秘密")
	link := filepath.Join(s.Root, "content", "link.md")
	if err := os.Symlink(filepath.Join(outside, "secret.md"), link); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink(outside, filepath.Join(s.Root, "content", "folder")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"link", "folder"} {
		at := diag.Span{File: "content/" + name + map[string]string{"folder": "/secret"}[name] + ".md"}
		s.site.(*shelf).now.Findings = append(s.site.(*shelf).now.Findings, diag.At(at, "symlink", nil))
	}
	s.site.(*shelf).files["odd/index.html"] = build.LiveFile{Data: []byte("x"), Source: "../secret.md"}
	readOnce(t, s)
	for _, query := range []string{
		"", "file=content/unnamed.md", "file=content/.hidden.md", "file=schemas/visits.yaml", "file=content/photo.png",
		"file=content/link.md", "file=content/folder/secret.md", "file=../secret.md", "file=" + filepath.ToSlash(outside) + "/secret.md",
		"file=content/../content/visits/first.md", "page=/", "page=/odd/", "page=/nothing/", "page=/link/", "page=/folder/secret/", "page=/.git/",
		"page=/../../secret", "page=/_preview/source%3Fpage=/",
	} {
		w := ask(s, "GET", "/_preview/source?"+query)
		if w.Code != 404 || strings.Contains(w.Body.String(), "秘密") {
			t.Errorf("%s: %d %s", query, w.Code, w.Body)
		}
	}
	if w := ask(s, "GET", "/_preview/source?page=/unnamed/"); w.Code != 200 { // by its address, as if it were missing for an error
		t.Errorf("a record without a page: %d", w.Code)
	}
}
