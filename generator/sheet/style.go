package sheet

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// style is how a cell looks.
type style struct {
	bold, large, head, link, wrap bool

	number   bool
	decimals int // of a number
}

// style returns the number by which the workbook knows a style.
func (b *book) style(s style) int {
	if id, known := b.styles[s]; known {
		return id
	}
	id, err := b.file.NewStyle(s.definition())
	b.do(err)
	b.styles[s] = id
	return id
}

func (s style) definition() *excelize.Style {
	d := &excelize.Style{
		Font:      &excelize.Font{Bold: s.bold, Size: 11},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: s.wrap || s.head},
	}
	if s.large {
		d.Font.Size = 14
	}
	if s.link {
		d.Font.Color, d.Font.Underline = "0563C1", "single"
	}
	if s.head {
		d.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E6E6"}}
		d.Border = []excelize.Border{{Type: "bottom", Color: "7F7F7F", Style: 1}}
		d.Alignment.Vertical = "center"
	}
	if s.number {
		format := "#,##0"
		if s.decimals > 0 {
			format += "." + strings.Repeat("0", s.decimals)
		}
		d.CustomNumFmt = &format
	}
	return d
}
