package preview

import (
	"net/url"
	"strings"
	"testing"

	"zoufang/generator/diag"
)

// wrong is what is wrong in the record behind /visits/first/, and elsewhere.
func wrong() diag.List {
	span := diag.Span{File: firstSource, Start: diag.Pos{Line: 2, Col: 6}, End: diag.Pos{Line: 2, Col: 10}}
	mended := diag.Edit{Span: span, Text: "走访六组"}
	return diag.List{
		diag.At(diag.Span{File: "content/photo.png"}, "symlink", nil),
		diag.At(span, "reference", diag.Args{"field": "走访组", "value": "走访<七组"}).WithFix(false, mended),
		diag.At(diag.Span{File: "schemas/visits.yaml", Start: diag.Pos{Line: 1, Col: 1}}, "stray-file", nil),
	}
}

const firstText = "---\n走访组: 走访七组\n---\n写了一段。\n"

// broken serves a site in which wrong was found.
func broken(t *testing.T) *Server {
	t.Helper()
	site := newShelf()
	first := site.files["visits/first/index.html"]
	first.Stale = true
	site.files["visits/first/index.html"] = first
	site.now.Findings = wrong()
	lines := strings.Split(firstText, "\n")
	s := newTestServer(t, site, Options{Lines: func() diag.Lines {
		return func(file string, line int) (string, bool) { return lines[line-1], file == firstSource }
	}})
	write(t, s.Root, firstSource, firstText)
	readOnce(t, s)
	return s
}

func reportOn(t *testing.T, s *Server, path string, local bool) string {
	t.Helper()
	ref := &url.URL{Path: path}
	now, _ := s.board.look()
	text, err := s.report(ref, s.answer(t.Context(), ref, local), now, local)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestReport(t *testing.T) {
	s := broken(t)
	first, home := reportOn(t, s, "/visits/first/", true), reportOn(t, s, "/", true)
	for _, want := range []string{
		"2 个错误，1 个警告", `class="bar error"`, "这是最后一次无误的页面；源文件现在有错误",
		`href="/_preview/source?page=%2Fvisits%2Ffirst%2F"`,
		`href="/_preview/source?file=content%2Fvisits%2Ffirst.md#L2"`,
		"走访组: <mark>走访七组</mark>", "走访&lt;七组", "修改：", "<code>走访组: 走访六组</code>",
		"schemas/visits.yaml:1:1",
	} {
		if !strings.Contains(first, want) {
			t.Errorf("the page of the record lacks %s:\n%s", want, first)
		}
	}
	if own, other := strings.Index(first, "content/visits/first.md:2:6"), strings.Index(first, "content/photo.png"); own < 0 || other < own {
		t.Errorf("findings of the page's own file do not come first:\n%s", first)
	}
	if strings.Contains(home, "最后一次无误") || strings.Contains(home, "源文件") || !strings.Contains(home, "2 个错误") {
		t.Errorf("home page:\n%s", home)
	}
	s.Lang = diag.EN
	if english := reportOn(t, s, "/", true); !strings.Contains(english, "errors: 2, warnings: 1") {
		t.Errorf("in English:\n%s", english)
	}
}

func TestReportToOtherMachinesQuotesNothing(t *testing.T) {
	s := broken(t)
	text := reportOn(t, s, "/visits/first/", false)
	for _, secret := range []string{"走访七组", "走访&lt;七组", firstSource, "photo.png", "/_preview/source"} {
		if strings.Contains(text, secret) {
			t.Errorf("shows %s:\n%s", secret, text)
		}
	}
	if !strings.Contains(text, "2 个错误") || !strings.Contains(text, "只在运行预览的电脑上显示") {
		t.Errorf("does not say what there is:\n%s", text)
	}
}

func TestReportIsLimited(t *testing.T) {
	site := newShelf()
	for line := range 3 * maxShown {
		at := diag.Span{File: "content/x.md", Start: diag.Pos{Line: line + 1, Col: 1}}
		site.now.Findings = append(site.now.Findings, diag.At(at, "stray-file", nil))
	}
	site.now.Findings = append(site.now.Findings, diag.At(diag.Span{File: "content/y.md"}, "symlink", nil))
	s := newTestServer(t, site, Options{})
	readOnce(t, s)
	text := reportOn(t, s, "/", true)
	if strings.Count(text, `<li class="finding`) != maxShown || !strings.Contains(text, "另有 101 处") || !strings.Contains(text, "content/y.md") {
		t.Errorf("%d findings are shown", strings.Count(text, `<li class="finding`))
	}
}

func TestReportOfACleanSite(t *testing.T) {
	s := newTestServer(t, newShelf(), Options{})
	readOnce(t, s)
	text := reportOn(t, s, "/visits/first/", true)
	if !strings.Contains(text, "没有发现问题") || !strings.Contains(text, "源文件") || strings.Contains(text, `role="dialog"`) {
		t.Error(text)
	}
}
