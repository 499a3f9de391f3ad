package markdown

import (
	"io"

	"zoufang/generator/diag"
)

// Fragment is a rendered body. It holds plain values only, so that it can be
// stored and read back.
type Fragment struct {
	HTML    []byte    // well-formed, without what belongs into the slots
	Slots   []Slot    // in the order of their offsets
	Outline []Heading // in the order of the text
	Summary string    // the first paragraph as plain text, at most 120 characters
	Chars   int       // length as word processors count it, see counter
}

// Heading is a heading of a body. Level is that of the HTML element, 2 to 6.
type Heading struct {
	Level int
	ID    string
	Text  string
	Pos   diag.Pos
}

// SlotKind says what a slot stands for.
type SlotKind uint8

// The kinds of slots, and what belongs into each.
const (
	Link  SlotKind = iota // the URL, escaped, between the quotes of href=""
	Image                 // the whole element
	Live                  // the whole block
)

// Slot is a place in a fragment's HTML that only the site as a whole can fill.
type Slot struct {
	Offset int // into Fragment.HTML
	Kind   SlotKind

	// Dest is where a link or an image points: a path, an #anchor or both, as
	// typed, with Markdown's escapes resolved and URL escapes kept.
	Dest  string
	Text  string // the link's text or the image's alternative text, plain
	Title string

	Info string // a live block's words: its name and arguments
	Body string // a live block's lines

	Span     diag.Span // the whole construct
	DestSpan diag.Span // Dest alone, or Info
}

// Fill writes the fragment with what fill returns for each slot put in verbatim.
func (f *Fragment) Fill(w io.Writer, fill func(Slot) string) error {
	done := 0
	for _, s := range f.Slots {
		if _, err := w.Write(f.HTML[done:s.Offset]); err != nil {
			return err
		}
		if _, err := io.WriteString(w, fill(s)); err != nil {
			return err
		}
		done = s.Offset
	}
	_, err := w.Write(f.HTML[done:])
	return err
}
