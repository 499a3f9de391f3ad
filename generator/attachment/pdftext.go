package attachment

import (
	"math"
	"strings"
)

// doText follows an operator about text.
func (c *canvas) doText(operator string, a arguments) {
	s := &c.state
	switch operator {
	case "BT":
		s.text, s.line = identity, identity
	case "Tf":
		s.font, s.size = c.font(a.at(0).name()), a.number(1)
	case "Tc":
		s.between = a.number(0)
	case "Tw":
		s.words = a.number(0)
	case "Tz":
		s.stretch = a.number(0) / 100
	case "TL":
		s.leading = a.number(0)
	case "Ts":
		s.rise = a.number(0)
	case "Tm":
		s.text, s.line = a.matrix(), a.matrix()
	case "Td":
		s.step(a.number(0), a.number(1))
	case "TD":
		s.leading = -a.number(1)
		s.step(a.number(0), a.number(1))
	case "T*":
		s.step(0, -s.leading)
	case "Tj", "TJ", "'", `"`:
		c.doShow(operator, a)
	}
}

// doShow follows an operator that shows text.
func (c *canvas) doShow(operator string, a arguments) {
	s := &c.state
	switch operator {
	case `"`:
		s.words, s.between = a.number(0), a.number(1)
		a = a[min(len(a), 2):]
		fallthrough
	case "'":
		s.step(0, -s.leading)
	}
	if operator != "TJ" {
		c.show(a.at(0).bytes())
		return
	}
	for _, v := range a.at(0).list() {
		c.show(v.bytes())
		s.text = s.text.moved(-v.number()/1000*s.size*s.stretch, 0)
	}
}

// step goes to a new line.
func (s *state) step(x, y float64) {
	s.line = s.line.moved(x, y)
	s.text = s.line
}

// font is the font of a name. That of a name which is not there shows nothing that
// can be told.
func (c *canvas) font(name string) *font {
	if f, ok := c.named[name]; ok {
		return f
	}
	fonts := c.resources.key("Font")
	at := fonts.reference(name)
	f, known := c.fonts[at]
	if at == 0 || !known {
		f = newFont(fonts.key(name))
		c.fonts[at] = f
	}
	c.named[name] = f
	return f
}

// show shows a string in the present font.
func (c *canvas) show(raw string) {
	s := &c.state
	switch {
	case raw == "":
		return
	case s.font == nil:
		panic(errGlyphs)
	}
	var text strings.Builder
	begin := s.text.times(s.page)
	for len(raw) > 0 {
		g := s.font.next(raw)
		raw = raw[g.code:]
		c.count(g)
		c.lines.take(len(g.text))
		text.WriteString(g.text)
		step := g.width*s.size + s.between
		if g.space {
			step += s.words
		}
		s.text = s.text.moved(step*s.stretch, 0)
	}
	end := s.text.times(s.page)
	length := math.Hypot(begin[0], begin[1])
	if length == 0 {
		length = 1
	}
	c.lines.show(piece{
		text: text.String(), x0: begin[4], y0: begin[5], x1: end[4], y1: end[5],
		ux: begin[0] / length, uy: begin[1] / length, size: math.Abs(s.size) * math.Hypot(begin[2], begin[3]),
	})
}

// count keeps account of the characters that nobody can tell.
func (c *canvas) count(g glyph) {
	if c.glyphs++; c.glyphs > maxText/4 {
		panic(errTooLarge)
	}
	if !g.bad {
		c.badNow = 0
		return
	}
	c.bad++
	c.badNow++
	c.longestBad = max(c.longestBad, c.badNow)
}
