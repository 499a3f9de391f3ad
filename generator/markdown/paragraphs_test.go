package markdown_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/markdown"
)

// everyBlock has each kind of block and inline that shows something.
const everyBlock = `## 经过 **一**

第一段，有 *强调*、` + "`代码`" + `、[站内](a.md)、[站外](https://example.org/?a=1&b=2)和脚注[^1]。
AT&T 的 5 < 6。

- 甲
  - 乙
    还是乙
- [x] 丙

> 引文第一行\
> 第二行

| 名称 | 人数 |
|---|--:|
| 铸造 | 12 |
| 机加 |  |

![车间外景](a.jpg)

![大门](b.jpg "西门")

见 ![小图](c.jpg) 这里，![外图](https://example.org/d.png)。

` + "```tally cadre-days\n不算\n```\n\n```\n原样 <b>\n```\n" + `
***

[^1]: 注文，见[原文](x.md)。
`

func TestParagraphs(t *testing.T) {
	fragment, findings := markdown.Render("x.md", everyBlock, 1)
	if findings.HasErrors() {
		t.Fatal(findings)
	}
	want := []string{
		"经过 一",
		"第一段，有 强调、代码、站内、站外和脚注。AT&T 的 5 < 6。",
		"甲", "乙还是乙", "丙",
		"引文第一行", "第二行",
		"名称；人数", "铸造；12", "机加；",
		"车间外景",
		"大门", "西门",
		"见 小图 这里，外图。",
		"原样 <b>",
		"注文，见原文。",
	}
	if diff := cmp.Diff(want, fragment.Paragraphs()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// FuzzParagraphs holds that no markup that the writer writes is taken for text.
func FuzzParagraphs(f *testing.F) {
	f.Add(everyBlock)
	f.Add("a<b>c\n\n<div>")
	f.Add("| a | b |\n|---|---|\n| [x](y \"z>\") | ![<](<a b> \"&\") |")
	f.Fuzz(func(t *testing.T, body string) {
		fragment, _ := markdown.Render("x.md", body, 1)
		for _, text := range fragment.Paragraphs() {
			if text == "" || text != strings.TrimSpace(text) || strings.Contains(text, "\n") {
				t.Errorf("a paragraph %q", text)
			}
			if strings.Contains(text, `href="`) && !strings.Contains(body, "href=") {
				t.Errorf("markup in %q", text)
			}
		}
	})
}

func BenchmarkParagraphs(b *testing.B) {
	fragment, _ := markdown.Render("x.md", strings.Repeat(everyBlock, 8), 1)
	b.SetBytes(int64(len(fragment.HTML)))
	b.ReportAllocs()
	for b.Loop() {
		fragment.Paragraphs()
	}
}
