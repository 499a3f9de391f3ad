package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"zoufang/generator/schema"
)

// message returns the message of a commit of events, which also completed some
// records.
func (y *year) message(group []*event, completed []*entry) string {
	group = slices.Clone(group)
	slices.SortStableFunc(group, func(a, b *event) int { return cmp.Compare(a.e.coll.Weight, b.e.coll.Weight) })
	var sentences []string
	about := group[0].e
	for len(group) > 0 {
		var same, rest []*event
		for _, ev := range group {
			if ev.isLike(group[0]) {
				same = append(same, ev)
			} else {
				rest = append(rest, ev)
			}
		}
		said := y.subject(same)
		if len(sentences) > 0 && same[0].e == about {
			said, _, _ = strings.Cut(said, "：") // the subject has named it
		}
		sentences, group = append(sentences, said+"\n"+y.reason(same[0])), rest
	}
	subject, body, _ := strings.Cut(sentences[0], "\n")
	paragraphs := []string{subject, body}
	for _, s := range sentences[1:] {
		also, _, _ := strings.Cut(s, "\n")
		paragraphs = append(paragraphs, "同时"+also+"。")
	}
	for _, e := range completed {
		paragraphs = append(paragraphs, "编号写进："+y.title(e)+"。")
	}
	return joinParagraphs(paragraphs)
}

// joinParagraphs leaves out what is empty.
func joinParagraphs(paragraphs []string) string {
	kept := paragraphs[:0]
	for _, p := range paragraphs {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "\n\n")
}

// isLike reports whether two events of a commit can be told in one sentence.
func (ev *event) isLike(other *event) bool {
	if ev == other {
		return true
	}
	return ev.kind == enters && other.kind == enters && ev.e.coll == other.e.coll
}

// subject says what events of one kind did.
func (y *year) subject(evs []*event) string {
	ev := evs[0]
	switch s := y.state[ev.e]; {
	case y.main.tip.IsZero():
		return "建立网站：站点设置和专题页面"
	case ev.kind == moves:
		return "把" + y.day(ev.e) + "走访报告挪回" + strconv.Itoa(int(ev.e.day(ev.e.coll.DateField).Month())) + "月"
	case ev.kind == completes:
		return "补上编号：" + y.title(ev.e)
	case ev.kind == mends:
		return y.fill(pick(y.reasons["subject-"+ev.mend.kind], ev.e.key), ev, 1)
	case ev.kind == enters && s.late && len(evs) == 1:
		return y.lateSubject(ev)
	}
	row := y.course[ev.e.coll.ID][0]
	if ev.kind == grows {
		row = ev.step.row
	}
	words := row.words
	if len(evs) > 1 && len(row.plural) > 0 {
		words = row.plural
	}
	return y.fill(pick(words, ev.e.key, ev.at.String()), ev, len(evs))
}

// lateSubject says what was entered late.
func (y *year) lateSubject(ev *event) string {
	words := y.fill(y.course[ev.e.coll.ID][0].words[0], ev, 1)
	for _, verb := range []string{"录入", "登记"} {
		if what, ok := strings.CutPrefix(words, verb); ok {
			return "补录" + what
		}
	}
	return "补录：" + words
}

// reason says why something is late or was changed.
func (y *year) reason(ev *event) string {
	switch s := y.state[ev.e]; {
	case ev.kind == enters && s.late:
		return pick(y.reasons["late"], ev.e.key)
	case ev.kind == moves:
		return pick(y.reasons["moved"], ev.e.key)
	case ev.kind == mends && draw(4, ev.e.key, "why") > 0:
		words := pick(y.reasons[ev.mend.kind], ev.e.key)
		return strings.NewReplacer("{旧}", ev.mend.old, "{新}", ev.mend.new).Replace(words)
	}
	return ""
}

// fill puts the record's words in the place of those in braces.
func (y *year) fill(words string, ev *event, n int) string {
	e := ev.e
	pairs := []string{
		"{题}", y.title(e), "{日}", y.day(e), "{数}", strconv.Itoa(n),
		"{组}", y.named(e, "group"), "{人}", y.named(e, "cadre"),
		"{企}", y.named(e, "enterprise"), "{位}", y.named(e, "unit"),
	}
	if ev.step != nil {
		pairs = append(pairs, "{步}", monthDay(ev.step.day))
	}
	return strings.TrimSuffix(strings.NewReplacer(pairs...).Replace(words), "：")
}

// day is the record's date as it is spoken.
func (y *year) day(e *entry) string { return monthDay(e.day(e.coll.DateField)) }

// monthDay writes a day without its year.
func monthDay(day time.Time) string { return day.Format("1月2日") }

// named returns what the record that a field names is called.
func (y *year) named(e *entry, field string) string {
	ref, ok := e.values[field].(schema.Ref)
	if !ok {
		return ""
	}
	return y.shown(ref)
}

// title is what e is called, without what is private.
func (y *year) title(e *entry) string {
	if e.coll.NameField != nil || e.coll.TitleParts == nil {
		return strings.Join(strings.Fields(e.called()), "")
	}
	var title strings.Builder
	for _, part := range e.coll.TitleParts {
		switch {
		case part.Field == nil:
			title.WriteString(part.Text)
		case part.Field.Privacy == schema.PrivacyNone:
			title.WriteString(y.shown(e.values[part.Field.Key]))
		}
	}
	return title.String()
}

// shown writes a value in words.
func (y *year) shown(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case time.Time:
		return monthDay(v)
	case schema.Ref:
		return y.title(y.byKey[v.Collection+"/"+v.ID])
	case *schema.Term:
		return v.Name
	default:
		return fmt.Sprint(v)
	}
}
