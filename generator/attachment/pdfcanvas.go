package attachment

import "bytes"

// canvas follows the program that draws a page.
type canvas struct {
	*document
	lines     lines
	state     state
	kept      []state
	resources value
	named     map[string]*font // those of the resources
	marks     []mark
	unsaid    []string // what is shown where the document says that it means something else

	glyphs, bad        int // characters, and those that nobody can tell
	badNow, longestBad int // how many of those stand side by side
	pictures, strokes  int
	pictured           float64 // area
}

// state is what the operators set.
type state struct {
	page       matrix // from what is drawn to the page
	text, line matrix // from the present character, and from its line
	font       *font
	size       float64
	between    float64 // after each character
	words      float64 // after each space
	stretch    float64
	leading    float64
	rise       float64
}

// draw follows a program: that of a page, or of a form in it.
func (c *canvas) draw(program, resources value, at matrix, depth int) {
	if depth > maxForms {
		panic(errDamaged)
	}
	before := *c
	c.resources, c.named, c.kept, c.marks = resources, map[string]*font{}, nil, nil
	c.state = state{page: at, text: identity, line: identity, stretch: 1}
	c.follow(&lexer{data: programOf(program)}, depth)
	c.resources, c.named, c.kept, c.marks, c.state = before.resources, before.named, before.kept, before.marks, before.state
}

// programOf is the program of a stream, or of several that go on one from another.
func programOf(v value) []byte {
	var program []byte
	streams := v.list()
	if v.isStream() {
		streams = []value{v}
	}
	for _, stream := range streams {
		data, ok := stream.unpack()
		if !ok && !stream.isNull() {
			panic(errDamaged)
		}
		program = append(append(program, data...), '\n')
	}
	return program
}

// follow follows operators, which stand behind their operands.
func (c *canvas) follow(l *lexer, depth int) {
	var operands arguments
	for {
		object, ok := l.next(0)
		if !ok {
			return
		}
		word, is := object.(operator)
		switch {
		case !is:
			if len(operands) < maxOperands {
				operands = append(operands, c.file.of(object))
			}
			continue
		case word == "BI":
			c.skipPicture(l)
		default:
			c.do(string(word), operands, depth)
		}
		operands, l.elements = operands[:0], 0
	}
}

// skipPicture goes over a picture amid a program: its properties and, between two
// words, its bytes.
func (c *canvas) skipPicture(l *lexer) {
	c.addPicture()
	l.until("ID", 0)
	for l.at < len(l.data) {
		end := bytes.Index(l.data[l.at:], []byte("EI"))
		if end < 0 {
			l.at = len(l.data)
			return
		}
		l.at += end + 2
		if isBlank(l.data[l.at-3]) && (l.at == len(l.data) || isBlank(l.data[l.at])) {
			return
		}
	}
}

// arguments are the operands of an operator. Those that are missing are null.
type arguments []value

func (a arguments) at(i int) value {
	if i < len(a) {
		return a[i]
	}
	return value{}
}

func (a arguments) number(i int) float64 { return a.at(i).number() }

func (a arguments) matrix() matrix {
	var m matrix
	for i := range m {
		m[i] = a.number(i)
	}
	return m
}

// do follows one operator.
func (c *canvas) do(operator string, a arguments, depth int) {
	switch operator {
	case "q":
		if len(c.kept) < maxStates {
			c.kept = append(c.kept, c.state)
		}
	case "Q":
		if last := len(c.kept) - 1; last >= 0 {
			c.state, c.kept = c.kept[last], c.kept[:last]
		}
	case "cm":
		c.state.page = a.matrix().times(c.state.page)
	case "Do":
		c.object(c.resources.key("XObject").key(a.at(0).name()), depth)
	case "BMC", "BDC":
		c.mark(a.at(1))
	case "EMC":
		c.endMark()
	case "l", "c", "v", "y":
		c.strokes++
	default:
		c.doText(operator, a)
	}
}

// object draws a form or a picture.
func (c *canvas) object(object value, depth int) {
	switch object.key("Subtype").name() {
	case "Image":
		c.addPicture()
	case "Form":
		c.visit(0)
		at := c.state.page
		if m := arguments(object.key("Matrix").list()); len(m) == 6 {
			at = m.matrix().times(at)
		}
		resources := object.key("Resources")
		if resources.isNull() {
			resources = c.resources
		}
		c.draw(object, resources, at, depth+1)
	}
}

func (c *canvas) addPicture() {
	c.pictures++
	c.pictured += c.state.page.area() // a picture fills the unit square
}
