package search_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"zoufang/generator/search"
)

// see waits until a script is true in the tab.
func see(t *testing.T, tab context.Context, script string) {
	t.Helper()
	for began := time.Now(); time.Since(began) < 20*time.Second; time.Sleep(10 * time.Millisecond) {
		seen, err := chromedp.Run(tab, chromedp.Evaluate[bool]("!!("+script+")"))
		if err == nil && seen {
			return
		}
	}
	text, _ := chromedp.Run(tab, chromedp.Evaluate[string]("location.href + '\\n' + document.querySelector('main').innerText"))
	t.Fatalf("does not become true: %s\n%s", script, text)
}

func act(t *testing.T, tab context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(tab, steps...); err != nil {
		t.Fatal(err)
	}
}

func script(text string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void]("void (" + text + ")")
}

// keys types, or presses keys that have no letters.
func keys(text string) chromedp.Action[chromedp.Void] { return chromedp.KeyEvent(text) }

const (
	enter, escape, up, down = "\r", "\x1b", "\u0304", "\u0301"

	status  = `document.querySelector("[data-status]").textContent`
	results = `[...document.querySelectorAll(".search-result")]`
	focused = `document.activeElement`
)

// canteens is a corpus of 25 documents about a canteen, and one about wages.
func canteens(relative bool) *corpus {
	c := newCorpus(0)
	c.scheme.Relative = relative
	for i := range 25 {
		c.documents = append(c.documents, search.Document{
			Page: fmt.Sprintf("visits/%d/", i), Title: fmt.Sprintf("走访记录%d", i), Kind: "visits", Day: day(i),
			Facets: [][]string{{"g1"}, {"zs"}}, Text: []string{"职工食堂的饭菜，职工都说好。"},
		})
	}
	c.documents = append(c.documents, search.Document{
		Page: "papers/wages/", Title: "工资", Kind: "papers", Day: day(30), Text: []string{"欠薪的企业。", "再也没有欠薪。"},
	})
	return c
}

func TestSearchPage(t *testing.T) {
	for _, relative := range []bool{false, true} {
		t.Run(map[bool]string{false: "from a server", true: "from a folder"}[relative], func(t *testing.T) {
			t.Parallel()
			tab, _ := open(t, canteens(relative), "?q=食堂&in=visits&group=g1&sort=date&page=2")
			see(t, tab, status+` === "找到25篇" && `+results+`.length === 10`)
			see(t, tab, `document.querySelector("[name=in]").value === "visits" && document.querySelector("[name=group]").value === "g1"`)
			see(t, tab, `document.querySelector("[data-pager] [aria-current=page]").textContent === "2"`)
			see(t, tab, results+`.every((r) => r.querySelector("mark").textContent === "食堂")`)
			see(t, tab, results+`[0].querySelector("[data-part=facts]").innerText.split(/\s+/).join() === "走访,走访一组,中山区,2012年3月14日"`)
			address := `visits/14/`
			if relative {
				address += `index.html`
			}
			see(t, tab, results+`[0].querySelector("a").href.includes("`+address+`#:~:text=")`)

			act(t, tab, script(`document.querySelector("[data-pager] [rel=next]").click()`))
			see(t, tab, `location.search.endsWith("page=3") && `+results+`.length === 5`)
			act(t, tab, script(`history.back()`))
			see(t, tab, `location.search.endsWith("page=2") && `+results+`.length === 10`)
		})
	}
}

func TestSearchPageFollowsTyping(t *testing.T) {
	t.Parallel()
	tab, _ := open(t, canteens(false), "")
	see(t, tab, `!document.querySelector("[data-note=help]").hidden && !document.querySelector("[data-filters]").hidden`)
	before := evaluate[int](t, tab, `history.length`)
	act(t, tab, script(`document.querySelector("#search-words").focus()`), keys("食"))
	see(t, tab, status+` === "找到25篇"`)
	act(t, tab, keys("堂"), keys(enter))
	see(t, tab, `decodeURIComponent(location.search) === "?q=食堂"`)
	act(t, tab, script(`document.querySelector("#search-words").select()`), keys("工资"))
	see(t, tab, status+` === "找到1篇"`)
	if after := evaluate[int](t, tab, `history.length`); after != before+2 {
		t.Errorf("two searches have become %d entries of the history", after-before)
	}
	act(t, tab, script(`history.back()`))
	see(t, tab, `document.querySelector("#search-words").value === "食堂" && `+status+` === "找到25篇"`)

	act(t, tab, script(`document.querySelector("#search-words").focus()`), keys(down), keys(down))
	see(t, tab, focused+` === `+results+`[1].querySelector("a")`)
	act(t, tab, keys(up), keys(up))
	see(t, tab, focused+` === document.querySelector("#search-words")`)
	act(t, tab, keys(down), keys(escape))
	see(t, tab, focused+` === document.querySelector("#search-words")`)
	act(t, tab, keys(down), keys("/"))
	see(t, tab, focused+` === document.querySelector("#search-words")`)

	act(t, tab, script(`document.querySelector("#search-words").select()`), keys("讨薪"), keys(enter))
	see(t, tab, `document.querySelector("[data-note=none]").hidden === false`)
	act(t, tab, script(`document.querySelector("#search-words").select()`), keys("欠薪食堂"), keys(enter))
	see(t, tab, status+`.includes("相近")`)
	act(t, tab, script(`document.querySelector("#search-words").select()`), keys("欠薪"), keys(enter))
	see(t, tab, status+` === "找到1篇"`)
	act(t, tab, script(`(document.querySelector("[name=in]").value = "visits",
		document.querySelector("[name=in]").dispatchEvent(new Event("change", { bubbles: true })))`))
	see(t, tab, `document.querySelector("[data-note=narrowed]").hidden === false`)
	act(t, tab, script(`document.querySelector("[data-widen]").click()`))
	see(t, tab, status+` === "找到1篇" && !location.search.includes("visits")`)
}

// The site is published anew while a page is open: its browser has files of an
// index that is gone.
func TestSearchPageOutlivesItsIndex(t *testing.T) {
	t.Parallel()
	c := canteens(false)
	tab, root := open(t, c, "?q=欠薪")
	see(t, tab, status+` === "找到1篇"`)
	for i := range 10 {
		d := &c.documents[i]
		d.Text = []string{strings.ReplaceAll(d.Text[0], "饭菜", "伙食")}
	}
	c.write(t, root)
	act(t, tab, script(`document.querySelector("#search-words").select()`), keys("伙食"), keys(enter))
	see(t, tab, status+` === "找到10篇" && `+results+`.length === 10`)
	see(t, tab, results+`[0].querySelector("mark").textContent === "伙食"`)
}

// What cannot be loaded is said, and can be tried again.
func TestSearchPageWithoutItsIndex(t *testing.T) {
	t.Parallel()
	c := canteens(false)
	tab, root := open(t, c, "")
	if err := os.RemoveAll(filepath.Join(root, "search", "texts")); err != nil {
		t.Fatal(err)
	}
	act(t, tab, chromedp.Reload(), script(`document.querySelector("#search-words").focus()`), keys("欠薪"), keys(enter))
	see(t, tab, `document.querySelector("[data-note=failed]").hidden === false && !`+results+`.length`)
	c.write(t, root)
	act(t, tab, script(`document.querySelector("[data-again]").click()`))
	see(t, tab, status+` === "找到1篇" && document.querySelector("[data-note=failed]").hidden`)
}

// Browsers of before 2020 cannot cut words: pairs of characters stand for them.
func TestSearchPageWithoutSegmenter(t *testing.T) {
	t.Parallel()
	tab, _ := open(t, canteens(false), "")
	act(t, tab, script(`delete Intl.Segmenter`), script(`document.querySelector("#search-words").focus()`), keys("食堂的欠薪"), keys(enter))
	see(t, tab, status+` === "没有原样写着“食堂的欠薪”的网页。下面是相近结果，25篇"`)
	see(t, tab, results+`[0].querySelector("a").hash.startsWith("#:~:text=")`)
}
