package signal

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"zoufang/generator/gitrepo"
	"zoufang/generator/markdown"
	"zoufang/generator/record"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// text is a record's text, the present one or that of an old revision, as far as it is
// needed to compare it with all others.
type text struct {
	record *site.Record
	then   *gitrepo.Revision // nil: the present text
	when   time.Time         // when it was entered
	sketch
	shingles []shingle // of the sketch, sorted
}

// day is the day on which the text was entered, or that it tells of.
func (t *text) day() time.Time { return site.Civil(t.when) }

// sum is the digest of the text.
func (t *text) sum() string {
	if t.then != nil {
		return t.then.Blob
	}
	return strconv.FormatUint(uint64(t.record.Body.Sum()), 16)
}

// texts returns the present and the old texts of records, the oldest first.
func (r *run) texts(records []*site.Record) ([]*text, error) {
	of := make([][]*text, len(records))
	err := r.each(len(records), func(i int) (err error) {
		of[i], err = r.textsOf(records[i])
		return err
	})
	all := slices.Concat(of...)
	slices.SortStableFunc(all, func(a, b *text) int {
		return cmp.Or(a.when.Compare(b.when), trueFirst(a.then == nil, b.then == nil), strings.Compare(a.record.Name(), b.record.Name()))
	})
	return all, err
}

// textsOf returns a record's text, and what it was before.
func (r *run) textsOf(of *site.Record) ([]*text, error) {
	var all []*text
	now := &text{record: of, when: of.Date}
	if first := entered(of); first != nil {
		now.when = first.When
	}
	if of.Body.Sum() != 0 {
		all = append(all, now)
	}
	for _, revision := range r.old(of) {
		before := &text{record: of, then: &revision, when: r.site.History.Stamp(revision.Commit).When}
		all = append(all, before)
	}
	for _, t := range all {
		if err := r.sketch(t); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// old returns the revisions of a record that it is not in any more, each of its texts
// once.
func (r *run) old(of *site.Record) []gitrepo.Revision {
	trace := of.Trace()
	if trace == nil || r.site.History == nil || len(trace.Revisions) == 0 {
		return nil
	}
	last := len(trace.Revisions) - 1
	seen := map[string]bool{"": true, trace.Revisions[last].Blob: true}
	var all []gitrepo.Revision
	for _, revision := range trace.Revisions[:last] {
		if !seen[revision.Blob] {
			seen[revision.Blob] = true
			all = append(all, revision)
		}
	}
	return all
}

// sketch fills in a text's sketch, from memory where that has it.
func (r *run) sketch(t *text) error {
	key := "sketch " + t.sum()
	data, kept := r.Memory.Recall(key)
	known := false
	if kept {
		t.sketch, known = parseSketch(data)
	}
	if !known {
		passages, err := r.passages(t)
		if err != nil {
			return err
		}
		t.sketch = sketchOf(passages)
		r.Memory.Keep(key, t.sketch.encode())
	}
	t.shingles = t.sketch.all()
	return nil
}

// passages reads a text.
func (r *run) passages(t *text) ([]passage, error) {
	if t.then == nil {
		return r.present(t.record)
	}
	data, err := r.site.History.Read(*t.then)
	if err != nil {
		return nil, err
	}
	file, _ := record.Read(t.then.Path, data, t.record.Section.Collection.Keys)
	if file == nil {
		return nil, nil
	}
	fragment, _ := markdown.Render(t.then.Path, file.Body, file.BodyLine)
	return passagesOf(fragment.Paragraphs(), fragment.Outline), nil
}

// scaffolds returns the shingles of what the records of a signal begin with, before
// anybody writes anything.
func scaffolds(s *Signal) map[shingle]bool {
	all := map[shingle]bool{}
	for _, from := range s.From {
		for line := range strings.Lines(from.Scaffold(schema.ScaffoldOptions{})) {
			eachShingle(letters(nil, line, true), func(_ int, one shingle) { all[one] = true })
		}
	}
	return all
}
