package history

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"zoufang/generator/diag"
)

// Text writes the revisions as people read them, the newest first: when, who and
// what they said, then what changed.
//
//	2012-03-09 16:20  于帆  更正走访人数
//	  走访职工 › 人数：12人 → 15人
//	  正文（412 → 418 字）
//	    到会的职工有[-12-]{+15+}人。
//
// In colour, what is gone is red and what is new is green, without the brackets.
func Text(w io.Writer, revisions []Revision, lang diag.Lang, color bool) error {
	p := printer{out: bufio.NewWriter(w), lang: lang, color: color}
	untouched := 0
	for _, r := range slices.Backward(revisions) {
		if r.Kind == Untouched {
			untouched++
		} else {
			p.revision(r)
		}
	}
	if untouched > 0 {
		p.line("", p.say("log.others", diag.Args{"count": untouched}))
	}
	return p.out.Flush()
}

// printer writes revisions to a terminal.
type printer struct {
	out   *bufio.Writer // keeps the first error for Flush
	lang  diag.Lang
	color bool
}

func (p *printer) say(messageID string, args diag.Args) string {
	return diag.Say(p.lang, messageID, args)
}

// line writes one line. What could move the cursor is made visible.
func (p *printer) line(indent, text string) {
	fmt.Fprintf(p.out, "%s%s\n", indent, diag.Visible(text))
}

// The depths that lines of a revision are written at.
const (
	inRevision = "  "
	inText     = "    "
)

func (p *printer) revision(r Revision) {
	head := []string{r.When.Format("2006-01-02 15:04"), r.Author, r.Subject}
	if r.Kind != Changed {
		head = append(head, opening.In(p.lang)+r.Kind.In(p.lang)+closing.In(p.lang))
	}
	head = slices.DeleteFunc(head, func(part string) bool { return part == "" })
	p.line("", strings.Join(head, "  "))
	if r.From != "" {
		p.line(inRevision, p.say("log.path", diag.Args{"from": r.From, "to": r.Path}))
	}
	for _, c := range r.Changes {
		p.change(r.Kind, c)
	}
	p.body(r)
	if f := r.Findings; len(f.Rules) > 0 {
		args := diag.Args{"errors": f.Errors, "warnings": f.Warnings, "notices": f.Notices}
		p.line(inRevision, p.say("log.findings", args))
	}
}

func (p *printer) change(kind Kind, c Change) {
	label := c.Field.In(p.lang) + colon.In(p.lang)
	before, after := c.Before.In(p.lang), c.After.In(p.lang)
	switch {
	case c.Note != Plain:
		p.line(inRevision, label+p.say("log."+string(c.Note), nil))
	case c.Pieces != nil:
		p.line(inRevision, strings.TrimSpace(label))
		p.pieces(c.Pieces)
	case before != "" && after != "":
		p.line(inRevision, label+before+" → "+after)
	case before != "":
		p.line(inRevision, label+p.say("log.removed", diag.Args{"value": before}))
	case kind == Entered:
		p.line(inRevision, label+after)
	default:
		p.line(inRevision, label+p.say("log.added", diag.Args{"value": after}))
	}
}

// body writes what changed in the text. Of the first version, which is new as a
// whole, the length says enough.
func (p *printer) body(r Revision) {
	args := diag.Args{"before": r.Chars.Before, "after": r.Chars.After}
	switch {
	case r.Kind == Entered && r.Text != nil:
		p.line(inRevision, p.say("log.length", args))
	case r.Text != nil:
		p.line(inRevision, p.say("log.lengths", args))
		p.pieces(r.Text)
	case r.Kind == Changed && r.From == "" && len(r.Changes) == 0:
		p.line(inRevision, p.say("log.nothing", nil))
	}
}

// ellipsis stands for what is skipped.
const ellipsis = "……"

// pieces writes a text with marks around what is gone and what is new.
func (p *printer) pieces(pieces []Piece) {
	var b strings.Builder
	for i, piece := range pieces {
		if piece.Kind != Skipped {
			p.mark(&b, piece)
			continue
		}
		b.WriteString(ellipsis)
		if i+1 < len(pieces) && i == 0 && !strings.HasPrefix(pieces[i+1].Text, "\n") {
			b.WriteByte('\n')
		}
	}
	for line := range strings.Lines(b.String()) {
		if line = strings.TrimSuffix(line, "\n"); line != "" {
			line = inText + line
		}
		fmt.Fprintln(p.out, line)
	}
}

// marks are what stands around pieces, without and with colour.
var marks = map[PieceKind][2][2]string{
	Gone: {{"[-", "-]"}, {"\x1b[31m", "\x1b[0m"}},
	New:  {{"{+", "+}"}, {"\x1b[32m", "\x1b[0m"}},
}

// lineEnd stands for the end of a line where nothing else is gone or new.
const lineEnd = "↵"

// mark writes a piece line by line, each with marks of its own.
func (p *printer) mark(b *strings.Builder, piece Piece) {
	mark := marks[piece.Kind][0]
	if p.color {
		mark = marks[piece.Kind][1]
	}
	blank := piece.Kind != Same && strings.TrimSpace(piece.Text) == ""
	for line := range strings.Lines(piece.Text) {
		text, ended := strings.CutSuffix(line, "\n")
		if blank && ended {
			text += lineEnd
		}
		if text != "" {
			b.WriteString(mark[0] + diag.Visible(text) + mark[1])
		}
		if ended {
			b.WriteByte('\n')
		}
	}
}
