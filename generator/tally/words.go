package tally

import (
	"fmt"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// Words says in sentences what the tally counts and what it asks for. They are
// made from the definition, so that text and rule cannot differ.
func (t *Tally) Words(lang diag.Lang) []string {
	w := wording{lang}
	lines := []string{w.rows(t)}
	if t.Parts != nil {
		return append(lines, w.points(t), w.ranks(t))
	}
	for _, s := range t.Sources {
		lines = append(lines, w.source(t, s))
	}
	lines = append(lines, w.measure(t))
	if t.Target != nil {
		lines = append(lines, w.target(t))
	}
	if t.Discreet > 0 {
		lines = append(lines, w.say("公开的网站里，少于%d%s的数写作“%s”，能推算出它们的数也是。",
			"On the public site, numbers below %d %s are written “%s”, and so are those from which they could be computed.", t.Discreet, t.Unit, Untold))
	}
	return lines
}

// wording says things in one language.
type wording struct{ lang diag.Lang }

// say formats the words of the language.
func (w wording) say(zh, en string, args ...any) string {
	if w.lang == diag.ZH {
		return fmt.Sprintf(zh, args...)
	}
	return fmt.Sprintf(en, args...)
}

func (w wording) rows(t *Tally) string {
	line := w.say("行：每条“%s”一行", "Rows: one for each “%s”", t.Rows.From.Title)
	if t.Rows.Where != nil {
		line += w.say("，条件是 %s", ", where %s", t.Rows.Where.Source())
	}
	if t.Parts != nil {
		return line + w.stop()
	}
	switch c := t.Columns; {
	case c.Vocabulary != nil:
		line += w.say("；列：%s", "; columns: %s", c.Vocabulary.Title)
	case c.States != nil:
		line += w.say("；列：办理状态", "; columns: states")
	case c.From != nil:
		line += w.say("；列：每条“%s”一列", "; columns: one for each “%s”", c.From.Title)
	case c.Period == PeriodMonth:
		line += w.say("；列：每月", "; columns: months")
	case c.Period == PeriodQuarter:
		line += w.say("；列：每季度", "; columns: quarters")
	case c.Period == PeriodYear:
		line += w.say("；列：每年", "; columns: years")
	}
	return line + w.stop()
}

// points is the formula of a composite.
func (w wording) points(t *Tally) string {
	var parts []string
	for _, part := range t.Parts {
		parts = append(parts, w.say("“%s” × %s", "“%s” × %s", part.Title, Digits(part.Weight)))
	}
	return w.say("得分：", "Points: ") + strings.Join(parts, " + ") + w.stop()
}

// ranks says how places are given.
func (w wording) ranks(t *Tally) string {
	when := w.say("活动结束那天公布", "published when the campaign is over")
	if t.Published {
		when = w.say("随时公布", "published at once")
	}
	return w.say("名次：得分相同的名次相同，后面的名次空出；没有得分的不排；%s。",
		"Ranks: equal points share a rank and the next is passed over; without points there is none; %s.", when)
}

func (w wording) stop() string { return w.say("。", ".") }

func (w wording) source(t *Tally, s Source) string {
	line := w.say("数：“%s”", "Counted: “%s”", s.From.Title)
	if s.Each != nil {
		line += w.say("里的“%s”，一项一项地数", ", item by item of “%s”", t.title(s.From, s.Each))
	}
	if s.Credit != nil {
		line += w.say("，按“%s”记到各行", ", credited by “%s”", t.title(s.From, s.Credit))
	}
	if s.Column != nil && t.Columns.States == nil {
		line += w.say("，按“%s”分列", ", by column of “%s”", t.title(s.From, s.Column))
	}
	if s.At != nil {
		line += w.say("，日期按“%s”", ", dated by “%s”", t.title(s.From, s.At))
	}
	if s.Where != nil {
		line += w.say("，条件是 %s", ", where %s", s.Where.Source())
	}
	return line + w.stop()
}

func (w wording) measure(t *Tally) string {
	line := map[Kind]string{
		KindCount:    w.say("数法：数条数", "Measure: how many"),
		KindSum:      w.say("数法：“%s”相加", "Measure: the sum of “%s”", w.measured(t)),
		KindDistinct: w.say("数法：不同的“%s”有几个", "Measure: how many different “%s”", w.measured(t)),
		KindDays:     w.say("数法：不同的日子有几天，头尾都算", "Measure: different days, first and last included"),
	}[t.Measure.Kind]
	return line + w.stop()
}

func (w wording) measured(t *Tally) string {
	if len(t.Sources) == 0 || t.Measure.Path == nil {
		return ""
	}
	return t.title(t.Sources[0].From, t.Measure.Path)
}

func (w wording) target(t *Tally) string {
	var parts []string
	goal := t.Target
	if goal.Min != nil {
		parts = append(parts, w.say("至少%s%s", "at least %s %s", Digits(goal.Min), t.Unit))
	}
	if goal.MinField != nil {
		parts = append(parts, w.say("各行写了“%s”的以它为准", "or what a row's “%s” says", t.title(t.Rows.From, goal.MinField)))
	}
	if goal.Max != nil {
		parts = append(parts, w.say("至多%s%s", "at most %s %s", Digits(goal.Max), t.Unit))
	}
	if goal.Whole {
		parts = append(parts, w.say("各列合起来算", "over all columns together"))
	}
	if goal.From != nil || goal.To != nil {
		parts = append(parts, w.say("中途参加、离开的按天数折算，零头不计", "in proportion to the days for those who join or leave, rounded down"))
	}
	if goal.Exempt != nil {
		parts = append(parts, w.say("不考核的条件是 %s", "exempt where %s", goal.Exempt.Source()))
	}
	if t.Columns.Due != nil {
		parts = append(parts, w.say("到各列的期限为止，迟没迟看记录自己的日期", "by the due date of the column, late or not by the records' own dates"))
	}
	return w.say("指标：", "Target: ") + strings.Join(parts, w.say("，", ", ")) + w.stop()
}

// title names what a path leads to: the titles of its fields from outside in.
func (t *Tally) title(from *schema.Collection, path []string) string {
	field := from.Root
	var names []string
	for _, key := range path {
		object := into(t.set, field)
		if field = object.Field(key); field == nil {
			names = append(names, keyTitle(object, key))
			break
		}
		names = append(names, field.Title)
	}
	return strings.Join(names, "·")
}

// keyTitle names a key of an object that is no field: a term, or the id.
func keyTitle(object *schema.Field, key string) string {
	if object.Keys != nil {
		if term := object.Keys.Term(key); term != nil {
			return term.Name
		}
	}
	if key == schema.IDKey {
		return id.Title
	}
	return key
}
