package gitrepo

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// sample is a chronicle with something in every place of its format.
func sample() *chronicle {
	c := &chronicle{mailmaps: []mailmapText{{"t", "张三 <a@b>\n"}}}
	when := time.Unix(1_331_000_000, 0).In(time.FixedZone("", 8*3600))
	by := Signature{"张三", "a@b", when}
	c.add(step{commit: Commit{ID: "c2", Tree: "t", Parents: []string{"c1"}, Author: by, Committer: by, Message: "二\n"}})
	c.add(step{commit: Commit{ID: "c1", Tree: "s", Parents: []string{"c0"}, Author: by, Committer: Signature{When: time.Unix(-5, 0)}}, boundary: true})
	c.steps[0].changes = []change{{c.place("走访/一.md"), "b1"}, {c.place("b.md"), ""}}
	c.steps[1].changes = []change{{c.place("b.md"), "b0"}}
	c.link(0)
	return c
}

var chronicles = []cmp.Option{
	cmp.AllowUnexported(chronicle{}, step{}, change{}, mailmapText{}), cmpopts.IgnoreFields(chronicle{}, "byID", "byPath"), cmpopts.EquateEmpty(),
}

func TestCacheKeepsAll(t *testing.T) {
	file := filepath.Join(t.TempDir(), "folder", "history")
	key := cacheKey("objects", "site", []string{"b", "a"})
	writeCache(file, key, sample())
	if diff := cmp.Diff(sample(), readCache(file, cacheKey("objects", "site", []string{"a", "b"})), chronicles...); diff != "" {
		t.Errorf("-written +read\n%s", diff)
	}
	for _, other := range []string{cacheKey("objects", "", []string{"a", "b"}), cacheKey("objects", "site", nil), cacheKey("program", "site", []string{"a", "b"})} {
		if c := readCache(file, other); len(c.steps) != 0 {
			t.Error("a cache of other circumstances was read")
		}
	}
	left, _ := os.ReadDir(filepath.Dir(file))
	if len(left) != 2 { // the cache, and what lets Git pass over it
		t.Errorf("files left beside the cache: %v", left)
	}
}

func TestDamagedCacheIsNone(t *testing.T) {
	key := cacheKey("objects", "", nil)
	var sealed bytes.Buffer
	if err := sealCache(&sealed, sample(), key); err != nil {
		t.Fatal(err)
	}
	data := sealed.Bytes()
	for i := range data {
		damaged := append([]byte(nil), data...)
		damaged[i] ^= 0x40
		if c := openCache(bytes.NewReader(damaged), int64(len(data)), key); len(c.steps) != 0 {
			t.Fatalf("a cache with byte %d changed was read", i)
		}
		if c := openCache(bytes.NewReader(data[:i]), int64(i), key); len(c.steps) != 0 {
			t.Fatalf("the first %d bytes of a cache were read", i)
		}
	}
}

func TestUnfinishedCachesAreSwept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "history")
	old, young := file+".1.tmp", file+".2.tmp"
	for _, name := range []string{old, young} {
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	past := time.Now().Add(-2 * time.Hour)
	os.Chtimes(old, past, past)
	writeCache(file, "key\n", sample())
	if _, err := os.Stat(old); err == nil {
		t.Error("the old one is still there")
	}
	if _, err := os.Stat(young); err != nil {
		t.Error("the young one is gone: somebody may be writing it")
	}
}

func TestForgottenCommitsAreTrimmed(t *testing.T) {
	c := &chronicle{}
	for i := range keptForgotten + 1 {
		c.add(step{commit: Commit{ID: string(rune(i)) + "x"}, changes: []change{{c.place(string(rune(i))), "b"}}})
	}
	if got := c.trimmed(c.order(c.steps[5].commit.ID)); got != c {
		t.Error("trimmed too early")
	}
	c.add(step{commit: Commit{ID: "head"}, changes: []change{{c.place("a.md"), "b"}}})
	got := c.trimmed(c.order("head"))
	if len(got.steps) != 1 || len(got.paths) != 1 || got.paths[0] != "a.md" {
		t.Errorf("%d commits, %d paths", len(got.steps), len(got.paths))
	}
}

// encoded is a chronicle as a cache holds it.
func encoded(c *chronicle) string {
	var text strings.Builder
	encodeChronicle(&text, c)
	return text.String()
}

// FuzzCache checks that any bytes are read or refused, and that what is read is
// written back so that it reads the same.
func FuzzCache(f *testing.F) {
	f.Add(encoded(sample()))
	f.Add(encoded(&chronicle{}))
	f.Add("\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := decodeChronicle(text)
		if err != nil {
			return
		}
		for i := range c.steps {
			c.order(c.steps[i].commit.ID)
		}
		again, err := decodeChronicle(encoded(c))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c, again, chronicles...); diff != "" {
			t.Errorf("-first +second\n%s", diff)
		}
	})
}
