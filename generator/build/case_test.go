package build_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"zoufang/generator/build"
	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/record"
	"zoufang/generator/signal"
	"zoufang/generator/site"
	"zoufang/generator/tally"
	"zoufang/generator/theme"
)

// A broken is one case of the corpus: a file that somebody might write, and the
// findings that it gives.
//
// A case NAME.md or NAME.yaml is laid into the small site of base.txtar as
// content/notes/2012-03-05-case.md; one NAME.txtar is laid over that site, file
// by file, and lines of its comment say what an archive cannot hold, see
// command. NAME begins with the id of the rule that it shows, or with “ok-” where
// the file is read as its author meant it. The findings stand beside it, in
// NAME.out.
type broken struct {
	name string
	path string
	data []byte
}

func cases(t *testing.T) []broken {
	t.Helper()
	entries, err := os.ReadDir(casesDir)
	if err != nil {
		t.Fatal(err)
	}
	var all []broken
	for _, e := range entries {
		ext := filepath.Ext(e.Name())
		name := strings.TrimSuffix(e.Name(), ext)
		if ext == ".out" || name == "base" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(casesDir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, broken{name, e.Name(), data})
	}
	return all
}

// campaign is the site that a case makes, and what is done with it.
type campaign struct {
	files     fstest.MapFS
	locked    string // a file that nobody may open
	templates bool   // it has templates of its own
	compiled  bool   // it is compiled, not only checked
	keepGoing bool
	audience  string // for whom it is compiled; "": the public

	committed map[string]time.Time // file → its only commit
	shallow   bool                 // older commits were not fetched
	damaged   bool                 // the history cannot be read
}

// history is what the case says of commits; nil where it says nothing.
func (c *campaign) history() site.HistoryFunc {
	if c.committed == nil && !c.shallow && !c.damaged {
		return nil
	}
	return func(_ context.Context, key func(string) (string, bool)) (*gitrepo.History, error) {
		if c.damaged {
			return nil, errors.New("object 4b825dc6 is missing")
		}
		traces := map[string]*gitrepo.Trace{}
		for file, when := range c.committed {
			commit := &gitrepo.Commit{Committer: gitrepo.Signature{When: when}}
			record, _ := key(file)
			traces[record] = &gitrepo.Trace{Revisions: []gitrepo.Revision{{Commit: commit, Path: file}}}
		}
		h := gitrepo.NewHistory(nil, traces, nil, nil)
		h.Shallow = c.shallow
		return h, nil
	}
}

// Open opens a file as fs.FS wants it.
func (c *campaign) Open(name string) (fs.File, error) {
	if name == c.locked {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.files.Open(name)
}

func (c broken) campaign(t *testing.T) *campaign {
	t.Helper()
	made := &campaign{files: fstest.MapFS{}}
	base, err := txtar.ParseFile(filepath.Join(casesDir, "base.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	made.lay(base)
	made.templates = false
	if ext := filepath.Ext(c.path); ext != ".txtar" {
		made.files["content/notes/2012-03-05-case"+ext] = &fstest.MapFile{Data: c.data, Mode: 0o644}
		return made
	}
	archive := txtar.Parse(c.data)
	made.lay(archive)
	for line := range strings.Lines(string(archive.Comment)) {
		words := strings.Fields(line)
		if len(words) > 0 && words[0] != "#" && !made.command(words) {
			t.Fatalf("%s: unknown line %q", c.path, line)
		}
	}
	return made
}

func (c *campaign) lay(archive *txtar.Archive) {
	for _, f := range archive.Files {
		c.files[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
		c.templates = c.templates || strings.HasPrefix(f.Name, theme.Root+"/")
	}
}

// command does what a line of an archive's comment says, for what an archive
// cannot hold, and reports whether it knows the line:
//
//	# a remark
//	build [keep-going]            the site is compiled, for what shows only then
//	build AUDIENCE                it is compiled for others than the public
//	remove FILE
//	symlink FILE TARGET
//	device FILE
//	unreadable FILE               nobody may open it
//	photo FILE                    a sound photo
//	committed FILE DAY            it was first committed on that day
//	shallow                       older commits were not fetched
//	damaged                       the history cannot be read
//	repeat FILE MARK COUNT TEXT   TEXT, COUNT times, in the place of MARK
func (c *campaign) command(words []string) bool {
	args := words[1:]
	switch {
	case words[0] == "build":
		c.compiled = true
		if c.keepGoing = len(args) == 1 && args[0] == "keep-going"; !c.keepGoing {
			c.audience = strings.Join(args, "")
		}
	case words[0] == "remove" && len(args) == 1:
		delete(c.files, args[0])
	case words[0] == "symlink" && len(args) == 2:
		c.files[args[0]] = &fstest.MapFile{Data: []byte(args[1]), Mode: fs.ModeSymlink | 0o777}
	case words[0] == "device" && len(args) == 1:
		c.files[args[0]] = &fstest.MapFile{Mode: fs.ModeDevice | 0o644}
	case words[0] == "unreadable" && len(args) == 1:
		c.locked = args[0]
	case words[0] == "photo" && len(args) == 1:
		c.files[args[0]] = &fstest.MapFile{Data: photo(), Mode: 0o644}
	case words[0] == "committed" && len(args) == 2:
		day, err := time.Parse(time.DateOnly, args[1])
		if c.committed == nil {
			c.committed = map[string]time.Time{}
		}
		c.committed[args[0]] = day
		return err == nil
	case words[0] == "shallow":
		c.shallow = true
	case words[0] == "damaged":
		c.damaged = true
	case words[0] == "repeat" && len(args) == 4:
		c.repeat(args[0], args[1], args[2], args[3])
	default:
		return false
	}
	return true
}

// repeat puts text, count times, in the place of a mark in a file; \n in it is
// the end of a line.
func (c *campaign) repeat(file, mark, count, text string) {
	var n int
	fmt.Sscan(count, &n)
	text = strings.Repeat(strings.ReplaceAll(text, `\n`, "\n"), n)
	f := c.files[file]
	f.Data = bytes.Replace(f.Data, []byte(mark), []byte(text), 1)
}

// photo returns a sound photo.
func photo() []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 3)), nil); err != nil {
		panic(err) // nothing can fail in memory
	}
	return b.Bytes()
}

// today stands for the day on which the cases are read.
var today = time.Date(2012, 4, 1, 0, 0, 0, 0, time.UTC)

func (c *campaign) findings(t *testing.T) diag.List {
	t.Helper()
	if c.compiled {
		return c.compile(t)
	}
	model, findings, err := site.Load(context.Background(), site.Options{Root: c, History: c.history(), Today: today, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	if model != nil && c.templates {
		more, err := (*build.Cache)(nil).CheckTemplates(c, nil, model.Config)
		if err != nil {
			t.Fatal(err)
		}
		findings = append(findings, more...)
	}
	if model != nil && !findings.HasErrors() {
		_, more := tally.CountAll(c, nil, model)
		_, mistakes := signal.Load(site.SchemaFiles(c, nil, model.Config), model.Schemas, model.Config)
		more = append(more, mistakes...)
		findings = append(findings, more...)
	}
	findings.Sort()
	return findings
}

// compile builds the site in a folder, for what shows only then.
func (c *campaign) compile(t *testing.T) diag.List {
	t.Helper()
	root := t.TempDir()
	for name, f := range c.files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	result, err := build.Run(context.Background(), build.Options{Root: root, Today: today, Workers: 2, KeepGoing: c.keepGoing, Audience: c.audience})
	if err != nil {
		t.Fatal(err)
	}
	return result.Findings
}

// lines returns lines of the site's files as their authors see them.
func (c *campaign) lines(file string, line int) (string, bool) {
	data, err := fs.ReadFile(c, file)
	src, _ := record.Decode(file, data)
	if err != nil || src == nil || line > strings.Count(src.Text, "\n")+1 {
		return "", false
	}
	return src.Line(line), true
}

// found keeps the findings of every case: several tests look at them.
var found sync.Map

func (c broken) findings(t *testing.T) diag.List {
	t.Helper()
	if list, ok := found.Load(c.name); ok {
		return list.(diag.List)
	}
	list := c.campaign(t).findings(t)
	found.Store(c.name, list)
	return list
}

func (c broken) text(t *testing.T, lang diag.Lang) string {
	t.Helper()
	var b bytes.Buffer
	options := diag.TextOptions{Lang: lang, Lines: c.campaign(t).lines}
	if err := diag.Text(&b, c.findings(t), options); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
