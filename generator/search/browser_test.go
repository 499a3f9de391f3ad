package search_test

import (
	"context"
	"errors"
	"os"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"zoufang/audit/chrome"
)

// shared is the one browser of all tests, once a test needs it.
var shared struct {
	once    sync.Once
	browser context.Context
	stop    func()
	err     error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if shared.stop != nil {
		shared.stop()
	}
	os.Exit(code)
}

// newTab opens a tab that ends with the test. It skips the test where there is no
// browser.
func newTab(t *testing.T) context.Context {
	t.Helper()
	shared.once.Do(func() {
		shared.browser, shared.stop, shared.err = chrome.Start(context.Background())
	})
	switch {
	case errors.Is(shared.err, chrome.ErrNone):
		t.Skip(shared.err)
	case shared.err != nil:
		t.Fatal(shared.err)
	}
	tab, end := chromedp.NewContext(shared.browser)
	t.Cleanup(end)
	return tab
}
