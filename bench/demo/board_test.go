package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"zoufang/generator/gitrepo"
	"zoufang/generator/signal"
	"zoufang/generator/site"
)

// kindsToShow are the signals of which the year holds something, so that their pages
// can be seen.
var kindsToShow = []string{
	"copies", "photos", "places", "absent", "ahead", "late", "bulk", "burst", "headcount", "untouched",
}

// TestBoardHasSomethingToShow looks at the board of the year: something of each kind,
// a finding that rests because it was checked, and one that was checked and has
// changed since. Where a check no longer rests, content/checks has the evidence of
// another text: it is to be copied anew.
func TestBoardHasSomethingToShow(t *testing.T) {
	board := boardOf(t)
	found, resting, again := map[string]int{}, 0, 0
	for _, f := range board.Findings {
		found[f.Signal.ID]++
		switch {
		case !f.Open():
			resting++
		case f.Check != nil:
			again++
			t.Logf("checked again: %s, evidence %s, in %s %s", f.ID, f.Evidence, f.Check.Record.Name(), f.Check.Evidence)
		}
	}
	for _, kind := range kindsToShow {
		if found[kind] == 0 {
			t.Errorf("nothing is found by %s", kind)
		}
	}
	if resting != 4 || again != 1 {
		t.Errorf("%d checked findings rest and %d do not any more, want 4 and 1", resting, again)
	}
	urged := map[signal.Colour]int{}
	for _, s := range board.Slips {
		urged[s.Colour]++
	}
	if urged[signal.Red] == 0 || urged[signal.Yellow] == 0 || urged[signal.Blue] == 0 {
		t.Errorf("slips by colour: %v", urged)
	}
	if len(board.Samples) == 0 || board.Samples[0].Open() == 0 {
		t.Error("nobody is to be called")
	}
}

// boardOf is the board of the year's repository, read as anybody reads one.
func boardOf(t *testing.T) *signal.Board {
	t.Helper()
	y, dir := theYear(t), filepath.Join(t.TempDir(), "year")
	if err := y.repo.write(dir, y.main.tip, y.main.files); err != nil {
		t.Fatal(err)
	}
	repo, err := gitrepo.Open(dir, func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	past := func(ctx context.Context, key func(string) (string, bool)) (*gitrepo.History, error) {
		return repo.History(ctx, gitrepo.HistoryOptions{Key: key})
	}
	root, schemas := os.DirFS(dir), os.DirFS(schemaDir)
	model, findings, err := site.Load(t.Context(), site.Options{Root: root, Schemas: schemas, History: past, Audience: "supervision", Workers: 2})
	if err != nil || findings.HasErrors() {
		t.Fatal(err, findings)
	}
	rules, findings := signal.Load(schemas, model.Schemas, model.Config)
	if findings.HasErrors() {
		t.Fatal(findings)
	}
	board, failed, err := signal.Find(t.Context(), model, rules, signal.Options{Root: root, Workers: 2})
	if err != nil || failed.HasErrors() {
		t.Fatal(err, failed)
	}
	return board
}
