package audit

import (
	"bytes"
	_ "embed"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

//go:embed scripts/grid.js
var grid string

// The sheet of GB/T 9704: 22 lines of 28 characters on 156 by 225 mm.
const (
	sheetChars  = 28
	sheetLines  = 22
	sheetHeight = 225 / 25.4 * 72 // points
)

// official returns the addresses of the papers in official layout that have a
// text, of every date of issue.
func official(t *testing.T, dir string) []string {
	t.Helper()
	var urls []string
	for url, data := range pages(t, dir) {
		if bytes.Contains(data, []byte(`class="official `)) && bytes.Contains(data, []byte(`class="prose"`)) {
			urls = append(urls, url)
		}
	}
	slices.Sort(urls)
	return urls
}

// measures is what the script finds of a paper.
type measures struct {
	Lines      []int
	Pitch      float64
	Weights    []string
	Foot, Room float64
}

// TestOfficialGrid holds that a full line of a printed paper has 28 characters,
// that 22 lines make a page, that no type is bold, and that the foot has room.
func TestOfficialGrid(t *testing.T) {
	dir := public(t)
	each(t, dir, official(t, dir), func(p *tab, url string) ([]string, error) {
		if err := p.visit(url); err != nil {
			return nil, err
		}
		paper := emulation.SetEmulatedMediaParams{Media: "print"}
		if _, err := chromedp.Call(p, emulation.SetEmulatedMedia, paper); err != nil {
			return nil, err
		}
		found, err := ask[measures](p, grid)
		return found.flaws(), err
	})
}

func (m measures) flaws() (flaws []string) {
	full := []int{sheetChars - 2, sheetChars, sheetChars, sheetChars, sheetChars, sheetChars}
	if !slices.Equal(m.Lines, full) {
		flaws = append(flaws, fmt.Sprintf("lines of %v characters, want %v", m.Lines, full))
	}
	if fit := math.Floor(sheetHeight / m.Pitch); fit != sheetLines {
		flaws = append(flaws, fmt.Sprintf("%v lines of %.2f pt on a page, want %d", fit, m.Pitch, sheetLines))
	}
	if !slices.Equal(m.Weights, []string{"400"}) {
		flaws = append(flaws, fmt.Sprintf("type of the weights %v", m.Weights))
	}
	if m.Foot > m.Room {
		flaws = append(flaws, fmt.Sprintf("a foot of %v px in a room of %v px", m.Foot, m.Room))
	}
	return flaws
}

// pageObject is a page in a PDF file.
var pageObject = regexp.MustCompile(`/Type\s*/Page\b[^s]`)

// printed returns how many pages the tab's page takes on paper.
func (p *tab) printed() (int, error) {
	css := true
	result, err := chromedp.Call(p, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &css})
	return len(pageObject.FindAll(result.Data, -1)), err
}

// TestOfficialPages prints papers of so many lines.
func TestOfficialPages(t *testing.T) {
	dir := public(t)
	p := open(t, serveFolder(t, dir))
	if err := p.visit(official(t, dir)[0]); err != nil {
		t.Fatal(err)
	}
	for lines, want := range map[int]int{sheetLines: 1, sheetLines + 1: 2, 2 * sheetLines: 2, 2*sheetLines + 1: 3} {
		paper := `<div class="prose">` + strings.Repeat("<p>走访</p>", lines) + `</div>`
		script := fmt.Sprintf(`document.querySelector("main").innerHTML = '<article class="official">%s</article>'; true`, paper)
		if _, err := ask[bool](p, script); err != nil {
			t.Fatal(err)
		}
		if got, err := p.printed(); got != want || err != nil {
			t.Errorf("%d lines take %d pages (%v), want %d", lines, got, err, want)
		}
	}
}
