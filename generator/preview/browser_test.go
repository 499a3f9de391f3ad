package preview

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"zoufang/audit/chrome"
	"zoufang/generator/build"
	"zoufang/generator/diag"
)

// browser opens a tab that is small enough to scroll.
func browser(t *testing.T) context.Context {
	t.Helper()
	tab := chrome.Tab(t)
	if err := chromedp.Do(tab, chromedp.EmulateViewport(800, 300)); err != nil {
		t.Fatal(err)
	}
	return tab
}

// How scripts find the lower part of what the preview adds to a page.
const (
	shadow  = `[...document.querySelectorAll("zoufang-preview")].pop().shadowRoot`
	overlay = shadow + `.querySelector`
	focused = shadow + `.activeElement`
)

// see waits until a script is true in the tab, also across reloads, and returns
// how long that took.
func see(t *testing.T, tab context.Context, script string) time.Duration {
	t.Helper()
	var err error
	for began := time.Now(); time.Since(began) < 20*time.Second; time.Sleep(10 * time.Millisecond) {
		var seen bool
		if seen, err = chromedp.Run(tab, chromedp.Evaluate[bool]("!!("+script+")")); err == nil && seen {
			return time.Since(began)
		}
	}
	text, _ := chromedp.Run(tab, chromedp.Evaluate[string]("document.body.innerText"))
	t.Fatalf("does not become true: %s (%v)\nthe page: %s", script, err, text)
	return 0
}

func act(t *testing.T, tab context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(tab, steps...); err != nil {
		t.Fatal(err)
	}
}

// script runs a script in the tab.
func script(text string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void]("void (" + text + ")")
}

const surveyFile = "content/surveys/2024/2024-05-19-ford.md"

// previewed serves a copy of the small example and returns its folder.
func previewed(t *testing.T) (root string, s *Server) {
	t.Helper()
	root = t.TempDir()
	if err := os.CopyFS(root, os.DirFS("../../examples/rivers")); err != nil {
		t.Fatal(err)
	}
	lines := func(file string, line int) (string, bool) {
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(file)))
		all := strings.Split(string(text), "\n")
		if err != nil || line > len(all) {
			return "", false
		}
		return all[line-1], true
	}
	s = newTestServer(t, nil, Options{Root: root, Lang: diag.EN, Lines: func() diag.Lines { return lines }})
	live := build.NewLive(build.Options{
		Root: root, BaseURL: s.listener.URL, Workers: 2, Progress: s.Progress,
		Today: time.Date(2024, 11, 1, 0, 0, 0, 0, time.UTC),
	})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, live) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		live.Close()
	})
	return root, s
}

// A cadre writes; the browser is not touched but to look at the findings.
func TestBrowserFollowsTheWriter(t *testing.T) {
	tab := browser(t)
	root, s := previewed(t)
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(surveyFile)))
	if err != nil {
		t.Fatal(err)
	}
	text := string(data) + strings.Repeat("\nThe water is high.\n", 100)
	write(t, root, surveyFile, text)
	act(t, tab, chromedp.Navigate(s.listener.URL+"surveys/2024/2024-05-19-ford/"))
	see(t, tab, `document.body.innerText.includes("stays cloudy until the bend")`)
	see(t, tab, overlay+`(".bar.clean a[href*=source]")`)
	act(t, tab, script(`scrollTo(0, 700)`))

	text = strings.Replace(text, "stays cloudy", "stays muddy", 1)
	write(t, root, surveyFile, text)
	took := see(t, tab, `document.body.innerText.includes("stays muddy until the bend")`)
	t.Logf("the edit showed after %v", took)
	see(t, tab, `scrollY === 700`)

	write(t, root, surveyFile, strings.Replace(text, "stretch: ford", "stretch: fjord", 1))
	see(t, tab, overlay+`(".bar.error button[aria-expanded=false]")`)
	see(t, tab, `document.querySelector("zoufang-preview").shadowRoot.querySelector(".stale")`)
	see(t, tab, `document.body.innerText.includes("stays muddy until the bend")`)

	act(t, tab, script(overlay+`("button.open").click()`))
	see(t, tab, overlay+`(".panel:not([hidden])") === `+focused)
	see(t, tab, overlay+`("mark").textContent === "fjord"`)
	see(t, tab, overlay+`(".panel a[href*='#L3']")`)
	act(t, tab, chromedp.KeyEvent("\x1b")) // Escape
	see(t, tab, overlay+`(".panel[hidden]")`)
	see(t, tab, overlay+`("button.open") === `+focused)

	write(t, root, surveyFile, strings.Replace(text, "stays muddy", "runs clear", 1))
	see(t, tab, `document.body.innerText.includes("runs clear until the bend")`)
	see(t, tab, overlay+`(".bar.clean")`)
	see(t, tab, `!document.querySelector("zoufang-preview").shadowRoot.querySelector(".stale")`)
}

func TestBrowserShowsTheSource(t *testing.T) {
	tab := browser(t)
	root, s := previewed(t)
	act(t, tab, chromedp.Navigate(s.listener.URL+"_preview/source?page=/surveys/2024/2024-05-19-ford/"))
	see(t, tab, `document.getElementById("L3").textContent.includes("stretch: ford")`)
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(surveyFile)))
	if err != nil {
		t.Fatal(err)
	}
	write(t, root, surveyFile, strings.Replace(string(data), "stretch: ford", "stretch: fjord", 1))
	see(t, tab, `document.querySelector("#L3.error .finding.error")`)
}
