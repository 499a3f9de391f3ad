package attachment

import "math"

// page is a page with what it may have from the nodes above it.
type page struct {
	dict, resources, box value
}

// readPage returns the text of a page and of the notes on it. A page that shows
// something else than text, or text that nobody can tell, makes the document
// unreadable.
func (d *document) readPage(p page) string {
	c := canvas{document: d, lines: lines{left: &d.left}}
	c.draw(p.dict.key("Contents"), p.resources, identity, 0)
	shown := c.glyphs
	for _, text := range c.unsaid {
		c.lines.note(text)
	}
	c.addNotes(p.dict.key("Annots"))
	switch {
	case c.bad*10 > c.glyphs || c.longestBad >= badRun:
		panic(errGlyphs)
	case shown == 0 && (c.pictures > 0 || c.strokes >= drawnText):
		panic(errScan)
	case shown < stampGlyphs && c.pictured > pictureShare*areaOf(p.box):
		panic(errScan)
	}
	return c.lines.String()
}

// What a page may be and still count as text.
const (
	badRun       = 6    // as many unknown characters side by side may be a number
	drawnText    = 100  // as many strokes may be characters that were turned into drawings
	stampGlyphs  = 50   // a scan may have a heading or a watermark that is text
	pictureShare = 0.6  // of the page, where it is a scan
	maxForms     = 8    // how deep forms may stand within forms
	maxStates    = 1000 // how many states may be kept
	maxOperands  = 100  // how many operands an operator may have
)

func areaOf(box value) float64 {
	corners := arguments(box.list())
	return math.Abs((corners.number(2) - corners.number(0)) * (corners.number(3) - corners.number(1)))
}

// addNotes adds the annotations of a page: links, remarks, fields of forms. Files
// that are attached to a page are not read.
func (c *canvas) addNotes(notes value) {
	for _, note := range notes.list() {
		c.visit(0)
		if note.key("Subtype").name() == "FileAttachment" {
			panic(errWithin)
		}
		for _, key := range []string{"Contents", "T", "TU", "V", "DV"} {
			c.lines.note(note.key(key).text())
			c.lines.note(note.key("Parent").key(key).text())
		}
		c.lines.note(note.key("A").key("URI").bytes())
		look := note.key("AP").key("N")
		c.draw(look, look.key("Resources"), identity, 0)
	}
}
