package history_test

import (
	"strings"
	"testing"

	"zoufang/generator/diag"
	"zoufang/generator/history"
	"zoufang/generator/record"
	"zoufang/generator/schema"
)

func decode(t testing.TB, c *schema.Collection, data []byte) schema.Values {
	t.Helper()
	src, _ := record.Decode("x.md", data)
	file, _ := record.Parse(src, c.Keys)
	values, _ := c.Decode(file, "x")
	return values
}

// versions are sources of one path.
func versions(texts ...string) []history.Source {
	var all []history.Source
	for _, text := range texts {
		all = append(all, history.Source{Path: "content/visits/x.md", Data: []byte(text)})
	}
	return all
}

const head = "---\n标题: 走进海岛\n日期: 2012年3月6日\n"

func TestACollectionOfAnotherAudienceHasNoHistory(t *testing.T) {
	c := collection(t, "checks")
	one := versions("---\n标题: 暗访\n---\n")
	if got := history.Revisions(c, "x", "public", called, one); got != nil {
		t.Errorf("the public sees %+v", got)
	}
	if got := history.Revisions(c, "x", "supervision", called, one); len(got) != 1 || len(got[0].Changes) != 1 {
		t.Errorf("supervision sees %+v", got)
	}
}

func TestARecordThatMayNotBeSeenIsNotNamed(t *testing.T) {
	c := collection(t, "visits")
	known := func(ref schema.Ref) string {
		if ref == (schema.Ref{Collection: "people", ID: "于帆"}) {
			return "于帆"
		}
		return ""
	}
	got := history.Revisions(c, "x", "public", known, versions(
		head+"带队: 于帆\n走访人: [于帆]\n---\n", head+"带队: 暗访员\n走访人: [于帆, 暗访员]\n---\n"))
	if shown := everything(t, got); strings.Contains(shown, "暗访员") {
		t.Error(shown)
	}
	if changes := got[1].Changes; len(changes) != 1 || changes[0].Before.ZH != "于帆" || changes[0].After.ZH != "" {
		t.Errorf("got %+v", changes)
	}
}

func TestADraftInBetweenIsPassedOver(t *testing.T) {
	c := collection(t, "visits")
	got := history.Revisions(c, "x", "public", called, versions(
		head+"---\n\n一。\n", head+"草稿: 是\n费用: 7\n---\n\n还没想好。\n", head+"费用: 8\n---\n\n二。\n"))
	if got[1].Kind != history.Draft || got[1].Changes != nil || got[1].Text != nil || len(got[1].Findings.Rules) > 0 {
		t.Errorf("the draft shows %+v", got[1])
	}
	text := shown(t, got[2:], diag.ZH)
	if got[2].Kind != history.Changed || !strings.Contains(text, "费用：新增 8元") || !strings.Contains(text, "[-一-]{+二+}") {
		t.Errorf("got %s", text)
	}
}

func TestADraftThatCannotBeReadAsSuchIsOne(t *testing.T) {
	c := collection(t, "visits")
	got := history.Revisions(c, "x", "public", called, versions(head+"草稿: 也许\n---\n\n一。\n"))
	if got[0].Kind != history.Draft {
		t.Errorf("got %+v", got[0])
	}
}

// Where front matter is not closed, private values would be read as text.
func TestWhatCannotBeReadShowsNothing(t *testing.T) {
	c := collection(t, "visits")
	for _, text := range []string{"", "\x00\x01\x02", head + "电话: \"138\n姓名: 鞠阚\n", "姓名: 鞠阚\n", head + "a: [鞠阚\n---\n\n鞠阚\n"} {
		got := history.Revisions(c, "x", "public", called, versions(text))
		if got[0].Kind != history.Unreadable || strings.Contains(everything(t, got), "鞠阚") {
			t.Errorf("%q: %+v", text, got[0])
		}
	}
}

func TestOnlyTheHiddenPartOfATextChanged(t *testing.T) {
	c := collection(t, "visits")
	got := history.Revisions(c, "x", "public", called, versions(
		head+"---\n\n电话13812345678。\n", head+"---\n\n电话13899995678。\n"))
	if len(got[1].Changes) != 1 || got[1].Changes[0].Note != history.Hidden || got[1].Text != nil {
		t.Errorf("got %+v", got[1])
	}
}

func TestAPrivateNameIsHiddenWhereverItStands(t *testing.T) {
	c := collection(t, "visits")
	got := history.Revisions(c, "x", "public", called, versions(
		head+"其他: {鞠阚: 在场, 天气: 鞠阚说晴}\n---\n\n鞠阚到会。\n", head+"联系人: [鞠阚、蔺訾]\n---\n\n蔺訾到会。\n"))
	if shown := everything(t, got); strings.Contains(shown, "鞠阚") || strings.Contains(shown, "蔺訾") {
		t.Error(shown)
	}
}

func TestMaskNumbers(t *testing.T) {
	tests := []struct{ text, want string }{
		{"电话13812345678。", "电话138****5678。"},
		{"138 1234 5678", "138****5678"},
		{"138-1234-5678", "138****5678"},
		{"１３８１２３４５６７８", "138****5678"},
		{"138\u200b1234\u200b5678", "138****5678"},
		{"(0411) 8234-5678", "(0411-8****678"},
		{"21020219800101123X", "****"},
		{"210202 1980 0101 1234", "****"},
		{"账号6222 0234 0000 1234 567", "账号****"},
		{"2012年3月5日，共12345678元", "2012年3月5日，共12345678元"},
		{"2012-03-05 2012-03-09", "2012-03-05 2012-03-09"},
		{"2012.3.5—2012.12.31", "2012.3.5—2012.12.31"},
		{"2012-03-05-01", "2012-03-05-01"},
		{"- 12\n- 13812345678\n- 3", "- 12\n- 138****5678\n- 3"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := history.MaskNumbers(tt.text); got != tt.want {
			t.Errorf("MaskNumbers(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestTerminalSequencesAreMadeVisible(t *testing.T) {
	c := collection(t, "visits")
	one := versions(head + "---\n")
	one[0].Subject, one[0].Author = "录入\x1b[2J", "于\r帆"
	if got := shown(t, history.Revisions(c, "x", "public", called, one), diag.ZH); strings.ContainsAny(got, "\x1b\r") {
		t.Errorf("got %q", got)
	}
}

func TestNoRevisionsAreAnEmptyList(t *testing.T) {
	var b strings.Builder
	if err := history.JSON(&b, nil, diag.ZH); err != nil || b.String() != "{\"revisions\":[]}\n" {
		t.Errorf("got %q, %v", b.String(), err)
	}
}

func TestColoursStandInThePlaceOfMarks(t *testing.T) {
	r := history.Revision{Kind: history.Changed, Text: []history.Piece{
		{Kind: history.Skipped}, {Kind: history.Same, Text: "共"}, {Kind: history.Gone, Text: "12"},
		{Kind: history.New, Text: "15人。\n另"}, {Kind: history.Same, Text: "计。"}, {Kind: history.Skipped}}}
	var b strings.Builder
	if err := history.Text(&b, []history.Revision{r}, diag.EN, true); err != nil {
		t.Fatal(err)
	}
	want := "    ……\n    共\x1b[31m12\x1b[0m\x1b[32m15人。\x1b[0m\n    \x1b[32m另\x1b[0m计。……\n"
	if _, got, _ := strings.Cut(b.String(), "):\n"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestJSON(t *testing.T) {
	c := collection(t, "visits")
	got := history.Revisions(c, "x", "public", called, versions(
		head+"费用: 7\n---\n", head+"费用: 8\n电话: 13812345678\n不认识: 1\n---\n\n一。\n"))
	got[1].Act = history.Act{Commit: "c1", Author: "于帆", Subject: "改"}
	var b strings.Builder
	if err := history.JSON(&b, got[1:], diag.EN); err != nil {
		t.Fatal(err)
	}
	const want = `{"revisions":[{"when":"0001-01-01T00:00:00Z","commit":"c1","author":"于帆","subject":"改",` +
		`"kind":"changed","path":"content/visits/x.md","changes":[` +
		`{"field":"cost","path":"cost","before":"7 元","after":"8 元"},` +
		`{"field":"phone","path":"phone","after":"138****5678"}],` +
		`"text":[{"kind":"new","text":"一。"}],"chars":{"before":0,"after":2},` +
		`"findings":{"error":1,"warning":0,"notice":0,` +
		`"rules":[{"rule":"unknown-key","title":"unknown field","severity":"error","count":1}]}}]}` + "\n"
	if b.String() != want {
		t.Errorf("got  %s\nwant %s", b.String(), want)
	}
}
