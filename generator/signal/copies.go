package signal

import (
	"context"
	"slices"

	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// copies looks for texts that are like earlier ones.
type copies struct {
	chars          int // shorter texts are not compared
	listed, strong int // percent
}

func readCopies(_ *reader, _ *Signal, of schema.Group) detector {
	return copies{of.Int("chars", 200), of.Int("listed", 45), of.Int("strong", 80)}
}

// match is a text with the earlier one that is most like it.
type match struct {
	likeness
	later, earlier *text
	left, right    *wording
}

func (c copies) find(ctx context.Context, r *run, s *Signal) ([]*Finding, error) {
	records, err := r.records(s)
	if err != nil {
		return nil, err
	}
	texts, err := r.texts(records)
	if err != nil {
		return nil, err
	}
	texts = slices.DeleteFunc(texts, func(t *text) bool { return t.letters < c.chars })
	matches, err := c.matches(ctx, r, newIndex(texts, scaffolds(s), r.Workers))
	if err != nil {
		return nil, err
	}
	var all []*Finding
	for _, m := range matches {
		if m != nil {
			all = append(all, c.finding(r, s, m))
		}
	}
	return all, nil
}

// matches returns for each text the earlier one that is most like it, nil where none
// is like it.
func (c copies) matches(ctx context.Context, r *run, x *index) ([]*match, error) {
	found := make([]*match, len(x.texts))
	least := func(i int32) float32 {
		return min(sampled(c.shortest()), x.weights[i]*float32(c.listed*doubt)/(100*100))
	}
	err := x.eachNearest(r.Workers, least, func(i int32, candidates []candidate) error {
		candidates = slices.DeleteFunc(candidates, func(of candidate) bool { return !c.worth(x, i, of) })
		candidates = candidates[:min(maxCompared, len(candidates))]
		err := ctx.Err()
		if err == nil && len(candidates) > 0 {
			found[i], err = c.best(r, x, x.texts[i], candidates)
		}
		return err
	})
	return found, err
}

// doubt is how many percent of what is to be listed sketches show at least, which may
// by chance show less of it.
const doubt = 70

// apart is how many percent of what is to be listed is the same at least both where
// stock phrases count less and where everything counts alike: whoever copies half of a
// text copies stock phrases, too, and who shares little else has copied nothing.
const apart = 80

// maxCompared is how many texts one is compared with as a whole at most.
const maxCompared = 3

// sampled is what sketches show at least of so many shingles.
func sampled(shingles int) float32 { return float32(shingles*doubt) / 100 / scale }

// worth reports whether the sketches of two texts, the later one first, have so much in
// common that the texts are compared as a whole.
func (c copies) worth(x *index, later int32, of candidate) bool {
	const percent = 100 * 100
	if of.score*percent >= float32(c.listed*doubt)*x.weightOf(later, of.text) {
		return true
	}
	shortest, strong := sampled(c.shortest()), float32(c.strong*doubt)/percent
	if of.score < shortest {
		return false
	}
	earlier := x.texts[of.text].shingles
	return slices.ContainsFunc(x.texts[later].passages, func(some []shingle) bool {
		if float32(len(some)) < shortest || !shares(some, earlier, strong) {
			return false
		}
		all, shared := x.count(some, earlier)
		return all >= shortest && shared >= strong*all
	})
}

// shortest is how many shingles a passage has at least that is listed by itself.
func (c copies) shortest() int { return max(60, c.chars*2/5) }

// best compares a text with its candidates, and returns it with the one that is most
// like it; nil where none is to be listed.
func (c copies) best(r *run, x *index, later *text, candidates []candidate) (*match, error) {
	passages, err := r.passages(later)
	if err != nil {
		return nil, err
	}
	left := x.read(passages)
	var best *match
	for _, one := range candidates {
		earlier := x.texts[one.text]
		if passages, err = r.passages(earlier); err != nil {
			return nil, err
		}
		right := x.read(passages)
		m := &match{compare(left, right, float32(c.shortest())), later, earlier, left, right}
		if c.lists(m.likeness) && (best == nil || m.nearer(best)) {
			best = m
		}
	}
	return best, nil
}

// nearer reports whether a match is nearer than another. Of texts that are as near, a
// present one is, which anybody can look up.
func (m *match) nearer(than *match) bool {
	order := nearness(m.likeness, than.likeness)
	return order > 0 || order == 0 && m.earlier.then == nil && than.earlier.then != nil
}

// lists reports whether texts are so much like each other that they are listed: as a
// whole, in what they share of whole sentences, or in a passage that is nearly the same.
func (c copies) lists(of likeness) bool {
	whole := of.percent*100 >= c.listed*apart || of.sentences*100 >= c.listed*doubt
	return whole && of.plain*100 >= c.listed*apart || of.part >= c.strong
}

// finding tells of a match.
func (c copies) finding(r *run, s *Signal, m *match) *Finding {
	pair, letters := r.pair(m)
	f := r.finding(s, []*site.Record{m.later.record, m.earlier.record}, m.facts(r, c, letters)...)
	f.Strong, f.Pair = m.percent >= c.strong, pair
	f.seal(string(m.later.encode()), string(m.earlier.encode()))
	return f
}
