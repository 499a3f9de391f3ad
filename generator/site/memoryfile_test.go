package site

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"zoufang/generator/gitrepo"
)

// filledMemory returns the bytes of a memory that knows a small site with some
// mistakes, the site, and what is said of it.
func filledMemory(t testing.TB) (data []byte, root fs.FS, want string) {
	t.Helper()
	files := smallSite(t)
	first := files["content/notes/2012-03-01-first.md"]
	wrong := *first
	wrong.Data = bytes.Replace(first.Data, []byte("标题: 第一次走访"), []byte("标题: 短\n人数: 0\n走访形式: 家坊\n电话: 1"), 1)
	files["content/notes/2012-03-02-wrong.md"] = &wrong
	file := filepath.Join(t.TempDir(), "memory")
	m := OpenMemory(file, "test")
	want = told(t, files, m)
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data, files, want
}

// toldBy is what is said of a site with a memory of these bytes.
func toldBy(t testing.TB, data []byte, root fs.FS) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "memory")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return told(t, root, OpenMemory(file, "test"))
}

func TestMemoryDamaged(t *testing.T) {
	data, root, want := filledMemory(t)
	chance := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		damaged := slices.Clone(data)
		at := chance.IntN(len(damaged))
		if chance.IntN(3) == 0 {
			damaged = damaged[:at]
		} else {
			damaged[at] ^= 1 << chance.IntN(8)
		}
		if got := toldBy(t, damaged, root); got != want {
			t.Fatalf("damaged at byte %d, the memory says\n%s", at, got)
		}
	}
}

// FuzzMemoryFile opens any bytes as a memory: nothing else is said of a site.
func FuzzMemoryFile(f *testing.F) {
	data, root, want := filledMemory(f)
	f.Add(data)
	f.Add(data[:headSize])
	f.Add([]byte(memoryMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		if got := toldBy(t, data, root); got != want {
			t.Fatal(got)
		}
	})
}

func TestMemoryOfAnotherProgram(t *testing.T) {
	file := filepath.Join(t.TempDir(), "new", "memory")
	m := OpenMemory(file, "1.0")
	m.keep(name{1}, []byte("x"))
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	if _, known := OpenMemory(file, "1.0").recall(name{1}); !known {
		t.Error("what was saved is not known")
	}
	if _, known := OpenMemory(file, "1.1").recall(name{1}); known {
		t.Error("another version of the program remembers it")
	}
}

func TestMemoryCannotBeSaved(t *testing.T) {
	folder := t.TempDir()
	m := OpenMemory(folder, "test")
	m.keep(name{1}, nil)
	if err := m.Save(); err == nil || !strings.HasPrefix(err.Error(), "memory of records: ") {
		t.Errorf("error %v", err)
	}
	left, err := filepath.Glob(folder + ".*.tmp")
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// What is of no use is forgotten at last, and not while it may be of use again.
func TestMemoryForgets(t *testing.T) {
	file := filepath.Join(t.TempDir(), "memory")
	for run := range maxIdle + 3 {
		m := OpenMemory(file, "test")
		if _, known := m.names[name{255}]; known != (run > 0 && run <= maxIdle+1) {
			t.Errorf("run %d: known %v", run, known)
		}
		if run == 0 {
			m.keep(name{255}, []byte("of another branch"))
		}
		m.keep(name{1, byte(run)}, []byte(fmt.Sprint("of run ", run)))
		if err := m.Save(); err != nil {
			t.Fatal(err)
		}
	}
}

// All that a run used is kept, however much it is.
func TestMemoryBounded(t *testing.T) {
	big := make([]byte, maxIdleBytes/4)
	var entries []entry
	for i := range 12 {
		entries = append(entries, entry{text: name{byte(i)}, data: big, used: i%2 == 0})
	}
	used, idle := 0, 0
	for _, e := range renewed(entries) {
		if e.idle == 0 {
			used++
		} else {
			idle++
		}
	}
	if used != 6 || idle != 4 {
		t.Errorf("%d used and %d idle entries are kept, not 6 and 4", used, idle)
	}
}

// opened counts how often records are opened; withBlobs also knows their ids.
type opened struct {
	fs.FS
	mu    sync.Mutex
	count map[string]int
}

func openedIn(dir string) *opened { return &opened{FS: os.DirFS(dir), count: map[string]int{}} }

func (o *opened) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "content/") && strings.HasSuffix(name, ".md") {
		o.mu.Lock()
		o.count[filepath.Base(name)]++
		o.mu.Unlock()
	}
	return o.FS.Open(name)
}

type withBlobs struct{ *opened }

func (b withBlobs) Blob(name string) (string, bool) {
	data, err := fs.ReadFile(b.FS, name)
	return blobID(data), err == nil
}

// onDisk writes a small site into a folder, all files old.
func onDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for file, f := range smallSite(t) {
		put(t, filepath.Join(dir, file), f.Data, time.Hour)
	}
	return dir
}

// put writes a file that was last changed some time ago. What was changed
// later than now counts as changed just now.
func put(t *testing.T, file string, data []byte, ago time.Duration) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	when := time.Now().Add(-ago)
	if err := os.Chtimes(file, when, when); err != nil {
		t.Fatal(err)
	}
}

// A file is not opened that looks as it did when it was read, nor one that Git
// knows; one that has just been changed always is.
func TestMemoryOpensWhatChanged(t *testing.T) {
	dir := onDisk(t)
	memory := filepath.Join(t.TempDir(), "memory")
	g1, g2 := filepath.Join(dir, "content/groups/g1.md"), filepath.Join(dir, "content/groups/g2.md")
	text, err := os.ReadFile(g2)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		does  string
		do    func()
		opens string
	}{
		{"nothing was known", func() {}, "map[2012-03-01-first.md:1 g1.md:1 g2.md:1]"},
		{"nothing happened", func() {}, "map[]"},
		{"touched", func() { put(t, g2, text, time.Minute) }, "map[g2.md:1]"},
		{"nothing happened since", func() {}, "map[]"},
		{"changed", func() { put(t, g2, bytes.ReplaceAll(text, []byte("二"), []byte("三")), -time.Hour) }, "map[g2.md:1]"},
		{"just changed", func() {}, "map[g2.md:1]"},
		{"changed back", func() { put(t, g2, text, time.Hour/2) }, "map[g2.md:1]"},
		{"locked", func() { must(t, os.Chmod(g1, 0o400)) }, "map[g1.md:1]"},
		{"another schema", func() {
			file := filepath.Join(dir, "schemas/vocabularies/kinds.yaml")
			data, _ := os.ReadFile(file)
			put(t, file, append(data, "# x\n"...), time.Hour)
		}, "map[2012-03-01-first.md:1 g1.md:1 g2.md:1]"},
	} {
		step.do()
		m, files := OpenMemory(memory, "test"), openedIn(dir)
		told(t, files, m)
		if got := fmt.Sprint(files.count); got != step.opens {
			t.Errorf("%s: opened %s, not %s", step.does, got, step.opens)
		}
		must(t, m.Save())
		staged := withBlobs{openedIn(dir)}
		told(t, staged, m)
		if len(staged.count) > 0 {
			t.Errorf("%s: opened %v, which Git knows", step.does, staged.count)
		}
	}
}

// Where files are compared with the last commit, their ids are remembered too.
func TestMemoryKeepsIDs(t *testing.T) {
	files := smallSite(t)
	first := files["content/notes/2012-03-01-first.md"]
	first.Data = bytes.ReplaceAll(first.Data, []byte("\n"), []byte("\r\n"))
	noHistory := func(context.Context, func(string) (string, bool)) (*gitrepo.History, error) { return nil, nil }
	memory := OpenMemory(filepath.Join(t.TempDir(), "memory"), "test")
	ids := func(o Options) string {
		o.Root = files
		config, _, err := ReadConfig(files)
		must(t, err)
		schemas := o.Memory.readSchemas(SchemaFiles(files, nil, config))
		found, _, err := sortOut(list(files, 1), schemas)
		must(t, err)
		l := newLoader(o, config, schemas.set, found)
		l.memory = recollect(o, schemas, time.Now())
		must(t, l.readAll(context.Background()))
		var all []string
		for _, d := range l.drafts {
			all = append(all, fmt.Sprint(d.path, d.blobs))
		}
		return strings.Join(all, "\n")
	}
	for _, o := range []Options{{History: noHistory}, {}, {History: noHistory, Commit: new(gitrepo.Commit)}} {
		want := ids(o)
		o.Memory = memory
		for range 2 {
			if got := ids(o); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// However a site is edited, the same is said of it with a memory and without.
func TestMemoryOfEdits(t *testing.T) {
	dir, memory := onDisk(t), filepath.Join(t.TempDir(), "memory")
	chance := rand.New(rand.NewPCG(5, 6))
	var texts [][]byte
	cases := caseFiles(t, ".md")
	for _, file := range slices.Sorted(maps.Keys(cases)) {
		texts = append(texts, cases[file])
	}
	schemaFile := filepath.Join(dir, "schemas/notes.yaml")
	notes, err := os.ReadFile(schemaFile)
	must(t, err)
	anyNote := func() string {
		return filepath.Join(dir, fmt.Sprintf("content/notes/2012-03-%02d-x.md", chance.IntN(12)))
	}
	for step := range 150 {
		ago := time.Duration(chance.IntN(4)) * time.Second
		switch chance.IntN(9) {
		case 0:
			os.Remove(anyNote())
		case 1:
			os.Rename(anyNote(), anyNote())
		case 2:
			put(t, schemaFile, bytes.Replace(notes, []byte("minLength: 2"), fmt.Appendf(nil, "minLength: %d", 2+chance.IntN(3)), 1), ago)
		default:
			put(t, anyNote(), texts[chance.IntN(len(texts))], ago)
		}
		m := OpenMemory(memory, "test")
		got, want := told(t, os.DirFS(dir), m), told(t, os.DirFS(dir), nil)
		if got != want {
			t.Fatalf("step %d: with a memory\n%s\nwithout\n%s", step, got, want)
		}
		must(t, m.Save())
	}
}
