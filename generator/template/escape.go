package template

import (
	"html/template"
	"strconv"
	"strings"
	"text/template/parse"
)

// escape is what html/template does to a value before it is written: one
// function after the other.
type escape struct {
	steps []func(...any) string
	same  [256]bool // the bytes that all steps leave as they are, in a string of such bytes alone
	blank bool      // the empty string stays as it is too
	html  bool      // HTML stays as it is
}

// special are the bytes, beside those that are not ASCII, that an escaper may
// change in a string. Escapers that are not here are always run.
var special = map[string]string{
	"_html_template_attrescaper":    "\x00\"&'+<>",
	"_html_template_htmlescaper":    "\x00\"&'+<>",
	"_html_template_nospaceescaper": "\x00\t\n\v\f\r \"&'+<=>`",
	"_html_template_rcdataescaper":  "\x00\"&'+<>",
	"_html_template_urlescaper":     reserved(),
	"_html_template_urlfilter":      ":",
	"_html_template_urlnormalizer":  "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\v\f\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\"%'()<> \\^`{|}\x7f",
}

// reserved are the bytes below 0x80 that a part of an address has in code.
func reserved() string {
	var all []byte
	for c := range byte(0x80) {
		if !strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~", rune(c)) {
			all = append(all, c)
		}
	}
	return string(all)
}

// widely are the escapers that leave everything beyond ASCII as it is.
var widely = map[string]bool{
	"_html_template_attrescaper":   true,
	"_html_template_htmlescaper":   true,
	"_html_template_rcdataescaper": true,
	"_html_template_urlfilter":     true,
}

// escapers splits off the escapers at the end of a pipeline. There is none
// where it ends in something else, or in an escaper that looks at types.
func (c *compiler) escapers(cmds []*parse.CommandNode) ([]*parse.CommandNode, *escape) {
	var names []string
	e := &escape{}
	for len(cmds) > 1 {
		last := cmds[len(cmds)-1]
		id, ok := last.Args[0].(*parse.IdentifierNode)
		if !ok || len(last.Args) > 1 || special[id.Ident] == "" {
			break
		}
		f, ok := c.engine.host.Func(id.Ident).(func(...any) string)
		if !ok {
			break
		}
		names = append(names, id.Ident)
		e.steps = append([]func(...any) string{f}, e.steps...)
		cmds = cmds[:len(cmds)-1]
	}
	if len(names) == 0 {
		return cmds, nil
	}
	e.html = len(names) == 1 && names[0] == "_html_template_htmlescaper"
	e.blank = true
	for i := range e.same {
		e.same[i] = true
	}
	for _, name := range names {
		e.join(name)
	}
	return cmds, e
}

// join leaves out what an escaper changes.
func (e *escape) join(name string) {
	for i := range e.same {
		changed := strings.IndexByte(special[name], byte(i)) >= 0 || i >= 0x80 && !widely[name]
		e.same[i] = e.same[i] && !changed
	}
	e.blank = e.blank && name != "_html_template_nospaceescaper"
}

func (e *escape) write(out Output, v any) {
	switch v := v.(type) {
	case string:
		if e.keeps(v) {
			out.WriteString(v)
			return
		}
	case template.HTML:
		if e.html {
			out.WriteString(string(v))
			return
		}
	case int:
		out.Write(strconv.AppendInt(out.AvailableBuffer(), int64(v), 10))
		return
	case int64:
		out.Write(strconv.AppendInt(out.AvailableBuffer(), v, 10))
		return
	}
	v = open(v)
	for _, step := range e.steps {
		v = step(v)
	}
	out.WriteString(v.(string))
}

// keeps reports whether s is written as it is.
func (e *escape) keeps(s string) bool {
	if s == "" {
		return e.blank
	}
	for i := range len(s) {
		if !e.same[s[i]] {
			return false
		}
	}
	return true
}
