package signal

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"zoufang/generator/diag"
	"zoufang/generator/markdown"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// untouched looks for headings under which nothing was written but what a scaffold has
// there, or as good as nothing.
type untouched struct {
	chars int
	words *strings.Replacer // takes away what says nothing
	hints []string          // what a paragraph of a scaffold begins with
	key   string            // of all these
}

func readUntouched(_ *reader, _ *Signal, of schema.Group) detector {
	u := untouched{chars: of.Int("chars", 10), hints: of.Texts("hints")}
	var pairs []string
	for _, word := range of.Texts("words") {
		pairs = append(pairs, word, "")
	}
	u.words = strings.NewReplacer(pairs...)
	u.key = "untouched " + digest(slices.Concat([]string{strconv.Itoa(u.chars)}, u.hints, pairs), 16)
	return u
}

func (u untouched) find(_ context.Context, r *run, s *Signal) ([]*Finding, error) {
	records, err := r.records(s)
	if err != nil {
		return nil, err
	}
	said, err := r.readings(records, u.key, u.empty)
	var all []*Finding
	for i, record := range records {
		if said[i] == "" {
			continue
		}
		headings := strings.Split(said[i], "\n")
		f := r.finding(s, []*site.Record{record}, diag.Message{ID: "signal.untouched", Args: diag.Args{"headings": headings, "count": len(headings)}})
		f.Strong = len(headings) > 1
		all = append(all, f)
	}
	return all, err
}

// empty are the headings of a text under which nothing was written, a line for each.
func (u untouched) empty(record *site.Record, passages []passage) string {
	var empty []string
	for i, p := range passages {
		if i > 0 && !leads(record.Body, i-1) && u.saysNothing(p) {
			empty = append(empty, "“"+p.heading+"”")
		}
	}
	return strings.Join(empty, "\n")
}

// leads reports whether the i-th heading of a text leads to something that is no words:
// to smaller headings, to a photo, or to a table that is counted.
func leads(text site.Body, i int) bool {
	line, next := text.Headings[i].Pos.Line, math.MaxInt
	if i+1 < len(text.Headings) {
		next = text.Headings[i+1].Pos.Line
		if text.Headings[i+1].Level > text.Headings[i].Level {
			return true
		}
	}
	shown := false
	within := func(s markdown.Slot) { shown = shown || s.Span.Start.Line > line && s.Span.Start.Line < next }
	text.EachLive(within)
	text.EachImage(func(s markdown.Slot, _ *site.Asset) { within(s) })
	return shown
}

// saysNothing reports whether a passage says nothing. Numbers say something, however
// few they are.
func (u untouched) saysNothing(p passage) bool {
	said := 0
	for _, paragraph := range p.paragraphs {
		if u.isHint(paragraph) {
			continue
		}
		for _, c := range u.words.Replace(paragraph) {
			switch {
			case unicode.IsDigit(c):
				return false
			case unicode.IsLetter(c):
				said++
			}
		}
	}
	return said < u.chars
}

// isHint reports whether a paragraph tells what is to be written, as scaffolds do.
func (u untouched) isHint(paragraph string) bool {
	plain := strings.TrimLeft(paragraph, "（(【[〔<《“ ")
	return slices.ContainsFunc(u.hints, func(hint string) bool { return strings.HasPrefix(plain, hint) })
}
