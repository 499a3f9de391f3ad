package diag

import (
	"strings"
	"testing"
	"time"
)

// Whoever watches a terminal or reads a log learns nothing that must not be published.
func TestPrivateDataIsNotShown(t *testing.T) {
	const line = "联系 13800138000，王桂兰"
	lines := func(string, int) (string, bool) { return line, true }
	span := func(from, to int) Span { return Span{"a.md", Pos{1, from}, Pos{1, to}} }
	list := List{
		At(span(4, 15), "private-data", Args{"what": "", "masked": "", "instead": ""}),
		At(span(16, 19), "private-data-likely", Args{"what": "", "masked": "", "instead": ""}).WithFix(false, Edit{span(16, 19), "王某某"}),
	}
	var text, log strings.Builder
	if err := Text(&text, list, TextOptions{Lines: lines}); err != nil {
		t.Fatal(err)
	}
	if err := SARIF(&log, list, ZH, "1", lines); err != nil {
		t.Fatal(err)
	}
	for _, shown := range []string{text.String(), log.String(), list[1].Frame(ZH, lines).Lines[0].Marked} {
		if strings.Contains(shown, "138001") || strings.Contains(shown, "桂") {
			t.Errorf("shown:\n%s", shown)
		}
	}
	if !strings.Contains(text.String(), "联系 138********，王**") || !strings.Contains(text.String(), "王某某") {
		t.Errorf("got\n%s", text.String())
	}
}

// Many findings on one line that is as long as a file take no longer than its length.
func TestOneLongLineOfPrivateData(t *testing.T) {
	line := strings.Repeat("13800138000 ", 300_000)
	var list List
	for i := range 500 {
		span := Span{"a.md", Pos{1, 12*i + 1}, Pos{1, 12*i + 12}}
		list = append(list, At(span, "private-data", Args{"what": "", "masked": "", "instead": ""}).WithFix(false, Edit{span, "138****8000"}))
	}
	var text strings.Builder
	begin := time.Now()
	if err := Text(&text, list, TextOptions{Lines: func(string, int) (string, bool) { return line, true }}); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(begin); took > 5*time.Second || strings.Contains(text.String(), "138001") {
		t.Errorf("%v for %d bytes", took, text.Len())
	}
}
