package theme_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"zoufang/generator/diag"
	"zoufang/generator/theme"
)

// single is a theme of one layout, with a picture among its assets.
func single(t testing.TB, home string) fs.FS {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{
		"home.html":       {Data: []byte(home)},
		"assets/dot.png":  {Data: picture.Bytes()},
		"assets/site.css": {Data: []byte("a { color: red }")},
		"assets/api.json": {Data: []byte(`{"openapi": "3.0.0"}`)},
	}
}

// TestRefused tries every way out of the theme. Each must be an error with a
// place and words of ours.
func TestRefused(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("secret"), 0o666); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HUGO_SECRET", "secret")
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Errorf("request for %s", r.URL)
	}))
	defer server.Close()

	for _, call := range []string{
		`readFile %[1]q`, `os.ReadFile %[1]q`, `readDir "/"`, `os.ReadDir "/"`, `fileExists %[1]q`, `os.FileExists %[1]q`, `os.Stat %[1]q`,
		`getenv "HUGO_SECRET"`, `os.Getenv "HUGO_SECRET"`, `imageConfig %[1]q`, `images.Config %[1]q`,
		`apply (slice %[1]q) "os.ReadFile" "."`, `apply (slice %[1]q) "readFile" "."`,
		`resources.GetRemote %[2]q`, `(try (resources.GetRemote %[2]q)).Value`, `apply (slice %[2]q) "resources.GetRemote" "."`,
		`openapi3.Unmarshal (resources.Get "api.json")`,
		`time.Now.Unix`, `now.Unix`, `shuffle (slice 1 2)`, `collections.Shuffle (slice 1 2)`, `math.Rand`, `math.Counter`,
		`js.Build (resources.Get "x.js")`, `js.Batch "x"`, `babel 1`, `postCSS 1`, `toCSS 1`, `css.Sass 1`, `css.PostCSS 1`, `css.TailwindCSS 1`, `css.Build 1`,
		`resources.ExecuteAsTemplate "x" . (resources.Get "site.css")`, `resources.PostProcess (resources.Get "site.css")`,
		`markdownify "*x*"`, `transform.Markdownify "*x*"`, `transform.ToMath "x"`,
		`site.Title`, `page.Title`, `hugo.Sites`, `hugo.WorkingDir`, `warnf "x"`, `fmt.Warnf "x"`,
		`ref . "x"`, `relref . "x"`, `(resources.Get "dot.png").Resize "4x webp"`,
		`resources.Get "../hugo.json" | minify`, `resources.Get %[1]q | minify`,
	} {
		t.Run(call, func(t *testing.T) {
			text := call
			if strings.Contains(call, "%") {
				text = fmt.Sprintf(call, secret, server.URL)
			}
			got, err := renderAlone(t, "走访 {{ "+text+" }}")
			var failure *theme.Error
			if strings.Contains(text, "try") && got == "走访 " {
				return
			}
			if !errors.As(err, &failure) {
				t.Fatalf("got %q, %v; want an *Error", got, err)
			}
			if at := failure.Finding.Span.Start; at.Line != 1 || at.Col < 7 {
				t.Errorf("found at %v", at)
			}
			if said := failure.Finding.Message.In(diag.ZH); strings.Contains(said, "secret content") {
				t.Errorf("the secret is out: %s", said)
			}
		})
	}
}

// renderAlone renders a theme of one layout with Hugo's functions alone.
func renderAlone(t testing.TB, home string) (string, error) {
	t.Helper()
	th, findings, err := theme.Load(single(t, home), theme.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if th == nil {
		return "", &theme.Error{Finding: findings[0]}
	}
	defer th.Close()
	return execute(t, t.Context(), th, theme.Layout{Kind: "home"}, nil)
}

// TestLeavesNothing renders in a process of its own, with its home, its
// temporary folder and its working folder under watch: nothing may be printed
// or left behind, nor may variables of the environment count.
func TestLeavesNothing(t *testing.T) {
	if os.Getenv("THEME_CHILD") != "" {
		renderQuietly(t)
		return
	}
	folder := t.TempDir()
	child := exec.Command(os.Args[0], "-test.run=^TestLeavesNothing$")
	child.Dir = folder
	child.Env = append(os.Environ(), "THEME_CHILD=1", "HUGO_BASEURL=http://wrong.example/wrong/",
		"HOME="+folder, "XDG_CACHE_HOME="+folder, "TMPDIR="+folder, "TMP="+folder, "LOCALAPPDATA="+folder)
	printed, err := child.CombinedOutput()
	if err != nil || !strings.HasPrefix(string(printed), "PASS\n") { // coverage may follow
		t.Errorf("%v, printed:\n%s", err, printed)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func renderQuietly(t *testing.T) {
	const text = `{{ (resources.Get "dot.png").Resize "4x" | fingerprint | printf "%T" }}
{{ (resources.Get "site.css" | minify).RelPermalink }} {{ "x" | relURL }}
{{ with try ((resources.Get "dot.png").Resize "4x webp") }}{{ with .Err }}no webp{{ end }}{{ end }}
{{ highlight "x := 1" "go" "" }} {{ partial "none" }}`
	if _, err := renderAlone(t, text); err == nil {
		t.Error("no error")
	}
	got, err := renderAlone(t, strings.TrimSuffix(text, `{{ partial "none" }}`))
	if err != nil || !strings.Contains(got, "\n/site.min.css /x\nno webp\n") {
		t.Errorf("got %s, %v", got, err)
	}
}
