package history_test

import (
	"strings"
	"testing"

	"zoufang/generator/history"
)

const (
	consented = "实名同意: {日期: 2012-08-01, 同意人: 鞠小帆}\n"
	inFull    = "---\n\n鞠小帆说好。\n"
)

func TestConsentOfTodayCountsForAllRevisions(t *testing.T) {
	c := collection(t, "visits")
	got := history.Revisions(c, "x", "public", called, versions(
		head+"典型人物: [鞠小帆, 蔺訾]\n"+inFull, head+"典型人物: [鞠小帆]\n"+consented+inFull))
	text := everything(t, got)
	if !strings.Contains(text, "鞠小帆说好") || strings.Count(text, "鞠小帆") < 2 {
		t.Errorf("got %s", text)
	}
	if strings.Contains(text, "蔺訾") || !strings.Contains(text, "蔺某") {
		t.Errorf("who is no longer in the record is shown: %s", text)
	}
}

func TestConsentTakenBackIsNone(t *testing.T) {
	c := collection(t, "visits")
	named := head + "典型人物: [鞠小帆]\n"
	for name, last := range map[string]string{
		"taken back": named + inFull,
		"incomplete": named + "实名同意: {同意人: 鞠小帆}\n" + inFull,
		"a draft":    named + consented + "草稿: 是\n" + inFull,
		"unreadable": "鞠小帆",
	} {
		got := history.Revisions(c, "x", "public", called, versions(named+consented+inFull, last))
		if text := everything(t, got); strings.Contains(text, "鞠小帆") {
			t.Errorf("%s: %s", name, text)
		}
	}
}
