package record

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// knowings are kinds of what may be known of the keys.
var knowings = map[string]Keys{
	"nothing": nil,
	"fields":  func(string) (list, known bool) { return false, true },
	"lists":   func(string) (list, known bool) { return true, true },
}

// checkPlain fails if the short way reads a file otherwise than the long one,
// whatever is known of its keys. It reports whether the short way read it.
func checkPlain(t *testing.T, text string) bool {
	t.Helper()
	src, _ := Decode("x.md", []byte(text))
	if src == nil {
		return false
	}
	got := parsePlain(src)
	if got == nil {
		return false
	}
	for name, keys := range knowings {
		want, findings := parseAny(src, keys)
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(Source{})); diff != "" || len(findings) > 0 {
			t.Fatalf("%q\nwhere keys are known for %s: %v (-long way +short way):\n%s", text, name, findings, diff)
		}
	}
	return true
}

// FuzzPlain holds checkPlain over any text.
func FuzzPlain(f *testing.F) {
	for _, text := range records(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkPlain(t, text) })
}

// TestPlain holds that the short way reads what nearly all records look like, and
// nothing wrongly of all that is at hand.
func TestPlain(t *testing.T) {
	plain := "---\n标题: 走进企业\n走访人:\n  - c29\n走访职工:\n  - 类别: 农民工\n    人数: 3\n" +
		"六必清:\n  企业发展的难题:\n    状态: 未清\n    说明: 难在回款慢，“苗木”的订单不稳：3件#1\n结束日期:\n---\n\n正文\n"
	if !checkPlain(t, plain) {
		t.Error("a plain record went the long way")
	}
	for _, text := range records(t) {
		checkPlain(t, text)
	}
}

// plainLines are lines of plain front matter, and plainOddities what may stand in
// them anywhere and mean something else.
var (
	plainLines = []string{
		"%s: 张三\n", "%s: 3人 x\n", "%s:\n", "%s:\n  甲: 乙\n", "%s:\n  - 甲\n", "%s:\n  - 甲: 乙\n    丙: 丁\n",
		"  - %s: 1\n", "    %s: 2\n", "  %s:\n    - 甲\n", "  %s:\n", "- %s\n", "  - %s\n", "    - %s\n",
	}
	plainKeys     = []string{"标题", "日期", "走访人", "a", "b-c", "d_1", "一", "十"}
	plainOddities = []string{
		"é", "～", "ー", ": ", ":", "：", "1.", "(1)", "\n", "\n  ", "\n- ", "\n   ", "- ", " ", "　", "\t", "#", " #", "\"", "'",
		"[a]", "{a: b}", "|", "*", "&a ", "!", "?", "-", "---", "...", "<<", "~", "\uFFFF", "\u200b", "“", "\r",
	}
)

// TestPlainLines holds checkPlain over random lines, and over the same with
// something in one of them.
func TestPlainLines(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(from []string) string { return from[random.IntN(len(from))] }
	read := 0
	for range 10_000 {
		lines := "编号: 1\n"
		for range 1 + random.IntN(6) {
			lines += fmt.Sprintf(pick(plainLines), pick(plainKeys))
		}
		if checkPlain(t, "---\n"+lines+"---\n正文\n") {
			read++
		}
		characters := []rune(lines)
		at := random.IntN(len(characters) + 1)
		checkPlain(t, "---\n"+string(characters[:at])+pick(plainOddities)+string(characters[at:])+"---\n正文\n")
	}
	if read < 500 {
		t.Errorf("only %d files were read in the short way", read)
	}
}

// records are the records of the demonstration, and broken ones.
func records(t testing.TB) []string {
	t.Helper()
	var texts []string
	for _, root := range []string{"../../content", "../build/testdata/findings", "testdata"} {
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(name) != ".md" {
				return err
			}
			data, err := os.ReadFile(name)
			texts = append(texts, string(data))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return texts
}
