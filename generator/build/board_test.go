package build_test

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zoufang/generator/build"
)

// boardFiles builds the site that has everything, with a visit that took too long, for
// an audience.
func boardFiles(t *testing.T, audience string, edit func(*world)) map[string][]byte {
	t.Helper()
	w := newWorld(t, 1, tracedSite(t))
	w.field("content/visits/v1.md", `(?m)^hours: .*$`, "hours: 9")
	if edit != nil {
		edit(w)
	}
	w.options.Audience, w.options.Out = audience, filepath.Join(t.TempDir(), "out")
	result, err := build.Run(context.Background(), w.options)
	if err != nil || !result.Written {
		t.Fatalf("%v\n%s", err, told(t, result.Findings))
	}
	return tree(t, w.options.Out)
}

// board is data/board.json.
type board struct{ Findings []boardFinding }

type boardFinding struct {
	ID, Signal, Evidence string
	Open                 bool
}

// of returns the finding of a signal.
func (b board) of(t *testing.T, signal string) boardFinding {
	t.Helper()
	i := slices.IndexFunc(b.Findings, func(f boardFinding) bool { return f.Signal == signal })
	if i < 0 {
		t.Fatalf("nothing was found of %s", signal)
	}
	return b.Findings[i]
}

func readBoard(t *testing.T, files map[string][]byte) (b board) {
	t.Helper()
	if err := json.Unmarshal(files["data/board.json"], &b); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestBoardIsForItsAudience(t *testing.T) {
	files := boardFiles(t, "supervision", nil)
	b := readBoard(t, files)
	if len(b.Findings) == 0 {
		t.Fatal("nothing was found")
	}
	for _, f := range b.Findings {
		page := files["board/"+f.ID+"/index.html"]
		if !bytes.Contains(page, []byte(f.Evidence)) {
			t.Errorf("the page of %s does not show its evidence", f.ID)
		}
		if !bytes.Contains(files["board/index.html"], []byte("/board/"+f.ID+"/")) {
			t.Errorf("the board does not lead to %s", f.ID)
		}
	}
}

func TestBoardLeavesNoTraceElsewhere(t *testing.T) {
	files := boardFiles(t, "", nil)
	traces := []string{"board", "太久", "一次走访超过五个小时", "催办", "抽查", "待核实", "signals", "督导台"}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		for _, trace := range traces {
			if strings.Contains(name, trace) || bytes.Contains(files[name], []byte(trace)) {
				t.Errorf("%s tells of %q", name, trace)
			}
		}
	}
}

func TestFindingRestsUntilItsEvidenceChanges(t *testing.T) {
	found := readBoard(t, boardFiles(t, "supervision", nil)).of(t, "long")
	if !found.Open {
		t.Error("a finding that nobody checked is not open")
	}
	for evidence, open := range map[string]bool{found.Evidence: false, "00000000": true} {
		files := boardFiles(t, "supervision", func(w *world) {
			w.set("content/inspections/i2.md", "---\ntitle: 问过了\nfinding: "+found.ID+"\nevidence: \""+evidence+"\"\noutcome: talk\n---\n")
		})
		if got := readBoard(t, files).of(t, "long").Open; got != open {
			t.Errorf("with evidence %s of now %s: open is %v", evidence, found.Evidence, got)
		}
	}
}

// TestTracedBoard adds a visit to those of a group that are all alike: what is said of
// the group is no new evidence, but says another number.
func TestTracedBoard(t *testing.T) {
	w := newWorld(t, 1, tracedSite(t))
	w.options.Audience = "supervision"
	w.set("schemas/signals/alike.yaml", "title: 太整齐\nfrom: [visits]\nshare: {when: 'true', fact: 次次一样, at_least: 2, share: 50}\n")
	visit := func(id string) {
		w.set("content/visits/"+id+".md", "---\ntitle: 又一次\ndate: 2012-03-01\nfirm: f2\npeople: [p1]\n---\n")
	}
	w.build("first")
	for _, id := range []string{"n1", "n2", "n3"} {
		visit(id)
		w.build("one more visit")
	}
	w.set("schemas/signals/none.yaml", "title: 没有的\nfrom: [visits]\nlate: {days: 300}\n")
	w.build("a signal without findings")
	w.replace("schemas/signals/none.yaml", "没有的", "还是没有的")
	w.build("its new title")
}
