package audit

import (
	_ "embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// checkers is where the make target of the same name puts foreign checkers.
const checkers = root + "/.checkers"

//go:embed scripts/axe.js
var runAxe string

//go:embed scripts/contrast.js
var standsOut string

// audits are the looks that are taken at each page. Contrasts take axe-core long:
// it looks at them once, and a script of ours in the other views. How large the
// targets are matters on a phone.
var audits = []struct {
	view   view
	script string
}{
	{view{360, false}, standsOut},
	{view{360, true}, standsOut},
	{view{360, true}, "(" + runAxe + `)("color-contrast")`},
	{view{1280, true}, standsOut},
	{view{1280, false}, "(" + runAxe + `)("target-size")`},
}

// TestAccessible holds that axe-core finds nothing, and every text stands out, on
// typical pages and on the one that shows every part of a page.
func TestAccessible(t *testing.T) {
	core, err := os.ReadFile(filepath.Join(checkers, "axe.min.js"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("needs axe-core: make checkers")
	}
	if err != nil {
		t.Fatal(err)
	}
	see := func(p *tab, url string) ([]string, error) { return p.audit(url, string(core)) }
	t.Run("typical pages", func(t *testing.T) {
		eachTypical(t, see)
	})
	t.Run("style guide", func(t *testing.T) {
		eachFrom(t, serve(t, live(t)), []string{"/styleguide/"}, see)
	})
}

// audit tells what keeps people from a page.
func (p *tab) audit(url, core string) (flaws []string, err error) {
	if err := p.visit(url); err != nil {
		return nil, err
	}
	if _, err := ask[*string](p, core+"; null"); err != nil {
		return nil, err
	}
	for _, audit := range audits {
		found, err := p.finds(audit.view, audit.script)
		if err != nil {
			return flaws, err
		}
		flaws = append(flaws, found...)
	}
	return flaws, nil
}
