package tally

import (
	"slices"
	"strings"
	"sync"
	"time"

	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// result is what became of counting a tally.
type result struct {
	table *Table
	err   error
}

// countEach counts several tallies. Each worker takes a part of the records, and
// all tallies look at a record while it is at hand.
func countEach(tallies []*Tally, s *site.Site, asOf time.Time, workers int) []result {
	parts := make([][]*counter, workers)
	for _, t := range tallies {
		c := &counter{tally: t, site: s, env: s.Env(), byKey: map[string][]int{}}
		c.env.AsOf = asOf
		c.err = c.layOut()
		parts[0] = append(parts[0], c)
		for w := 1; w < workers; w++ {
			parts[w] = append(parts[w], c.another())
		}
	}
	records := counting(tallies, s)
	each(workers, func(w int) {
		countPart(parts[w], records[len(records)*w/workers:len(records)*(w+1)/workers])
	})
	results := make([]result, len(tallies))
	each(workers, func(w int) {
		for i := w; i < len(tallies); i += workers {
			for _, part := range parts[1:] {
				parts[0][i].join(part[i])
			}
			results[i].table, results[i].err = parts[0][i].table()
		}
	})
	return results
}

// each does the work of several workers at the same time.
func each(workers int, work func(w int)) {
	var busy sync.WaitGroup
	for w := range workers {
		busy.Go(func() { work(w) })
	}
	busy.Wait()
}

// counting returns the records of all collections that count, by name.
func counting(tallies []*Tally, s *site.Site) []*site.Record {
	var records []*site.Record
	for _, section := range slices.SortedFunc(slices.Values(s.Sections()), byCollection) {
		if slices.ContainsFunc(tallies, func(t *Tally) bool { return t.counts(section.Collection) }) {
			records = append(records, sorted(section.Records)...)
		}
	}
	return records
}

// sorted returns records of one section by their ids, which are held beside the
// records while they are sorted: that is many times faster.
func sorted(records []*site.Record) []*site.Record {
	type named struct {
		id     string
		record *site.Record
	}
	all := make([]named, len(records))
	for i, r := range records {
		all[i] = named{r.ID, r}
	}
	slices.SortFunc(all, func(a, b named) int { return strings.Compare(a.id, b.id) })
	byID := make([]*site.Record, len(records))
	for i, n := range all {
		byID[i] = n.record
	}
	return byID
}

// counts reports whether a source of the tally takes records of a collection.
func (t *Tally) counts(c *schema.Collection) bool {
	return slices.ContainsFunc(t.Sources, func(s Source) bool { return s.From == c })
}

// countPart counts some records, which come by collection.
func countPart(counters []*counter, records []*site.Record) {
	var section *site.Section
	var asking []*counter
	var h hand
	for _, r := range records {
		if r.Section != section {
			section, asking = r.Section, nil
			for _, c := range counters {
				if c.sourcesOf(section.Collection) {
					asking = append(asking, c)
				}
			}
		}
		h.take(r)
		for _, c := range asking {
			c.take(&h)
		}
	}
}

// byName orders records by their names, that is by collection and id.
func byName(a, b *site.Record) int {
	if a.Section == b.Section {
		return strings.Compare(a.ID, b.ID)
	}
	return byCollection(a.Section, b.Section)
}

func byCollection(a, b *site.Section) int {
	return strings.Compare(a.Collection.ID+"/", b.Collection.ID+"/")
}
