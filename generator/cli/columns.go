package cli

import (
	"fmt"
	"io"
	"strings"

	"zoufang/generator/diag"
)

// columnGap stands between two columns.
const columnGap = "  "

// columns writes lines of cells below heads, each column as wide as its widest
// cell in a terminal of the user's language. Columns that are empty in every line
// are left out.
func (a *App) columns(w io.Writer, heads []string, lines [][]string) {
	widths := make([]int, len(heads))
	for _, line := range lines {
		for i, cell := range line {
			line[i] = diag.Visible(cell)
			widths[i] = max(widths[i], diag.Width(a.lang, line[i]))
		}
	}
	for _, line := range append([][]string{heads}, lines...) {
		var b strings.Builder
		for i, cell := range line {
			if widths[i] > 0 {
				width := max(widths[i], diag.Width(a.lang, heads[i]))
				b.WriteString(cell + strings.Repeat(" ", width-diag.Width(a.lang, cell)) + columnGap)
			}
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
}
