package signal

import (
	"context"
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// silent looks for units that found no problem, wherever they were.
type silent struct {
	section       string
	words, unless []string
	atLeast       int
}

// brief is the longest text, in characters, that says nothing but that there is no
// problem.
const brief = 60

// What a text says of problems. One without the section says nothing.
const (
	saysNone = "none"
	saysSome = "some"
)

func readSilent(_ *reader, _ *Signal, of schema.Group) detector {
	return silent{of.Text("section"), of.Texts("words"), of.Texts("unless"), of.Int("at_least", 5)}
}

func (q silent) find(_ context.Context, r *run, s *Signal) ([]*Finding, error) {
	records, err := r.records(s)
	if err != nil {
		return nil, err
	}
	key := "silent " + digest(slices.Concat([]string{q.section}, q.words, []string{""}, q.unless), 16)
	said, err := r.readings(records, key, q.says)
	verdicts := map[*site.Record]string{}
	var telling []*site.Record
	for i, record := range records {
		if verdicts[record] = said[i]; said[i] != "" {
			telling = append(telling, record)
		}
	}
	found := func(record *site.Record) bool { return verdicts[record] == saysSome }
	var all []*Finding
	for _, h := range r.byUnit(telling) {
		if len(h.records) < q.atLeast || slices.ContainsFunc(h.records, found) {
			continue
		}
		f := r.findingOfUnit(s, h.unit, nil, diag.Message{ID: "signal.silent", Args: diag.Args{"section": q.section, "count": len(h.records)}})
		f.rests(h.records)
		all = append(all, f)
	}
	return all, err
}

// says is what the section of a text says, whatever is written around its heading.
func (q silent) says(_ *site.Record, passages []passage) string {
	verdict := ""
	for _, p := range passages {
		switch {
		case !strings.Contains(p.heading, q.section):
		case verdict != saysSome && q.saysNone(p):
			verdict = saysNone
		default:
			verdict = saysSome
		}
	}
	return verdict
}

// saysNone reports whether a passage says only that there is no problem.
func (q silent) saysNone(p passage) bool {
	said := strings.Join(p.paragraphs, "")
	within := func(word string) bool { return strings.Contains(said, word) }
	return len([]rune(said)) < brief && slices.ContainsFunc(q.words, within) && !slices.ContainsFunc(q.unless, within)
}
