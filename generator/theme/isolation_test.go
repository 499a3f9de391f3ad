package theme_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"zoufang/generator/diag"
	"zoufang/generator/theme"
)

// bare is a theme of layouts for Hugo's functions alone, with a picture among its
// assets.
func bare(t testing.TB, layouts map[string]string) *theme.Theme {
	t.Helper()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{
		"assets/dot.png":  {Data: picture.Bytes()},
		"assets/site.css": {Data: []byte("a { color: red }")},
		"assets/api.json": {Data: []byte(`{"openapi": "3.0.0"}`)},
	}
	for kind, text := range layouts {
		files[kind+".html"] = &fstest.MapFile{Data: []byte(text)}
	}
	th, findings, err := theme.Load(files, theme.Options{})
	if th == nil {
		t.Fatalf("%v\n%s", err, list(findings))
	}
	t.Cleanup(func() { th.Close() })
	return th
}

// ways are calls that lead out of a theme, or to what Hugo has and this engine
// has not. The arguments are a file and an address.
var ways = []string{
	`readFile %[1]q`, `os.ReadFile %[1]q`, `readDir "/"`, `os.ReadDir "/"`, `fileExists %[1]q`, `os.FileExists %[1]q`, `os.Stat %[1]q`,
	`getenv "HUGO_SECRET"`, `os.Getenv "HUGO_SECRET"`, `imageConfig %[1]q`, `images.Config %[1]q`,
	`apply (slice %[1]q) "os.ReadFile" "."`, `apply (slice %[1]q) "readFile" "."`,
	`resources.GetRemote %[2]q`, `apply (slice %[2]q) "resources.GetRemote" "."`, `openapi3.Unmarshal (resources.Get "api.json")`,
	`(resources.Get %[1]q).Content`, `(resources.Get "../hugo.json").Content`,
	`time.Now.Unix`, `now.Unix`, `shuffle (slice 1 2)`, `collections.Shuffle (slice 1 2)`, `math.Rand`, `math.Counter`,
	`js.Build (resources.Get "x.js")`, `js.Batch "x"`, `babel 1`, `postCSS 1`, `toCSS 1`,
	`css.Sass 1`, `css.PostCSS 1`, `css.TailwindCSS 1`, `css.Build 1`, `transform.ToMath "x"`, `(resources.Get "dot.png").Resize "4x webp"`,
	`resources.ExecuteAsTemplate "x" . (resources.Get "site.css")`, `resources.PostProcess (resources.Get "site.css")`,
	`resources.Babel 1`, `resources.PostCSS 1`, `resources.ToCSS 1`,
	`markdownify "*x*"`, `transform.Markdownify "*x*"`, `site.Title`, `page.Title`, `hugo.Sites`, `hugo.WorkingDir`,
	`warnf "x"`, `fmt.Warnf "x"`, `fmt.Warnidf "x" "x"`, `fmt.Warnmf 1 "x"`, `fmt.Errorf "x"`, `fmt.Erroridf "x" "x"`, `fmt.Errormf 1 "x"`,
	`ref . "x"`, `relref . "x"`,
}

// TestRefused tries every way. Each must be an error with a place.
func TestRefused(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("secret content"), 0o666); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HUGO_SECRET", "secret content")
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Errorf("request for %s", r.URL)
	}))
	defer server.Close()

	layouts := map[string]string{}
	for i, way := range ways {
		call := strings.NewReplacer("%[1]q", strconv.Quote(secret), "%[2]q", strconv.Quote(server.URL)).Replace(way)
		layouts["way"+strconv.Itoa(i)] = "走访 {{ " + call + " }}"
	}
	th := bare(t, layouts)
	for i, way := range ways {
		got, err := execute(t, t.Context(), th, theme.Layout{Kind: "way" + strconv.Itoa(i)}, nil)
		var failure *theme.Error
		if !errors.As(err, &failure) {
			t.Errorf("%s: got %q, %v; want an *Error", way, got, err)
			continue
		}
		if at := failure.Finding.Span.Start; at.Line != 1 || at.Col < 7 {
			t.Errorf("%s: found at %v", way, at)
		}
		if said := failure.Finding.Message.In(diag.ZH); strings.ContainsAny(said, "\x00\n") || strings.Contains(said, "secret content") {
			t.Errorf("%s: says %q", way, said)
		}
	}
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
	th := bare(t, map[string]string{
		"home": `{{ with (resources.Get "dot.png").Resize "4x" | fingerprint }}{{ .Width }}{{ end }}
{{ (resources.Get "site.css" | minify).RelPermalink }} {{ "x" | relURL }}
{{ with try ((resources.Get "dot.png").Resize "4x webp") }}{{ with .Err }}no webp{{ end }}{{ end }}
{{ with try (errorf "x") }}{{ with .Err }}no log{{ end }}{{ end }} {{ with debug.Timer "x" }}{{ end }}{{ highlight "x" "go" "" | len }}`,
		"page": `{{ .Nothing.Here }}`,
	})
	got, err := execute(t, t.Context(), th, theme.Layout{Kind: "home"}, nil)
	if err != nil || !strings.HasPrefix(got, "4\n/site.min.css /x\nno webp\nno log") {
		t.Errorf("got %s, %v", got, err)
	}
	if _, err := execute(t, t.Context(), th, theme.Layout{Kind: "page"}, 1); err == nil {
		t.Error("no error")
	}
}
