package build

import (
	"bytes"
	"strings"
)

// A relative site works where no server is: opened by double click from a stick
// or a network drive. Its pages are written as for a server, and on their way out
// the addresses in them that begin at the site's root come to begin at the page,
// and name the file of a page they lead to. Nothing else is changed: not what
// leads elsewhere, no text, no script, and none of the addresses in feeds and the
// site map, for which the site still has its base URL.

// addressAttributes hold the address of one thing.
var addressAttributes = map[string]bool{
	"href": true, "src": true, "action": true, "formaction": true, "poster": true, "cite": true, "data": true, "xlink:href": true,
}

// folderAttributes hold the address of a folder, in which a script finds files.
var folderAttributes = map[string]bool{"data-root": true, "data-search": true}

// sourceSets hold several addresses, of pictures of several sizes.
var sourceSets = map[string]bool{"srcset": true, "imagesrcset": true}

// rawElements hold text in which there are no tags.
var rawElements = map[string]bool{
	"iframe": true, "noembed": true, "noframes": true, "script": true, "style": true, "textarea": true, "title": true, "xmp": true,
}

// relativiser writes pages with relative addresses.
type relativiser struct {
	prefix string // that addresses of the site begin with, with slashes at both ends
	top    string // the way from the page to the root of the site, with a slash at its end
	out    *bytes.Buffer
}

// writeRelative writes a page that lies in file with relative addresses.
func (u urls) writeRelative(out *bytes.Buffer, file string, page []byte) {
	top := strings.Repeat("../", strings.Count(file, "/"))
	if top == "" {
		top = "./"
	}
	r := relativiser{u.prefix, top, out}
	r.page(page)
}

// page writes a page. What looks like a tag in a comment, or in an element that
// holds only text, is none.
func (r *relativiser) page(rest []byte) {
	for {
		at := bytes.IndexByte(rest, '<')
		if at < 0 || at+1 == len(rest) {
			r.out.Write(rest)
			return
		}
		r.out.Write(rest[:at])
		rest = rest[at:]
		switch {
		case isLetter(rest[1]):
			rest = r.tag(rest)
		case bytes.HasPrefix(rest, []byte("<!--")):
			rest = r.copyThrough(rest, "-->")
		case rest[1] == '/' || rest[1] == '!' || rest[1] == '?':
			rest = r.copyThrough(rest, ">")
		default:
			rest = r.copyThrough(rest, "<")
		}
	}
}

// copyThrough writes text up to the end of what it is looked through for, and
// returns the rest.
func (r *relativiser) copyThrough(text []byte, end string) []byte {
	length := len(text)
	if at := bytes.Index(text, []byte(end)); at >= 0 {
		length = at + len(end)
	}
	r.out.Write(text[:length])
	return text[length:]
}

// tag writes the tag that text begins with, and the element where that holds only
// text, and returns the rest.
func (r *relativiser) tag(text []byte) []byte {
	name := untilAny(text[1:], " \t\n\f\r/>")
	r.out.Write(text[:1+len(name)])
	rest := text[1+len(name):]
	for len(rest) > 0 && rest[0] != '>' {
		rest = r.attribute(rest)
	}
	if element := strings.ToLower(string(name)); rawElements[element] {
		return r.rawText(rest, element)
	}
	return rest
}

// rawText writes the content of an element that holds only text.
func (r *relativiser) rawText(text []byte, element string) []byte {
	for at := 0; ; at += 2 {
		next := bytes.Index(text[at:], []byte("</"))
		if next < 0 {
			r.out.Write(text)
			return nil
		}
		at += next
		name := text[at+2 : min(len(text), at+2+len(element))]
		if strings.EqualFold(string(name), element) {
			r.out.Write(text[:at])
			return text[at:]
		}
	}
}

// attribute writes the attribute, or the space or slash, that text begins with, and
// returns the rest.
func (r *relativiser) attribute(text []byte) []byte {
	if isSpace(text[0]) || text[0] == '/' {
		r.out.WriteByte(text[0])
		return text[1:]
	}
	name := text[:1+len(untilAny(text[1:], " \t\n\f\r/>="))]
	at := len(name) + spaces(text[len(name):])
	if at == len(text) || text[at] != '=' {
		r.out.Write(name)
		return text[len(name):]
	}
	at++
	at += spaces(text[at:])
	r.out.Write(text[:at])
	return r.value(name, text[at:])
}

// value writes the value of an attribute, with its quotes, and returns the rest.
func (r *relativiser) value(attribute, text []byte) []byte {
	if len(text) == 0 || text[0] != '"' && text[0] != '\'' {
		value := untilAny(text, " \t\n\f\r>")
		r.rewrite(attribute, value)
		return text[len(value):]
	}
	end := bytes.IndexByte(text[1:], text[0]) + 1
	if end == 0 { // it never ends
		r.out.Write(text)
		return nil
	}
	r.out.WriteByte(text[0])
	r.rewrite(attribute, text[1:end])
	r.out.WriteByte(text[0])
	return text[end+1:]
}

// rewrite writes the value of an attribute with what addresses it holds made
// relative.
func (r *relativiser) rewrite(attribute, value []byte) {
	if bytes.IndexByte(value, '/') < 0 {
		r.out.Write(value)
		return
	}
	switch name := strings.ToLower(string(attribute)); {
	case addressAttributes[name]:
		r.address(string(value), "index.html")
	case folderAttributes[name]:
		r.address(string(value), "")
	case sourceSets[name]:
		r.sources(string(value))
	default:
		r.out.Write(value)
	}
}

// address writes an address, as it stands in an attribute: a path from the site's
// root, a query and an anchor. Where the path is that of a folder, index is the
// file that is meant.
func (r *relativiser) address(value, index string) {
	path, ours := strings.CutPrefix(value, r.prefix)
	if !ours || path != "" && (path[0] == '/' || path[0] == '\\') { // another host
		r.out.WriteString(value)
		return
	}
	end := pathEnd(path)
	r.out.WriteString(r.top)
	r.out.WriteString(path[:end])
	if end == 0 || path[end-1] == '/' {
		r.out.WriteString(index)
	}
	r.out.WriteString(path[end:])
}

// pathEnd is where the path of an address ends. The number sign of a character
// reference, such as &#43;, begins no anchor.
func pathEnd(address string) int {
	for i := range len(address) {
		if address[i] == '?' || address[i] == '#' && (i == 0 || address[i-1] != '&') {
			return i
		}
	}
	return len(address)
}

// sources writes the addresses of a srcset, between which there are descriptors and
// commas.
func (r *relativiser) sources(value string) {
	for value != "" {
		start := len(value) - len(strings.TrimLeft(value, " \t\n\f\r,"))
		r.out.WriteString(value[:start])
		value = value[start:]
		address := value[:len(untilAny([]byte(value), " \t\n\f\r"))]
		value = value[len(address):]
		bare := strings.TrimRight(address, ",")
		r.address(bare, "index.html")
		r.out.WriteString(address[len(bare):])
		if bare == address { // a descriptor may follow
			comma := strings.IndexByte(value, ',')
			if comma < 0 {
				comma = len(value)
			}
			r.out.WriteString(value[:comma])
			value = value[comma:]
		}
	}
}

// untilAny is the beginning of text without any of the characters.
func untilAny(text []byte, characters string) []byte {
	if at := bytes.IndexAny(text, characters); at >= 0 {
		return text[:at]
	}
	return text
}

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' && c != '\v' }

// spaces is how many spaces text begins with.
func spaces(text []byte) int {
	n := 0
	for n < len(text) && isSpace(text[n]) {
		n++
	}
	return n
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
