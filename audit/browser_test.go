package audit

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"zoufang/audit/chrome"
)

// tabs is how many pages are looked at at the same time.
const tabs = 2

// browser is the one browser of all tests, started by the first that opens a tab.
var browser chromium

type chromium struct {
	once sync.Once
	ctx  context.Context
	end  func()
	err  error
}

func (c *chromium) start() {
	c.ctx, c.end, c.err = chrome.Start(context.Background())
}

func (c *chromium) stop() {
	if c.end != nil {
		c.end()
	}
}

// tab is a tab of the browser. It notes what goes wrong while pages load.
type tab struct {
	context.Context
	host string // where pages come from

	mu    sync.Mutex
	wrong []string
}

// open opens a tab for the pages of a host, skipping the test where there is no
// browser.
func open(t *testing.T, host string) *tab {
	t.Helper()
	browser.once.Do(browser.start)
	switch {
	case errors.Is(browser.err, chrome.ErrNone):
		t.Skip(browser.err)
	case browser.err != nil:
		t.Fatal(browser.err)
	}
	ctx, shut := chromedp.NewContext(browser.ctx)
	t.Cleanup(shut)
	page := &tab{Context: ctx, host: host}
	if err := chromedp.Listen(ctx, page.hear); err != nil {
		t.Fatal(err)
	}
	return page
}

// hear notes what pages complain about, and where they reach out to.
func (p *tab) hear(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" {
			p.note("console %s: %s", e.Type, text(e.Args))
		}
	case *runtime.EventExceptionThrown:
		p.note("exception: %s at %s:%d", e.ExceptionDetails.Exception.Description, e.ExceptionDetails.URL, e.ExceptionDetails.LineNumber)
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" || e.Entry.Level == "warning" {
			p.note("log %s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; !strings.HasPrefix(url, p.host) && !strings.HasPrefix(url, "data:") {
			p.note("asks another host: %s", url)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled {
			p.note("failed request: %s", e.ErrorText)
		}
	}
}

func text(args []*runtime.RemoteObject) string {
	var all []string
	for _, a := range args {
		all = append(all, fmt.Sprint(a.Description, " ", string(a.Value)))
	}
	return strings.Join(all, " ")
}

func (p *tab) note(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wrong = append(p.wrong, fmt.Sprintf(format, args...))
}

// flaws returns what went wrong since the last call.
func (p *tab) flaws() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	wrong := p.wrong
	p.wrong = nil
	return wrong
}

// visit loads a page.
func (p *tab) visit(url string) error {
	return chromedp.Do(p, chromedp.Navigate(p.host+url))
}

// view is how a page is looked at.
type view struct {
	width int64
	dark  bool
}

func (v view) String() string {
	if v.dark {
		return fmt.Sprintf("%d px dark", v.width)
	}
	return fmt.Sprintf("%d px", v.width)
}

// look gives the tab a width and a colour scheme.
func (p *tab) look(v view) error {
	scheme := "light"
	if v.dark {
		scheme = "dark"
	}
	_, err := chromedp.Call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	if err != nil {
		return err
	}
	return chromedp.Do(p, chromedp.EmulateViewport(v.width, 900))
}

// scripts lets pages run scripts, or not.
func (p *tab) scripts(run bool) error {
	_, err := chromedp.Call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !run})
	return err
}

// ask returns what a script finds on the page.
func ask[T any](p *tab, script string) (T, error) {
	return chromedp.Run(p, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}

// finds returns the flaws that a script finds in a view of the page.
func (p *tab) finds(v view, script string) ([]string, error) {
	if err := p.look(v); err != nil {
		return nil, err
	}
	found, err := ask[[]string](p, script)
	for i, flaw := range found {
		found[i] = fmt.Sprintf("at %v %s", v, flaw)
	}
	return found, err
}

// look is what a test sees of one page.
type look func(p *tab, url string) (flaws []string, err error)

// each looks at pages of a compiled site.
func each(t *testing.T, dir string, urls []string, see look) {
	t.Helper()
	eachFrom(t, serveFolder(t, dir), urls, see)
}

// serveFolder returns where the files of a folder are.
func serveFolder(t *testing.T, dir string) (host string) {
	return serve(t, http.FileServer(http.Dir(dir)))
}

// serve returns where a handler's pages are.
func serve(t *testing.T, h http.Handler) (host string) {
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return server.URL
}

// eachFrom looks at pages of a host, in several tabs, and reports flaws in the
// order of the pages.
func eachFrom(t *testing.T, host string, urls []string, see look) {
	t.Helper()
	seen := make([][]string, len(urls))
	next := make(chan int)
	var all sync.WaitGroup
	for range tabs {
		p := open(t, host)
		all.Go(func() {
			for i := range next {
				flaws, err := see(p, urls[i])
				if err != nil {
					flaws = append(flaws, "cannot be looked at: "+err.Error())
				}
				seen[i] = append(flaws, p.flaws()...)
			}
		})
	}
	for i := range urls {
		next <- i
	}
	close(next)
	all.Wait()
	for i, flaws := range seen {
		for _, flaw := range slices.Compact(flaws) {
			t.Errorf("%s: %s", urls[i], flaw)
		}
	}
}
