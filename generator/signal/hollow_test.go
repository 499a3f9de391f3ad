package signal_test

import (
	"fmt"
	"testing"
)

func TestRule(t *testing.T) {
	same(t, seen(t, "headcount",
		went("few", 0, 10, 11, "met: [100]"),
		went("nobody", 0, 11, 12),
		went("many", 0, 12, 13, "met: [101]"),
	), "calls/many strong | 见到101人，只有100人")
}

// closed is a case whose callers are happy, or not.
func closed(team, n int, happy bool) entry {
	return follow(fmt.Sprintf("t%d-%d", team, n), version{day(40 + n),
		fmt.Sprintf("team: t%d\nraised: %s\nsolved: %s\ncalls: [{date: %s, happy: %v}]", team, day(20+n), day(30+n), day(40+n), happy)})
}

func TestShare(t *testing.T) {
	var all []entry
	for n := range 5 {
		all = append(all, closed(1, n, true), closed(2, n, n != 3))
		if n < 4 {
			all = append(all, closed(3, n, true))
		}
	}
	same(t, seen(t, "smooth", all...), "teams/t1 | 个个满意 | 5条记录里有5条")
}

// The evidence of a unit's finding is not new with each record.
func TestEvidenceOfAUnit(t *testing.T) {
	evidence := func(n int) string {
		var all []entry
		for i := range n {
			all = append(all, closed(1, i, true))
		}
		got := finds(t, "smooth", all...)
		if len(got) != 1 {
			t.Fatalf("%d findings about %d cases", len(got), n)
		}
		return got[0].ID + got[0].Evidence
	}
	if evidence(5) != evidence(7) {
		t.Error("two more cases are new evidence")
	}
	if evidence(5) == evidence(10) {
		t.Error("twice as many cases are no new evidence")
	}
}

const (
	full   = "车间里的风机坏了两台，工人等了半个月，这一周装上了新的。"
	frame  = "## 情况\n\n%s\n\n## 问题\n\n%s\n\n## 打算\n\n" + full
	listed = "### 一处\n\n" + full
)

func TestUntouched(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"written", full, false},
		{"a list", "- 食堂的菜价涨了\n- 浴室的水不热", false},
		{"a number", "共3件。", false},
		{"smaller headings", listed, false},
		{"a table", "| 项目 | 数 |\n|---|---|\n| 人数 | 12 |", false},
		{"nothing", "", true},
		{"none", "无。", true},
		{"for now none", "暂无", true},
		{"as before", "同上。", true},
		{"left out", "（略）", true},
		{"to come", "**待补充**", true},
		{"a hint", "（此处填写企业这半年来的生产经营情况和职工队伍的变化）", true},
		{"a plain hint", "请填写企业这半年来的生产经营情况和职工队伍的变化。", true},
		{"dots", "……", true},
		{"too short", "情况良好。", true},
		{"a list of nothing", "- 无\n- 略", true},
	} {
		got := finds(t, "untouched", told("calls/x", "p0", day(11), "date: "+day(10), fmt.Sprintf(frame, full, c.text)))
		if (len(got) == 1) != c.want {
			t.Errorf("%s: %d findings", c.name, len(got))
		}
	}
	same(t, seen(t, "untouched", told("calls/x", "p0", day(11), "date: "+day(10), fmt.Sprintf(frame, "略", "无"))),
		"calls/x strong | “情况”、“问题”下面等于没有写")
}

func TestSilent(t *testing.T) {
	none := []string{
		"没有发现问题。", "本次走访未发现突出问题。", "无。", "总的看，没有问题。", "企业生产正常，职工队伍稳定，劳动关系和谐，未发现影响稳定的问题。",
	}
	of := func(person int, texts ...string) []entry {
		var all []entry
		for i, text := range texts {
			front := fmt.Sprintf("date: %s\nwho: [p%d]", day(10+i), person)
			all = append(all, told(fmt.Sprintf("calls/p%d-%d", person, i), "p0", day(11+i), front, fmt.Sprintf(frame, full, text)))
		}
		return all
	}
	same(t, seen(t, "silent", of(1, none...)...), "teams/t1 | 5条记录的“问题”都只说没有")
	for name, fifth := range map[string]string{
		"a problem":       "浴室的热水只有一个钟头，晚下班的洗不上。",
		"no, but":         "没有发现大的问题，但食堂排队要半个钟头。",
		"a problem first": "食堂的菜价涨了两回，工人意见大；浴室热水只有一个钟头，晚下班的工人洗不上，工会提过，厂里说等下半年再看；别的没有发现。",
	} {
		if got := seen(t, "silent", of(1, append(none[:4:4], fifth)...)...); len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := seen(t, "silent", of(1, none[:4]...)...); len(got) > 0 {
		t.Errorf("four reports: %q", got)
	}
}
