package audit

import (
	_ "embed"
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

var (
	//go:embed scripts/stops.js
	stops string
	//go:embed scripts/order.js
	order string
	//go:embed scripts/walked.js
	walked string
)

// longest is how many stops of a page are walked by one after the other: beyond,
// they are only looked at.
const longest = 80

// TestKeyboard holds that everything is reached by keyboard, in the order in
// which it is read, and shows that it is.
func TestKeyboard(t *testing.T) {
	for _, test := range []struct {
		name string
		view view
		walk int
	}{
		{"on a phone", view{width: 360}, 0},
		{"on a screen", view{width: 1280}, longest},
	} {
		t.Run(test.name, func(t *testing.T) {
			eachTypical(t, func(p *tab, url string) ([]string, error) {
				if err := p.look(test.view); err != nil {
					return nil, err
				}
				if err := p.visit(url); err != nil {
					return nil, err
				}
				return p.walks(test.walk)
			})
		})
	}
}

// walks tells what keeps a keyboard from the stops of the page, walking by them
// where they are not more than limit.
func (p *tab) walks(limit int) (flaws []string, err error) {
	count, err := ask[int](p, stops)
	if err != nil || count == 0 {
		return []string{"there is nothing to reach"}, err
	}
	if count > limit {
		count = 1
	}
	for range count {
		if err := chromedp.Do(p, chromedp.KeyEvent(kb.Tab)); err != nil {
			return nil, err
		}
	}
	if count > 1 {
		if flaws, err = ask[[]string](p, walked); err != nil {
			return nil, err
		}
	}
	found, err := ask[[]string](p, order)
	return append(flaws, found...), err
}

// TestSkipLink holds that the first stop of a page leads past its head.
func TestSkipLink(t *testing.T) {
	dir := public(t)
	each(t, dir, typical(t, dir)[:1], func(p *tab, url string) ([]string, error) {
		if err := p.visit(url); err != nil {
			return nil, err
		}
		if err := chromedp.Do(p, chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab)); err != nil {
			return nil, err
		}
		inside, err := ask[bool](p, `document.querySelector("main").contains(document.activeElement)`)
		if err == nil && !inside {
			return []string{"Tab after the skip link is not in the text"}, nil
		}
		return nil, err
	})
}

// TestMenus holds that what folds out in the head of a page opens and closes by
// keyboard.
func TestMenus(t *testing.T) {
	for _, test := range []struct {
		name string
		view view
		key  string
	}{
		{"Enter on a phone", view{width: 360}, kb.Enter},
		{"Space on a screen", view{width: 1280}, " "},
	} {
		t.Run(test.name, func(t *testing.T) {
			each(t, public(t), []string{"/"}, func(p *tab, url string) ([]string, error) {
				if err := p.look(test.view); err != nil {
					return nil, err
				}
				if err := p.visit(url); err != nil {
					return nil, err
				}
				return p.folds(test.key)
			})
		})
	}
}

// menu is the nth summary in the head that is shown.
const menu = `[...document.querySelectorAll("body > header summary")].filter(e => e.getClientRects().length)`

// folds opens each menu of the page with a key, and closes it with Escape.
func (p *tab) folds(key string) (flaws []string, err error) {
	count, err := ask[int](p, menu+".length")
	if err != nil || count == 0 {
		return []string{"there is no menu"}, err
	}
	for i := range count {
		summary := fmt.Sprintf("%s[%d]", menu, i)
		if _, err := ask[*string](p, summary+".focus(), null"); err != nil {
			return flaws, err
		}
		for _, step := range []struct{ key, want string }{
			{key, "1 open, focus true"},
			{kb.Escape, "0 open, focus true"},
		} {
			if err := chromedp.Do(p, chromedp.KeyEvent(step.key)); err != nil {
				return flaws, err
			}
			got, err := ask[string](p, "`${document.querySelectorAll('body > header details[open]').length} open, focus ${document.activeElement === "+summary+"}`")
			if err != nil {
				return flaws, err
			}
			if got != step.want {
				flaws = append(flaws, fmt.Sprintf("menu %d after %q: %s", i, step.key, got))
			}
		}
	}
	return flaws, nil
}
