package signal

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// somebody are records of one collection.
func somebody(n int) []*site.Record {
	section := &site.Section{Collection: &schema.Collection{ID: "requests"}}
	var all []*site.Record
	for i := range n {
		all = append(all, &site.Record{Section: section, ID: fmt.Sprintf("2012-%03d", i)})
	}
	return all
}

func TestDrawingDependsOnSeedAlone(t *testing.T) {
	records := somebody(60)
	first := draw(records, "seed", 8)
	for range 20 {
		rand.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		if !slices.Equal(first, draw(records, "seed", 8)) {
			t.Fatal("the order of the records changes who is drawn")
		}
	}
	if slices.Equal(first, draw(records, "another", 8)) {
		t.Error("another seed draws the same")
	}
	if got := draw(records[:3], "seed", 8); len(got) != 3 {
		t.Errorf("drew %d of 3", len(got))
	}
}

func TestOneRecordMoreChangesOnePlace(t *testing.T) {
	for n := 20; n < 60; n++ {
		records := somebody(n + 1)
		before, after := draw(records[:n], "seed", 8), draw(records, "seed", 8)
		gone := 0
		for _, r := range before {
			if !slices.Contains(after, r) {
				gone++
			}
		}
		if gone > 1 {
			t.Fatalf("with %d records, one more took %d places", n, gone)
		}
	}
}

// TestEveryRecordIsDrawnAsOften draws from many seeds: no record is favoured.
func TestEveryRecordIsDrawnAsOften(t *testing.T) {
	records := somebody(20)
	times := map[*site.Record]int{}
	const seeds = 4000
	for i := range seeds {
		for _, r := range draw(records, fmt.Sprint(i), 5) {
			times[r]++
		}
	}
	for _, r := range records {
		if times[r] < seeds/4*8/10 || times[r] > seeds/4*12/10 {
			t.Errorf("%s was drawn %d times of %d, expected about %d", r.ID, times[r], seeds, seeds/4)
		}
	}
}
