package gitrepo

import (
	"slices"
	"strings"
	"testing"
)

func TestReadUpdates(t *testing.T) {
	id, none := strings.Repeat("a", 40), strings.Repeat("0", 40)
	got, err := ReadUpdates(strings.NewReader(none + " " + id + " refs/heads/main\n" + id + " " + none + " refs/heads/走访 组\n"))
	want := []Update{{"", id, "refs/heads/main"}, {id, "", "refs/heads/走访 组"}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
	for _, bad := range []string{"x", id + " " + id, id + " x refs/heads/main", id + " " + id + " "} {
		if _, err := ReadUpdates(strings.NewReader(bad)); err == nil {
			t.Errorf("%q is taken for an update", bad)
		}
	}
}

func TestTarget(t *testing.T) {
	s := newScratch(t, "--bare")
	s.git("symbolic-ref", "refs/heads/alias", "refs/heads/main")
	r := s.open()
	for ref, want := range map[string]string{
		"refs/heads/alias": "refs/heads/main", "refs/heads/main": "refs/heads/main", "refs/heads/none": "refs/heads/none",
	} {
		if got := r.Target(ref); got != want {
			t.Errorf("%s: got %s, want %s", ref, got, want)
		}
	}
	if got := r.Tip("main"); got != "" {
		t.Errorf("an unborn branch has tip %q", got)
	}
}
