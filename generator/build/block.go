package build

import (
	"bytes"
	"html/template"
	"math/big"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/tally"
)

// block returns what stands for a live block: the table that it names, or bars of
// its totals.
func (v *view) block(info string) string {
	b, wrong := tally.ParseBlock(info)
	if wrong != "" || !v.tables.has(b.Tally) {
		v.noteSite(ofTables)
		return "" // as was reported when the tables were counted
	}
	v.noteTable(ofTable, b.Tally)
	v.noteSite(ofDay)
	table, asOf := v.tables.table(b.Tally), v.site.AsOf
	if !b.AsOf.IsZero() && b.AsOf.Before(asOf) {
		v.noteSite(ofEverything)
		var err error
		asOf = b.AsOf
		if table, err = tally.Recount(table, v.tables.all(), v.site, asOf); err != nil {
			return template.HTMLEscapeString(err.Error())
		}
	}
	shape := blockTable
	if b.Bars {
		shape = blockBars
	}
	var out bytes.Buffer
	if err := shape.Execute(&out, blockView{&Table{view: v, table: b.Select(table)}, asOf}); err != nil {
		return template.HTMLEscapeString(err.Error())
	}
	return out.String()
}

// blockView is what the templates of blocks see.
type blockView struct {
	*Table
	day time.Time
}

// AsOf is the day that the figures are of, in the site's words.
func (b blockView) AsOf() string {
	return diag.Say(b.lang(), "tables.note-unitless", diag.Args{"as_of": b.day.Format(time.DateOnly)})
}

func (b blockView) lang() diag.Lang { return b.view.site.Config.Lang() }

// Head is what stands over the rows.
func (b blockView) Head() string { return b.Label() }

// TotalWord heads the column and the row of totals.
func (b blockView) TotalWord() string { return diag.Say(b.lang(), "tables.total", nil) }

// Whole reports whether all rows are shown, so that the total is theirs.
func (b blockView) Whole() bool { return b.table.Totals != nil }

// bar is a row drawn to scale.
type bar struct {
	*TableRow
	Y, Text, Width, Goal int // of its line, of its words, in units of the drawing
	Value                string
	HasGoal              bool
}

// The drawing of bars, in units: words to the left, figures to the right.
const (
	barLine   = 28
	barLeft   = 180
	barLength = 360
)

// Bars returns the rows with the lengths of their bars.
func (b blockView) Bars() []bar {
	longest := new(big.Rat)
	for _, r := range b.table.Rows {
		for _, n := range []*big.Rat{headline(&r).Value.Rat(), headline(&r).Min} {
			if n != nil && n.Cmp(longest) > 0 {
				longest = n
			}
		}
	}
	var bars []bar
	for i, r := range b.Rows() {
		cell := headline(r.row)
		bars = append(bars, bar{
			TableRow: r, Y: i * barLine, Text: i*barLine + barLine/2 + 5, Value: cell.Value.String(),
			Width: toScale(cell.Value.Rat(), longest), Goal: barLeft + toScale(cell.Min, longest), HasGoal: cell.Min != nil,
		})
	}
	return bars
}

// Height of the drawing.
func (b blockView) Height() int { return max(1, len(b.table.Rows)) * barLine }

// headline is the one figure of a row: of its only column, or its total.
func headline(r *tally.Row) tally.Cell {
	if len(r.Cells) == 1 {
		return r.Cells[0]
	}
	return r.Total
}

func toScale(n, longest *big.Rat) int {
	if n == nil || longest.Sign() == 0 {
		return 0
	}
	part, _ := new(big.Rat).Quo(n, longest).Float64()
	return int(part*barLength + 0.5)
}

var blockTable = template.Must(template.New("table").Parse(`<figure class="tally-block">
<figcaption><a href="{{ .Page.RelPermalink }}">{{ .Title }}</a> <span class="due">{{ with .Unit }}{{ . }} · {{ end }}{{ .AsOf }}</span></figcaption>
<div class="table-scroll" role="group" aria-label="{{ .Title }}" tabindex="0"><table class="tally">
<thead><tr><th scope="col">{{ .Head }}</th>{{ range .Columns }}<th scope="col" class="number">{{ .Title }}</th>{{ end }}{{ if .HasTotal }}<th scope="col" class="number">{{ .TotalWord }}</th>{{ end }}</tr></thead>
<tbody>{{ $total := .HasTotal }}{{ range .Rows }}
<tr><th scope="row"><a href="{{ .Page.RelPermalink }}">{{ .Title }}</a></th>{{ range .Cells }}<td class="number">{{ .Value }}{{ with .State.Title }} <span class="due">{{ . }}</span>{{ end }}</td>{{ end }}{{ if $total }}<td class="number">{{ .Total.Value }}</td>{{ end }}</tr>{{ end }}
</tbody>{{ if .Whole }}
<tfoot><tr><th scope="row">{{ .TotalWord }}</th>{{ range .Totals }}<td class="number">{{ .Value }}</td>{{ end }}{{ if $total }}<td class="number">{{ .Total.Value }}</td>{{ end }}</tr></tfoot>{{ end }}
</table></div>{{ with .Discretion }}
<p class="meta">{{ . }}</p>{{ end }}
</figure>`))

var blockBars = template.Must(template.New("bars").Parse(`<figure class="tally-block">
<figcaption><a href="{{ .Page.RelPermalink }}">{{ .Title }}</a> <span class="due">{{ with .Unit }}{{ . }} · {{ end }}{{ .AsOf }}</span></figcaption>
<svg class="tally-bars" viewBox="0 0 600 {{ .Height }}" role="img" aria-label="{{ .Title }}{{ range .Bars }} {{ .Title }} {{ .Value }}{{ end }}">{{ range .Bars }}
<text class="tally-bars-name" x="0" y="{{ .Text }}">{{ .Title }}</text><rect class="tally-bar" x="180" y="{{ .Y }}" width="{{ .Width }}" height="20"/>{{ if .HasGoal }}<rect class="tally-goal" x="{{ .Goal }}" y="{{ .Y }}" width="2" height="24"/>{{ end }}<text class="tally-bars-value" x="595" y="{{ .Text }}" text-anchor="end">{{ .Value }}</text>{{ end }}
</svg>{{ with .Discretion }}
<p class="meta">{{ . }}</p>{{ end }}
</figure>`))
