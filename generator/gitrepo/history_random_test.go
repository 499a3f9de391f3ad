package gitrepo

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
)

// randomHistory writes histories that nobody would make, the same for each seed.
type randomHistory struct {
	*rand.Rand
	linear bool // no branches; a record that is deleted does not come back
	out    strings.Builder
	states []state // by commit
	gone   map[string]bool
	clock  int
	serial int
}

// state is what a commit holds: “mode contents” by path.
type state map[string]string

// importRandom makes a work tree with a random history and returns its commits,
// in the order in which they were made.
func importRandom(t *testing.T, seed uint64, linear bool) (scratch, []string) {
	t.Helper()
	s := newScratch(t)
	h := &randomHistory{Rand: rand.New(rand.NewPCG(seed, 1)), linear: linear, gone: map[string]bool{}, clock: 1_330_000_000}
	for range 10 + h.IntN(30) {
		h.commit()
	}
	unpack := []string{"0", "100000"}[h.IntN(2)]
	s.feed(h.out.String(), "-c", "fastimport.unpackLimit="+unpack, "fast-import", "--quiet", "--force")
	if h.IntN(3) == 0 {
		s.git("repack", "-adq")
	}
	s.git("reset", "-q", "--hard")
	ids := make([]string, len(h.states))
	for line := range strings.Lines(s.git("for-each-ref", "--format=%(objectname) %(refname:lstrip=2)", "refs/tags")) {
		var i int
		id, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		fmt.Sscanf(name, "c%d", &i)
		ids[i] = id
	}
	return s, ids
}

// stem is the key of a record: its file's name without extension, in any folder.
func stem(file string) (string, bool) {
	name, ok := strings.CutSuffix(path.Base(file), ".md")
	return name, ok && strings.HasPrefix(file, "content/")
}

// commit writes a commit: usually one more on the newest, sometimes on any other,
// on none, or on several.
func (h *randomHistory) commit() {
	n := len(h.states)
	var parents []int
	if n > 0 {
		parents = []int{n - 1}
	}
	if !h.linear && n > 2 {
		switch h.IntN(10) {
		case 0, 1, 2:
			parents = []int{h.IntN(n)}
		case 3, 4, 5:
			parents = h.some(n, 2)
		case 6:
			parents = h.some(n, 3)
		case 7:
			if h.IntN(4) == 0 {
				parents = nil
			}
		}
	}
	now := state{}
	if len(parents) > 0 {
		now = maps.Clone(h.states[parents[0]])
	}
	if len(parents) > 1 {
		h.merge(now, parents[1:])
	}
	if len(parents) < 2 || h.IntN(4) == 0 {
		h.edit(now)
	}
	h.states = append(h.states, now)
	h.write(n, parents, now)
}

// some chooses k different commits, the newest first.
func (h *randomHistory) some(n, k int) []int {
	all := []int{n - 1}
	for _, i := range h.Perm(n - 1)[:min(k, n)-1] {
		all = append(all, i)
	}
	return all
}

// merge takes some files as the other parents have them.
func (h *randomHistory) merge(now state, parents []int) {
	for _, p := range parents {
		for _, file := range slices.Sorted(maps.Keys(h.states[p])) {
			if h.IntN(2) == 0 {
				now[file] = h.states[p][file]
			}
		}
		for _, file := range slices.Sorted(maps.Keys(now)) {
			if _, ok := h.states[p][file]; !ok && h.IntN(3) == 0 {
				delete(now, file)
			}
		}
	}
}

func (h *randomHistory) write(n int, parents []int, now state) {
	switch h.IntN(4) {
	case 0: // the same second
	case 1:
		h.clock -= h.IntN(500) // a clock that is slow
	default:
		h.clock += h.IntN(300)
	}
	who := h.IntN(5)
	email := fmt.Sprintf("author%d@example.com", who)
	if who > 2 {
		email = "shared@example.com"
	}
	fmt.Fprintf(&h.out, "reset refs/heads/main\ncommit refs/heads/main\nauthor Author %d <%s> %d +0800\ncommitter C <c@example.com> %d +0800\n",
		who, email, h.clock-h.IntN(1000), h.clock)
	h.data(fmt.Sprintf("提交 %d\n\n正文\n", n))
	for i, p := range parents {
		fmt.Fprintf(&h.out, "%s refs/tags/c%d\n", []string{"from", "merge", "merge"}[i], p)
	}
	h.out.WriteString("deleteall\n")
	for _, file := range slices.Sorted(maps.Keys(now)) {
		fmt.Fprintf(&h.out, "M %s inline %s\n", now[file][:6], file)
		h.data(now[file][7:])
	}
	fmt.Fprintf(&h.out, "\nreset refs/tags/c%d\nfrom refs/heads/main\n\n", n)
}

func (h *randomHistory) data(text string) {
	fmt.Fprintf(&h.out, "data %d\n%s\n", len(text), text)
}
