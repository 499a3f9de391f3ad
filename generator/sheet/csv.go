package sheet

import (
	"bytes"
	"encoding/csv"
	"strings"

	"zoufang/generator/tally"
)

// byteOrderMark makes office programs read a file as UTF-8.
const byteOrderMark = "\ufeff"

// csv is a table with its total, without its groups: every line but the last is
// a row.
func (w Writer) csv(t *tally.Table) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	g := w.grid(t)
	lines := [][]string{safe(g.heads)}
	for _, line := range append(g.rows, g.totals[0]) {
		lines = append(lines, plain(line))
	}
	if err := out.WriteAll(lines); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func plain(line []cell) []string {
	texts := make([]string, len(line))
	for i, c := range line {
		if texts[i] = c.text; !c.number {
			texts[i] = safeText(c.text)
		}
	}
	return texts
}

func safe(texts []string) []string {
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = safeText(text)
	}
	return out
}

// safeText keeps office programs from taking text for a formula.
func safeText(text string) string {
	if text != "" && strings.IndexByte("=+-@\t\r", text[0]) >= 0 {
		return "'" + text
	}
	return text
}
