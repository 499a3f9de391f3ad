package markdown_test

import (
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/diag"
	"zoufang/generator/markdown"
)

func TestChars(t *testing.T) {
	for _, tt := range []struct {
		body string
		want int
	}{
		{"", 0},
		{"走访企业。", 5},
		{"3月5日，5人", 7},
		{"用 Markdown 写稿", 4},
		{"don't stop, it’s 3.5%", 4},
		{"2012-03-05至2012-03-07", 3},
		{"**走访**[企业](a.md)", 4},
		{"走访\n企业\n\n职工", 6},
		{"word\nword\n\nword", 3},
		{"| 企业 | 人数 |\n|---|---|\n| 甲 | 20 |", 6},
		{"- 一\n- 二", 2},
		{"![不算](a.jpg)", 0},
		{"```tally x\n不算\n```", 0},
		{"“双走”——走访…", 9},
		{"- - -", 0},
	} {
		fragment, _ := markdown.Render("x.md", tt.body, 1)
		if fragment.Chars != tt.want {
			t.Errorf("Chars of %q = %d, want %d", tt.body, fragment.Chars, tt.want)
		}
	}
}

func TestSummary(t *testing.T) {
	sentence := strings.Repeat("走访", 24) + "。"
	for _, tt := range []struct{ name, body, want string }{
		{"short", "走访**企业**，见[纪要](a.md)[^1]。\n\n[^1]: 注", "走访企业，见纪要。"},
		{"behind headings, lists and images", "## 标题\n\n- 列表\n\n![图](a.jpg)\n\n第一段。\n\n第二段。", "第一段。"},
		{"not the address", "各位领导：\n\n报告如下。", "报告如下。"},
		{"only the address", "各位领导：", "各位领导："},
		{"lines joined", "走访\n企业\nand\nworkers", "走访企业\u0020and workers"},
		{"cut behind a sentence", strings.Repeat(sentence, 3), strings.Repeat(sentence, 2)},
		{"not before a closing quote", "“" + sentence + sentence + strings.Repeat("双", 19) + "。”" + sentence, "“" + sentence + sentence},
		{"cut within a sentence", strings.Repeat("走", 200), strings.Repeat("走", 119) + "…"},
		{"cut between words", strings.Repeat("visit ", 40), strings.TrimSpace(strings.Repeat("visit ", 20)) + "…"},
		{"nothing", "## 标题", ""},
	} {
		fragment, _ := markdown.Render("x.md", tt.body, 1)
		if diff := cmp.Diff(tt.want, fragment.Summary); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
		if n := utf8.RuneCountInString(fragment.Summary); n > 120 {
			t.Errorf("%s: %d characters", tt.name, n)
		}
	}
}

func TestPlacesCountFromTheFirstLine(t *testing.T) {
	body := "\n## 见[甲](a.md)\n\n　　走访<b>，见![乙](b.jpg)\n"
	fragment, found := markdown.Render("visits/x.md", body, 21)
	at := func(line, start, end int) diag.Span {
		return diag.Span{File: "visits/x.md", Start: diag.Pos{Line: line, Col: start}, End: diag.Pos{Line: line, Col: end}}
	}
	want := []diag.Span{at(22, 5, 14), at(22, 9, 13), at(24, 10, 21), at(24, 15, 20), at(24, 5, 8)}
	var got []diag.Span
	for _, s := range fragment.Slots {
		got = append(got, s.Span, s.DestSpan)
	}
	for _, f := range found {
		got = append(got, f.Span)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, want := fragment.Outline[0].Pos, (diag.Pos{Line: 22, Col: 1}); got != want {
		t.Errorf("heading at %v, want %v", got, want)
	}
}

func TestOptions(t *testing.T) {
	body := "```chart a b\nc\n```\n\n正文[^1]\n\n[^1]: 注\n"
	plain, _ := markdown.Render("x.md", body, 1)
	if len(plain.Slots) != 0 {
		t.Errorf("chart is live unasked: %v", plain.Slots)
	}
	fragment, _ := markdown.Options{Live: []string{"chart"}, Lang: diag.EN}.Render("x.md", body, 1)
	if len(fragment.Slots) != 1 || fragment.Slots[0].Info != "chart a b" || fragment.Slots[0].Body != "c\n" {
		t.Errorf("slots: %v", fragment.Slots)
	}
	if !strings.Contains(string(fragment.HTML), `aria-label="footnotes"`) {
		t.Errorf("not in English: %s", fragment.HTML)
	}
}

func TestFragmentsCanBeStored(t *testing.T) {
	fragment, _ := markdown.Render("x.md", report, 7)
	data, err := json.Marshal(fragment)
	if err != nil {
		t.Fatal(err)
	}
	var restored markdown.Fragment
	if err := json.Unmarshal(data, &restored); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(*fragment, restored); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRenderConcurrently(t *testing.T) {
	want, wantFound := markdown.Render("x.md", report+"<b>", 1)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				got, found := markdown.Render("x.md", report+"<b>", 1)
				if diff := cmp.Diff(want, got) + cmp.Diff(wantFound, found); diff != "" {
					t.Errorf("(-alone +together):\n%s", diff)
					return
				}
			}
		})
	}
	wg.Wait()
}

// TestLongMarks renders what would take a parser without limits minutes.
func TestLongMarks(t *testing.T) {
	for _, unit := range []string{
		"*a_ ", "a**b*c", "[](", "[a](b", "![", "![a](", "`a``b", "<a ", "<?a ", "]（a.pdf）", "【a】(", ":", "]",
		">", "- ", "[^a]: ", "[a]: b\n", "[a] ", "|", "|a", "http://a.b/(", "~~a", "1、\n", "> a\n", "！[a](b.jpg)",
	} {
		body := strings.Repeat(unit, 60_000/len(unit))
		fragment, _ := markdown.Render("x.md", body, 1)
		checkHTML(t, fragment)
	}
	table := strings.Repeat("|a", 2000) + "\n" + strings.Repeat("|-", 2000) + "\n" + strings.Repeat("|\n", 20_000)
	if fragment, found := markdown.Render("x.md", table, 1); len(fragment.HTML) > 10*len(table) || !found.HasErrors() {
		t.Errorf("%d bytes of table became %d, with findings %v", len(table), len(fragment.HTML), found)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestFillFails(t *testing.T) {
	fragment, _ := markdown.Render("x.md", "[a](b.md)", 1)
	if err := fragment.Fill(full{}, fill); err == nil {
		t.Error("no error from a writer that fails")
	}
}
