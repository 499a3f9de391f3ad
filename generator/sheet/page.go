package sheet

import (
	"math/big"
	"strings"

	"github.com/xuri/excelize/v2"

	"zoufang/generator/diag"
	"zoufang/generator/tally"
)

// page is one sheet while it is written, from the top.
type page struct {
	*book
	name     string
	last     int   // the last line that is written, from 1
	head     int   // the line of the heads
	columns  int   // how many there are
	widths   []int // of each column, in half-width characters
	decimals []int // of each column's numbers
}

// The widths that a column may have.
const (
	narrowest = 8
	widest    = 60
)

func (b *book) page(name string) *page { return &page{book: b, name: name} }

// at names a cell as office programs do, such as B4.
func (p *page) at(column, line int) string {
	name, err := excelize.CoordinatesToCellName(column, line)
	p.do(err)
	return name
}

// headline writes the title and the line below it.
func (p *page) headline(title, note string) {
	p.do(p.file.SetCellStr(p.name, "A1", title))
	p.do(p.file.SetCellStyle(p.name, "A1", "A1", p.style(style{bold: true, large: true})))
	p.do(p.file.SetCellStr(p.name, "A2", note))
	p.last = 3
}

func (p *page) heads(texts []string) {
	p.last++
	p.head, p.columns = p.last, len(texts)
	p.widths, p.decimals = make([]int, p.columns), make([]int, p.columns)
	for i, text := range texts {
		p.do(p.file.SetCellStr(p.name, p.at(i+1, p.head), text))
		p.widen(i, text)
	}
	p.do(p.file.SetCellStyle(p.name, p.at(1, p.head), p.at(p.columns, p.head), p.style(style{bold: true, head: true})))
}

// line writes the next line.
func (p *page) line(cells []cell, look style) {
	p.last++
	for i, c := range cells {
		at, own := p.at(i+1, p.last), look
		if c.number {
			own.number, own.decimals = true, p.decimals[i]
			p.do(p.file.SetCellDefault(p.name, at, c.text))
		} else if c.text != "" {
			p.do(p.file.SetCellStr(p.name, at, c.text))
		}
		p.do(p.file.SetCellStyle(p.name, at, at, p.style(own)))
		p.widen(i, c.text)
	}
}

// note writes a sentence below the lines.
func (p *page) note(text string) {
	p.last++
	p.do(p.file.SetCellStr(p.name, p.at(1, p.last), text))
}

// widen makes room for the longest line of a text.
func (p *page) widen(column int, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		p.widths[column] = max(p.widths[column], diag.Width(p.Lang, line))
	}
}

// finish lets the lines from the heads to end be filtered, keeps the heads and the
// first columns in view, and fits the page to paper.
func (p *page) finish(end, fixed int) {
	for i, width := range p.widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		p.do(err)
		p.do(p.file.SetColWidth(p.name, column, column, float64(min(max(width+2, narrowest), widest))))
	}
	p.do(p.file.AutoFilter(p.name, p.at(1, p.head)+":"+p.at(p.columns, max(end, p.head)), nil))
	p.do(p.file.SetPanes(p.name, &excelize.Panes{
		Freeze: true, XSplit: fixed, YSplit: p.head, TopLeftCell: p.at(fixed+1, p.head+1), ActivePane: "bottomRight",
	}))
	fit, a4, landscape, wide, high := true, 9, "landscape", 1, 0
	p.do(p.file.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	p.do(p.file.SetPageLayout(p.name, &excelize.PageLayoutOptions{
		Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high,
	}))
}

// decimals returns how many digits after the point each column needs.
func (g grid) decimals() []int {
	digits := make([]int, len(g.heads))
	for _, lines := range [][][]cell{g.rows, g.totals} {
		for _, line := range lines {
			for i, c := range line {
				if _, fraction, ok := strings.Cut(c.text, "."); c.number && ok {
					digits[i] = max(digits[i], len(fraction))
				}
			}
		}
	}
	return digits
}

func rowCount(t *tally.Table) *big.Rat { return big.NewRat(int64(len(t.Rows)), 1) }
