package site

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
)

// privateSite has private data in a record and in an attachment, and a file whose text
// nobody can read.
func privateSite(t *testing.T) fstest.MapFS {
	files := smallSite(t)
	for name, data := range map[string]string{
		"content/notes/x/index.md": "---\n标题: 走访\n日期: 2012-03-05\n走访组: 走访一组\n---\n联系 13800138000。\n",
		"content/notes/x/list.csv": "陈某某,13912345678\n",
		"content/notes/x/scan.doc": "x",
	} {
		files[name] = &fstest.MapFile{Data: []byte(data), Mode: 0o644, ModTime: time.Now().Add(-time.Hour)}
	}
	return files
}

func toldOfPrivate(t *testing.T, files fstest.MapFS, m *Memory) []string {
	t.Helper()
	_, findings, err := Load(context.Background(), Options{Root: files, Today: time.Date(2012, 9, 30, 0, 0, 0, 0, time.UTC), Memory: m})
	must(t, err)
	var all []string
	for _, f := range findings {
		if strings.HasPrefix(f.Rule, "private") || f.Rule == "attachment" {
			all = append(all, f.Span.String()+" "+f.Message.ID)
		}
	}
	return all
}

// What is remembered is said again, and what changed is read again.
func TestMemoryOfPrivateData(t *testing.T) {
	files, memory := privateSite(t), filepath.Join(t.TempDir(), "memory")
	want := []string{
		"content/notes/x/index.md:6:4 private-data",
		"content/notes/x/list.csv private-data.attachment",
		"content/notes/x/scan.doc attachment.unread-alone",
	}
	for range 3 {
		m := OpenMemory(memory, "test")
		if diff := gocmp.Diff(want, toldOfPrivate(t, files, m)); diff != "" {
			t.Fatalf("(-want +got)\n%s", diff)
		}
		must(t, m.Save())
	}
	files["content/notes/x/list.csv"] = &fstest.MapFile{Data: []byte("陈某某,139****5678\n"), Mode: 0o644, ModTime: time.Now().Add(-time.Minute)}
	files["schemas/privacy/exceptions.yaml"] = &fstest.MapFile{Data: []byte("numbers: [{value: 13800138000, reason: 公布的}]\n"), Mode: 0o644}
	if diff := gocmp.Diff(want[2:], toldOfPrivate(t, files, OpenMemory(memory, "test"))); diff != "" {
		t.Errorf("after the change (-want +got)\n%s", diff)
	}
}
