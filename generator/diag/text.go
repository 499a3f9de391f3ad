package diag

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// Lines returns a line of a file as its author sees it, without its end, and
// whether there is such a line. Files are named as in Span, lines count from 1.
type Lines func(file string, line int) (string, bool)

// longestLine is how many bytes a line may have of which views show a part. All of a
// longer one, which no editor writes, would be gone through for each of its findings.
const longestLine = 64 << 10

// line is l, or no line where there is no l, or too long a line.
func (l Lines) line(file string, n int) (string, bool) {
	if l == nil {
		return "", false
	}
	line, ok := l(file, n)
	return line, ok && len(line) <= longestLine
}

// TextOptions says how Text shows findings. The zero value shows them in
// Chinese, without source lines and without colour.
type TextOptions struct {
	Lang  Lang
	Lines Lines
	Color bool
	Width int // columns that a source line may take; 0 means 100
}

// Text writes the findings as people read them: a header, the source lines with
// the span underlined, the related places and the line to type instead.
//
//	content/visits/x.md:7:6: 错误[reference] 走访组“走访七组”不存在
//	   7 | 走访组: 走访七组
//	     |         ~~~~~~~~
//	     → content/groups/six.md:1:1: 相近的有“走访六组”
//	     = 修改：走访组: 走访六组
//
// A point in a line is marked by ^. Of a span of more than three lines, the
// first two and the last are shown.
func Text(w io.Writer, list List, opts TextOptions) error {
	opts.Width, opts.Lines = cmp.Or(opts.Width, 100), list.discreet(opts.Lines)
	p := printer{TextOptions: opts, ruler: rulerFor(opts.Lang), out: bufio.NewWriter(w)}
	for _, f := range list {
		p.finding(f)
	}
	return p.out.Flush()
}

// maxFramed is how many source lines a frame has.
const maxFramed = 3

type printer struct {
	TextOptions
	ruler  ruler
	out    *bufio.Writer // keeps the first error for Flush
	gutter int           // columns that line numbers take
}

func (p *printer) finding(f Finding) {
	p.gutter = max(4, len(fmt.Sprint(f.Span.end().Line)))
	p.header(f)
	p.frame(f)
	for _, r := range f.Related {
		p.row("→ ", p.at(r.Span)+Visible(r.Message.In(p.Lang)))
	}
	p.fix(f)
}

func (p *printer) header(f Finding) {
	fmt.Fprintf(p.out, "%s%s %s\n",
		p.paint(bold, p.at(f.Span)),
		p.paint(severityInk[f.Severity], f.Severity.In(p.Lang)+"["+f.Rule+"]"),
		Visible(f.Message.In(p.Lang)))
}

// at returns the place with a colon and a space, or nothing where there is no
// file.
func (p *printer) at(s Span) string {
	if s.File == "" {
		return ""
	}
	return Visible(s.String()) + ": "
}

// row writes a line under the frame that begins with sign.
func (p *printer) row(sign, text string) {
	fmt.Fprintf(p.out, "%*s%s%s\n", p.gutter+1, "", p.paint(faint, sign), text)
}

func (p *printer) frame(f Finding) {
	last := 0
	for _, n := range framed(f.Span) {
		source, ok := p.Lines.line(f.Span.File, n)
		if !ok {
			return
		}
		if last > 0 && n > last+1 {
			p.row(":", "")
		}
		p.line(f, n, []rune(Visible(source)))
		last = n
	}
}

// line writes one source line and what marks the span below it.
func (p *printer) line(f Finding, n int, source []rune) {
	from, to := covered(f.Span, n, source)
	e := p.ruler.excerpt(source, from, to, p.Width)
	number := p.paint(faint, fmt.Sprintf("%*d |", p.gutter, n))
	fmt.Fprintln(p.out, strings.TrimRight(number+" "+e.text, " "))

	mark := strings.Repeat("~", max(1, e.marked))
	if from == to {
		if n > f.Span.Start.Line {
			return
		}
		mark = "^"
	}
	p.row("| ", strings.Repeat(" ", e.before)+p.paint(severityInk[f.Severity], mark))
}

// framed returns the numbers of the lines to show of a span.
func framed(s Span) []int {
	first, last := s.Start.Line, s.end().Line
	if first == 0 {
		return nil
	}
	if s.end().Col <= 1 && last > first {
		last--
	}
	if last-first >= maxFramed {
		return []int{first, first + 1, last}
	}
	var all []int
	for n := first; n <= last; n++ {
		all = append(all, n)
	}
	return all
}

// covered returns which characters of line n lie in the span. Lines after its
// first count from their first character that is not white space.
func covered(s Span, n int, line []rune) (from, to int) {
	if n == s.Start.Line {
		from = s.Start.Col - 1
	} else {
		for from < len(line) && unicode.IsSpace(line[from]) {
			from++
		}
	}
	to = len(line)
	if n == s.end().Line {
		to = s.end().Col - 1
	}
	from = min(max(from, 0), len(line))
	return from, max(from, min(to, len(line)))
}

// ink is how a part of the view is coloured, as a parameter of the terminal's
// colour sequence.
type ink string

const (
	bold  ink = "1"
	faint ink = "2"
	green ink = "32"
)

var severityInk = [...]ink{Notice: "1;36", Warning: "1;33", Error: "1;31"}

func (p *printer) paint(i ink, text string) string {
	if !p.Color || text == "" {
		return text
	}
	return "\x1b[" + string(i) + "m" + text + "\x1b[0m"
}
