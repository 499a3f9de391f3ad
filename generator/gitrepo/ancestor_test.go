package gitrepo

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestAdvance(t *testing.T) {
	s := newScratch(t)
	tree := s.tree()
	root := s.commitTree(tree)
	old := s.commitTree(tree, root)
	side := s.commitTree(s.tree("100644 side", s.blob("x")), root)
	merge := s.commitTree(tree, old, side)
	r := s.open()
	for _, c := range []struct {
		to      string
		from    []string
		forward bool
		gained  []string
	}{
		{merge, []string{old}, true, []string{side, merge}},
		{old, []string{old}, true, nil},
		{side, []string{old}, false, []string{side}},
		{root, []string{old}, false, nil},
		{merge, nil, true, []string{root, old, side, merge}},
		{merge, []string{old, side}, true, []string{merge}},
	} {
		a, err := r.Advance(context.Background(), c.to, c.from...)
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(a.Commits)
		slices.Sort(c.gained)
		if a.Forward != c.forward || !slices.Equal(a.Commits, c.gained) {
			t.Errorf("from %v to %s: got %+v, want %v %v", c.from, c.to, a, c.forward, c.gained)
		}
	}
}

func TestAdvanceRefusesWhatIsNoCommit(t *testing.T) {
	s := newScratch(t)
	tree := s.tree()
	bad := s.feed("tree x\n\n", "hash-object", "-t", "commit", "-w", "--stdin", "--literally")
	long := s.feed("tree "+tree+"\nauthor a <a> 1 +0000\ncommitter a <a> 1 +0000\n\n"+strings.Repeat("x", 2<<20), "hash-object", "-t", "commit", "-w", "--stdin")
	r := s.open()
	for _, id := range []string{bad, long} {
		_, err := r.Advance(context.Background(), id)
		var hostile *Hostile
		if !errors.As(err, &hostile) || hostile.Reason != HostileCommit {
			t.Errorf("%s: got %v", id, err)
		}
	}
	if _, err := r.Advance(context.Background(), tree); err == nil {
		t.Error("a tree is taken for a commit")
	}
	if _, err := r.Advance(context.Background(), strings.Repeat("1", 40)); err == nil {
		t.Error("a commit that is not there is found")
	}
}

// Random histories with clocks that are wrong give what git says of them.
func TestAdvanceIsGits(t *testing.T) {
	s := newScratch(t)
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	const count = 60
	for i := 1; i <= count; i++ {
		when := 1330000000 + i*100
		if random.IntN(8) == 0 {
			when = 1330000000 + random.IntN(count*100)
		}
		fmt.Fprintf(&b, "commit refs/tags/c%d\nmark :%d\ncommitter A <a@x> %d +0800\ndata 0\n", i, i, when)
		if i > 1 {
			first := 1 + random.IntN(i-1)
			fmt.Fprintf(&b, "from :%d\n", first)
			if other := 1 + random.IntN(i-1); random.IntN(3) == 0 && other != first {
				fmt.Fprintf(&b, "merge :%d\n", other)
			}
		}
		b.WriteString("\n")
	}
	s.feed(b.String(), "fast-import", "--quiet")
	r := s.open()
	for range 60 {
		to, from := fmt.Sprintf("c%d", 1+random.IntN(count)), fmt.Sprintf("c%d", 1+random.IntN(count))
		want := strings.Fields(s.git("rev-list", "^"+from, to))
		base := s.git("merge-base", from, to)
		a, err := r.Advance(context.Background(), s.git("rev-parse", to), s.git("rev-parse", from))
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(want)
		slices.Sort(a.Commits)
		if !slices.Equal(a.Commits, want) || a.Forward != (base == s.git("rev-parse", from)) {
			t.Errorf("from %s to %s: got %v, want %v, common %s", from, to, a, want, base)
		}
	}
}
