package gitrepo

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// leaf is one entry of a test's tree.
type leaf struct{ mode, name, id string }

// bytesOf writes a tree object as Git orders it.
func bytesOf(leaves map[string]leaf) []byte {
	var all []leaf
	for _, l := range leaves {
		all = append(all, l)
	}
	sorting := func(l leaf) string {
		if l.mode == "40000" {
			return l.name + "/"
		}
		return l.name
	}
	sort.Slice(all, func(i, j int) bool { return sorting(all[i]) < sorting(all[j]) })
	var b bytes.Buffer
	for _, l := range all {
		fmt.Fprintf(&b, "%s %s\x00%s", l.mode, l.name, l.id)
	}
	return b.Bytes()
}

// described says in words what became of each name.
func described(before, after map[string]leaf) []string {
	var all []string
	file := func(l leaf) bool { return l.mode == "100644" || l.mode == "100755" }
	for _, name := range []string{"a", "a.md", "a0", "b", "走访", "100644 x", "z"} {
		old, now := before[name], after[name]
		if (old.mode == "40000" || now.mode == "40000") && old != now {
			oldID, nowID := "", ""
			if old.mode == "40000" {
				oldID = old.id
			}
			if now.mode == "40000" {
				nowID = now.id
			}
			if oldID != nowID {
				all = append(all, fmt.Sprintf("%s/ %q %q", name, oldID, nowID))
			}
		}
		switch {
		case file(now) && now != old:
			all = append(all, fmt.Sprintf("%s %q", name, now.id))
		case file(old) && !file(now):
			all = append(all, name+" gone")
		}
	}
	slices.Sort(all)
	return all
}

func TestDiffEqualsNaive(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	tree := func(base map[string]leaf) map[string]leaf {
		all := map[string]leaf{}
		for _, name := range []string{"a", "a.md", "a0", "b", "走访", "100644 x", "z"} {
			switch random.IntN(5) {
			case 0:
			case 1, 2:
				mode := []string{"100644", "100755", "40000", "120000", "160000"}[random.IntN(5)]
				all[name] = leaf{mode, name, string(bytes.Repeat([]byte{byte(random.IntN(3))}, 20))}
			default:
				if l, ok := base[name]; ok {
					all[name] = l
				}
			}
		}
		return all
	}
	for range 20_000 {
		before := tree(nil)
		after := tree(before)
		differences, err := diff(bytesOf(before), bytesOf(after))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range differences {
			switch id := string(d.after[:]); {
			case d.folder:
				got = append(got, fmt.Sprintf("%s/ %q %q", d.name, shown(string(d.before[0][:]), before[d.name].mode), shown(id, after[d.name].mode)))
			case after[d.name].mode[:min(3, len(after[d.name].mode))] != "100":
				got = append(got, d.name+" gone")
			default:
				got = append(got, fmt.Sprintf("%s %q", d.name, id))
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(described(before, after), got); diff != "" {
			t.Fatalf("%v -> %v: -want +got\n%s", before, after, diff)
		}
	}
}

// shown is the id of a folder; "" for what is none.
func shown(id, mode string) string {
	if mode != "40000" {
		return ""
	}
	return id
}

// FuzzDiff checks that any bytes are compared or refused.
func FuzzDiff(f *testing.F) {
	f.Add([]byte("100644 a\x00aaaaaaaaaaaaaaaaaaaa"), []byte("100644 a\x00bbbbbbbbbbbbbbbbbbbb40000 b\x00aaaaaaaaaaaaaaaaaaaa"))
	f.Add([]byte("40000 100644 a\x0012345678901234567890"), []byte{})
	f.Fuzz(func(t *testing.T, before, after []byte) {
		forwards, err := diff(before, after)
		backwards, err2 := diff(after, before)
		if (err == nil) != (err2 == nil) || len(forwards) != len(backwards) {
			t.Errorf("%d and %d differences, %v and %v", len(forwards), len(backwards), err, err2)
		}
		if same, err := diff(before, before); len(same) > 0 || err != nil {
			t.Errorf("differs from itself: %v, %v", same, err)
		}
	})
}
