package audit

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"zoufang/generator/build"
	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
)

// root is the folder of the demonstration's files.
const root = ".."

// today is long after the day at which the demonstration stands.
var today = time.Date(2012, 10, 8, 0, 0, 0, 0, time.UTC)

// The editions of the demonstration. Each is compiled once, by the first test
// that asks for its folder.
var (
	public      = edition(build.Options{})
	supervision = edition(build.Options{Audience: "supervision"})
)

// work is where editions are compiled to.
var work string

func TestMain(m *testing.M) {
	var err error
	if work, err = os.MkdirTemp("", "audit-*"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	browser.stop()
	code = cmp.Or(code, removed(work))
	os.Exit(code)
}

func removed(dir string) int {
	if err := os.RemoveAll(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// demonstration are the options that all builds of it have.
func demonstration(o build.Options) build.Options {
	o.Root, o.Schemas, o.Templates = root, os.DirFS(root+"/schemas"), os.DirFS(root+"/templates")
	o.Today, o.Workers, o.History = today, 2, history
	return o
}

// edition returns what tells the folder of the demonstration as compiled with
// options.
func edition(o build.Options) func(*testing.T) string {
	once := sync.OnceValues(func() (string, error) { return compile(demonstration(o)) })
	return func(t *testing.T) string {
		t.Helper()
		dir, err := once()
		if err != nil {
			t.Fatal(err)
		}
		return dir
	}
}

// live serves the demonstration as its preview has it, each page compiled when it
// is asked for.
func live(t *testing.T) http.Handler {
	t.Helper()
	preview := build.NewLive(demonstration(build.Options{}))
	t.Cleanup(func() {
		if err := preview.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := preview.Update(t.Context()); err != nil {
		t.Fatal(err)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		file, err := preview.File(r.Context(), name)
		if err != nil {
			http.Error(w, err.Error(), http.StatusNotFound)
			return
		}
		http.ServeContent(w, r, name, today, bytes.NewReader(file.Data))
	})
}

func compile(o build.Options) (string, error) {
	dir, err := os.MkdirTemp(work, "site-*")
	if err != nil {
		return "", err
	}
	o.Out = filepath.Join(dir, "public")
	result, err := build.Run(context.Background(), o)
	if err == nil && !result.Written {
		err = fmt.Errorf("refused: %v", errorsOf(result.Findings))
	}
	return o.Out, err
}

func errorsOf(findings diag.List) []string {
	var all []string
	for _, f := range findings {
		if f.Severity == diag.Error {
			all = append(all, fmt.Sprintf("%s:%d: %s", f.Span.File, f.Span.Start.Line, f.Message.In(diag.EN)))
		}
	}
	return all
}

// traced are the folders whose records have a history: enough for pages of
// histories, and few enough to be quick.
var traced = []string{"content/visits/2012/04", "content/requests"}

// history makes one up in which records were entered and, a day later, extended.
// A blob's name is the file's, "first/" before it for what was entered first.
func history(_ context.Context, key func(string) (string, bool)) (*gitrepo.History, error) {
	traces := map[string]*gitrepo.Trace{}
	for _, folder := range traced {
		files, err := filepath.Glob(filepath.Join(root, folder, "*.md"))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			path := strings.TrimPrefix(filepath.ToSlash(file), root+"/")
			record, _ := key(path)
			traces[record] = &gitrepo.Trace{Revisions: []gitrepo.Revision{
				{Commit: commit(1, "录入走访记录"), Path: path, Blob: "first/" + path},
				{Commit: commit(2, "补写当天的情况"), Path: path, Blob: path},
			}}
		}
	}
	return gitrepo.NewHistory(nil, traces, readBlob, nil), nil
}

func commit(day int, message string) *gitrepo.Commit {
	by := gitrepo.Signature{Name: "资料组", When: time.Date(2012, 10, 5+day, 1, 0, 0, 0, time.UTC)}
	return &gitrepo.Commit{ID: strings.Repeat(fmt.Sprintf("%02x", day), 20), Author: by, Committer: by, Message: message}
}

func readBlob(blob string) ([]byte, error) {
	path, first := strings.CutPrefix(blob, "first/")
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(path)))
	if end := bytes.LastIndex(data, []byte("\n\n")); first && end > 0 {
		data = data[:end+1]
	}
	return data, err
}
