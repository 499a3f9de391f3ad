package audit

import (
	_ "embed"
	"path/filepath"
	"strings"
	"testing"
)

var (
	//go:embed scripts/overflow.js
	overflow string
	//go:embed scripts/cut.js
	cut string
)

// The widths at which pages are looked at: a phone, a tablet, an office screen, a
// large one. What a page looks like in the dark does not change its lines, so
// that each look takes the one or the other.
var (
	byDay   = []view{{360, false}, {768, true}, {1280, false}, {1920, true}}
	byNight = []view{{360, true}, {768, false}, {1280, true}, {1920, false}}
)

// TestPagesFit holds that nothing sticks out of a page, and that no page
// complains, lacks a file or asks another host, whatever the screen.
func TestPagesFit(t *testing.T) {
	for _, test := range []struct {
		name    string
		scripts bool
		views   []view
	}{
		{"with scripts", true, byDay},
		{"without scripts", false, byNight},
	} {
		t.Run(test.name, func(t *testing.T) {
			eachTypical(t, func(p *tab, url string) ([]string, error) {
				if err := p.scripts(test.scripts); err != nil {
					return nil, err
				}
				return p.fits(url, test.views)
			})
		})
	}
	t.Run("style guide", func(t *testing.T) {
		eachFrom(t, serve(t, live(t)), []string{"/styleguide/"}, func(p *tab, url string) ([]string, error) {
			return p.fits(url, byDay)
		})
	})
}

// TestPagesOpenAsFiles holds the same of pages that are opened without a server.
func TestPagesOpenAsFiles(t *testing.T) {
	dir := relative(t)
	var files []string
	for _, url := range typical(t, dir) {
		if strings.HasSuffix(url, "/") {
			files = append(files, url+"index.html")
		}
	}
	eachFrom(t, "file://"+filepath.ToSlash(dir), files, func(p *tab, url string) ([]string, error) {
		return p.fits(url, byDay[:1])
	})
}

// fits tells what sticks out of a page.
func (p *tab) fits(url string, views []view) (flaws []string, err error) {
	if err := p.visit(url); err != nil {
		return nil, err
	}
	for _, v := range views {
		found, err := p.finds(v, overflow)
		if err != nil {
			return flaws, err
		}
		flaws = append(flaws, found...)
	}
	return flaws, nil
}

// TestTextScales holds that pages stay whole at the largest size of the switch in
// their head, which doubles their text.
func TestTextScales(t *testing.T) {
	dir := public(t)
	each(t, dir, typical(t, dir), func(p *tab, url string) ([]string, error) {
		if err := p.visit(url); err != nil {
			return nil, err
		}
		if _, err := ask[*string](p, "document.querySelector('.textsize button:last-child').click(), null"); err != nil {
			return nil, err
		}
		var flaws []string
		for _, v := range byDay[:3] {
			for _, script := range []string{overflow, cut} {
				found, err := p.finds(v, script)
				if err != nil {
					return flaws, err
				}
				flaws = append(flaws, found...)
			}
		}
		return flaws, nil
	})
}
