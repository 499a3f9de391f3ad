package site

import "testing"

func TestForbiddenNames(t *testing.T) {
	for name, want := range map[string]string{
		"2012-03-05-g1-01.md": "",
		"走访记录.md":             "",
		"index.md":            "",
		"con.md":              "con",
		"CON.backup.md":       "con",
		"console.md":          "",
		"lpt1":                "lpt1",
		"what?.md":            "?",
		`a\b.md`:              `\`,
		"a:b.md":              ":",
		"tab\there.md":        "\t",
	} {
		if got := forbidden(name); got != want {
			t.Errorf("forbidden(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestEndings(t *testing.T) {
	for name, want := range map[string]string{"2012-03-05.": ".", "走访 ": " ", "走访.md": ""} {
		if got := ending(name); got != want {
			t.Errorf("ending(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestUntidyNames(t *testing.T) {
	for name, want := range map[string]struct{ part, suggestion string }{
		"2012-03-05.md":    {"", ""},
		"走访 一组.md":         {" ", "走访-一组.md"},
		"走访　一组.md":         {"　", "走访-一组.md"},
		"报告（１）.md":         {"（", "报告-1.md"},
		"报告(1).md":         {"(", "报告-1.md"},
		"报告 - 副本.md":       {"副本", "报告.md"},
		"报告最终版.md":         {"最终版", "报告.md"},
		"新建 文本文档.md":       {"新建", "文本文档.md"},
		"report - Copy.md": {"- copy", "report---Copy.md"},
	} {
		part := untidy(name)
		if part != want.part {
			t.Errorf("untidy(%q) = %q, want %q", name, part, want.part)
		}
		if part != "" {
			if got := tidy(name); got != want.suggestion {
				t.Errorf("tidy(%q) = %q, want %q", name, got, want.suggestion)
			}
		}
	}
}
