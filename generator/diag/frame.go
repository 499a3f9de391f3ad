package diag

// Frame is what pages show of a finding beside its message: its source lines
// with the span marked in them, and what to type instead.
type Frame struct {
	Lines []FrameLine
	Fixes []FrameFix
}

// FrameLine is a source line of a frame, cut to what lies around the mark.
// Numbers that do not follow each other have lines between them that are left
// out.
type FrameLine struct {
	Number                int
	Before, Marked, After string
}

// FrameFix says what to do and gives the lines to type, of which there are none
// where something is to be deleted.
type FrameFix struct {
	Label string
	Lines []string
}

// frameWidth is how many columns a page shows of a source line.
const frameWidth = 200

// Frame returns what Text shows below the header of f, without its related
// places.
func (f Finding) Frame(lang Lang, lines Lines) Frame {
	lines = List{f}.discreet(lines)
	p := printer{TextOptions: TextOptions{Lang: lang, Lines: lines, Width: frameWidth}, ruler: rulerFor(lang)}
	var frame Frame
	for _, n := range framed(f.Span) {
		source, ok := lines.line(f.Span.File, n)
		if !ok {
			break
		}
		frame.Lines = append(frame.Lines, p.marked(f.Span, n, []rune(Visible(source))))
	}
	if f.Fix == nil {
		return frame
	}
	for _, c := range changes(f.Fix.Edits, lines) {
		if len(c.old) > 0 || len(c.new) > 0 {
			frame.Fixes = append(frame.Fixes, p.typed(c, f.Span))
		}
	}
	return frame
}

// marked cuts line n around what s covers of it.
func (p *printer) marked(s Span, n int, line []rune) FrameLine {
	from, to := covered(s, n, line)
	lo, hi := 0, len(line)
	if p.ruler.width(line) > p.Width {
		lo, hi = p.ruler.window(line, from, to, p.Width)
	}
	end := min(to, hi)
	cut := FrameLine{n, string(line[lo:from]), string(line[from:end]), string(line[end:hi])}
	if lo > 0 {
		cut.Before = string(ellipsis) + cut.Before
	}
	if hi < len(line) {
		cut.After += string(ellipsis)
	}
	return cut
}

// typed shows a change to who sees the lines of shown.
func (p *printer) typed(c change, shown Span) FrameFix {
	fix := FrameFix{Label: p.label(c, shown)}
	for i, line := range c.new {
		if i == maxFixLines {
			fix.Lines = append(fix.Lines, string(ellipsis))
			break
		}
		fix.Lines = append(fix.Lines, p.shorten(line, c, i))
	}
	return fix
}
