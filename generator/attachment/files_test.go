package attachment

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	printing "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"zoufang/audit/chrome"
)

// rosterText is what the files in testdata show, and an address that they lead to.
const rosterText = `走访名册
请拨打13800138000，找王某。
姓名	电话	元
王某某 13800138000 138001
李某	13912345678 38000
tel:13912345678`

func TestFilesOfOtherPrograms(t *testing.T) {
	for _, name := range []string{"browser.pdf", "distilled.pdf"} {
		parts, err := Read(name, file(t, name))
		if err != nil {
			t.Fatal(err)
		}
		if want := []Part{{"about", "走访名册"}, {"page 1", rosterText}}; len(parts) != 2 || parts[0] != want[0] || parts[1] != want[1] {
			t.Errorf("%s: got %q, want %q", name, parts, want)
		}
	}
	if _, err := Read("scan.pdf", file(t, "scan.pdf")); err != errScan {
		t.Errorf("a scan: got %v", err)
	}
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	must(t, err)
	return data
}

// TestPrintedPage prints a page whose words the browser sets in pieces and in two
// fonts.
func TestPrintedPage(t *testing.T) {
	tab := chrome.Tab(t)
	const body = `<p>王<b>某</b>某的<i>电话</i>是<span>138</span><b>0013</b><i>8000</i>，住<u>沙河口区</u>。</p><p style="columns:2">一<br>二<br>三</p>` +
		`<table><tr><td>身份证<td>11010519491231002X<tr><td>年龄<td>50</table><p style="transform:rotate(90deg)">转过去的字</p>`
	must(t, chromedp.Do(tab, chromedp.Navigate("data:text/html;charset=utf-8,"+body)))
	printed, err := chromedp.Call(tab, printing.PrintToPDF, printing.PrintToPDFParams{})
	must(t, err)
	got := textOf(t, "a.pdf", printed.Data)
	for _, want := range []string{"王某某的电话是13800138000，住沙河口区。\n", "一\n二\n三\n", "11010519491231002X\n", "转过去的字"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}
