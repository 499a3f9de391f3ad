package history_test

import (
	"testing"

	"zoufang/generator/history"
)

// FuzzRevisions holds that any two files can be compared, for whoever reads.
func FuzzRevisions(f *testing.F) {
	for _, name := range cases(f, "testdata/cases/*.txtar") {
		all := sources(f, name)
		for i := range all[1:] {
			f.Add(all[i].Data, all[i+1].Data)
		}
	}
	f.Add([]byte(head+"---\n\xff"), []byte("---\n草稿: 是\n---"))
	c := collection(f, "visits")
	f.Fuzz(func(t *testing.T, before, after []byte) {
		pair := []history.Source{{Path: "x.md", Data: before}, {Path: "x.md", Data: after}, {Path: "y.yaml", Data: after}}
		for _, audience := range []string{"public", "supervision"} {
			got := history.Revisions(c, "x", audience, called, pair)
			if len(got) != len(pair) {
				t.Fatalf("%d revisions", len(got))
			}
			everything(t, got)
		}
	})
}

// FuzzTexts holds that both texts can be put together from the pieces.
func FuzzTexts(f *testing.F) {
	f.Add("职工12人。\n- 一\n", "职工15人。\n- 二\n- 一\n")
	f.Add("甲甲甲甲", "甲甲")
	f.Add("\xff\n", "")
	f.Fuzz(func(t *testing.T, before, after string) {
		pieces := history.CompareTexts(before, after)
		checkPieces(t, pieces, before, after)
		history.Shorten(pieces)
		history.MaskNumbers(before)
	})
}
