package build_test

import (
	"context"
	"crypto/sha256"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"zoufang/generator/build"
	"zoufang/generator/diag"
	"zoufang/generator/search"
)

func examine(t *testing.T, o build.Options) *build.Examined {
	t.Helper()
	o.Today, o.Workers = time.Date(2012, 10, 8, 0, 0, 0, 0, time.UTC), 2
	examined, err := build.Examine(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return examined
}

// What is examined is what would be published, file by file, but for the search
// index, which says nothing that pages do not. Only photos are known by what they are
// made from.
func TestExaminedIsWhatIsPublished(t *testing.T) {
	files := maps.Clone(thePublished(t))
	examined := examine(t, build.Options{
		Root: repository, Schemas: os.DirFS(repository + "/schemas"), Templates: os.DirFS(repository + "/templates"),
	})
	maps.DeleteFunc(files, func(name string, _ []byte) bool {
		return strings.HasPrefix(name, search.Folder) && path.Ext(name) == ".js"
	})
	pages := 0
	for name, data := range files {
		digest, known := examined.Files[name]
		if digest.Kind != "" {
			pages++
		}
		switch {
		case !known:
			t.Errorf("%s is not examined", name)
		case digest.Sum != sha256.Sum256(data) && !slices.Contains([]string{".jpg", ".jpeg", ".png", ".webp"}, path.Ext(name)):
			t.Errorf("%s is examined as another", name)
		}
	}
	if len(examined.Files) != len(files) || pages < 200 {
		t.Errorf("%d files are examined, %d published; %d pages", len(examined.Files), len(files), pages)
	}
	if home := examined.Files["index.html"]; home.Kind != "home" || home.Title != examined.Model.Config.Title {
		t.Errorf("the home page is %+v", home)
	}
}

func TestExamineGoesAsFarAsItCan(t *testing.T) {
	for _, c := range []struct {
		name, file, text         string
		keepGoing                bool
		model, counted, rendered bool
	}{
		{"sound", "", "", false, true, true, true},
		{"schema", "schemas/notes.yaml", "title: 1", true, false, false, false},
		{"record", "content/notes/second.md", "---\n标题: 二\n日期: 某天\n---\n", false, true, false, false},
		{"record left out", "content/notes/second.md", "---\n标题: 二\n日期: 某天\n---\n", true, true, true, true},
		{"tally", "schemas/tallies/x.yaml", "title: 1", true, true, false, false},
		{"template", "templates/page.html", "{{ .Nothing.At.All }}", true, true, true, false},
		{"template syntax", "templates/page.html", "{{ if }}", true, true, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			archive := smallSite
			if c.file != "" {
				archive += "-- " + c.file + " --\n" + c.text + "\n"
			}
			e := examine(t, build.Options{Root: lay(t, archive), KeepGoing: c.keepGoing})
			if (e.Model != nil) != c.model || e.Counted != c.counted || (e.Files != nil) != c.rendered {
				t.Errorf("model %v, counted %v, rendered %v: %v", e.Model != nil, e.Counted, e.Files != nil, words(e.Findings))
			}
			if e.Findings.HasErrors() != (c.name != "sound") {
				t.Errorf("findings: %v", words(e.Findings))
			}
		})
	}
}

func words(list diag.List) string {
	var all []string
	for _, f := range list {
		all = append(all, f.Span.String()+": "+f.Message.In(diag.EN))
	}
	return strings.Join(all, "; ")
}
