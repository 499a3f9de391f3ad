// Package chrome starts a Chromium of this machine for tests.
package chrome

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"github.com/chromedp/chromedp"
)

// ErrNone says that a test cannot have a browser.
var ErrNone = errors.New("needs chromium or google-chrome on the PATH")

// names lists the programs that do, the preferred first.
var names = []string{"chromium", "chromium-browser", "google-chrome", "chrome"}

// Start starts a browser that reaches no host but this one. A tab is a context
// that [chromedp.NewContext] derives from the one returned, which is that of a
// tab itself; stop ends the browser.
func Start(ctx context.Context) (browser context.Context, stop func(), err error) {
	path, err := find()
	if err != nil || testing.Short() {
		return nil, nil, ErrNone
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.Flag("disable-component-update", true))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // which Chromium refuses to root
	}
	allocator, end := chromedp.NewExecAllocator(ctx, options...)
	browser, shut := chromedp.NewContext(allocator)
	stop = func() { shut(); end() }
	if err := chromedp.Do(browser); err != nil {
		stop()
		return nil, nil, fmt.Errorf("%s does not start: %w", path, err)
	}
	return browser, stop, nil
}

func find() (string, error) {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", ErrNone
}

// Tab opens a tab of a browser that ends with the test. It skips the test where
// there is no browser, and in short runs.
func Tab(t testing.TB) context.Context {
	t.Helper()
	tab, stop, err := Start(t.Context())
	switch {
	case errors.Is(err, ErrNone):
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return tab
}
