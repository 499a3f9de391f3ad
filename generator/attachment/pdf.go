package attachment

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// readPDF reads a document: what is said about it, and then page by page.
//
// Its objects are read here too, and not by a library: those for Go either loop or
// exhaust the stack on some damaged documents, so that they bring down the program,
// or leave the text to their callers.
func readPDF(data []byte) (parts []Part, err error) {
	defer func() {
		switch reason := recover().(type) {
		case nil:
		case unreadable:
			parts, err = nil, reason
		default: // a mistake of ours, which is no reason to publish or to give up
			parts, err = nil, errDamaged
		}
	}()
	if len(data) > maxText {
		return nil, errTooLarge
	}
	f := openPDF(data)
	d := document{file: f, fonts: map[reference]*font{}, left: maxText}
	root := f.root()
	d.addAbout(f.of(f.trailer["Info"]), root)
	d.addPages(root.key("Pages"), page{}, 0)
	if d.pages == 0 {
		return nil, errDamaged
	}
	return d.parts, nil
}

// document collects the text of a document.
type document struct {
	file  *pdfFile
	parts []Part
	fonts map[reference]*font
	pages int
	nodes int // of its trees, so far
	left  int // bytes of text that may still come
}

// maxNodes is how many nodes the trees of a document may have.
const maxNodes = 500_000

func (d *document) add(name, lines string) {
	d.parts = append(d.parts, Part{name, lines})
}

// visit bounds how many nodes of a tree are looked at, since trees of damaged
// documents may have no end.
func (d *document) visit(depth int) {
	if d.nodes++; d.nodes > maxNodes || depth > maxObjectDepth {
		panic(errDamaged)
	}
}

// addPages adds the pages below a node of the tree of pages, whose properties they
// inherit. One that is missing might have said anything.
func (d *document) addPages(node value, inherited page, depth int) {
	d.visit(depth)
	if !node.isDict() {
		panic(errDamaged)
	}
	own := page{node, inherited.resources, inherited.box}
	if v := node.key("Resources"); !v.isNull() {
		own.resources = v
	}
	if v := node.key("MediaBox"); !v.isNull() {
		own.box = v
	}
	if kids := node.key("Kids"); !kids.isNull() {
		for _, kid := range kids.list() {
			d.addPages(kid, own, depth+1)
		}
		return
	}
	d.pages++
	d.add("page "+strconv.Itoa(d.pages), d.readPage(own))
}

// addAbout adds what is said about the document: its author and title, its
// metadata, its bookmarks. Files within it are not read.
func (d *document) addAbout(info, root value) {
	if !root.key("Names").key("EmbeddedFiles").isNull() || !root.key("AcroForm").key("XFA").isNull() {
		panic(errWithin)
	}
	l := lines{left: &d.left}
	entries, _ := info.object.(pdfDict)
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		if !strings.HasSuffix(key, "Date") {
			l.note(info.key(key).text())
		}
	}
	l.note(metadataOf(root.key("Metadata")))
	d.addBookmarks(&l, root.key("Outlines"), 0)
	d.add("about", l.String())
}

// metadataOf is the text of metadata. They are taken as they are where they are no
// XML, as some writers have them.
func metadataOf(stream value) string {
	if !stream.isStream() {
		return ""
	}
	data, ok := stream.unpack()
	if !ok || !utf8.Valid(data) {
		panic(errDamaged)
	}
	if text, err := readXML(data); err == nil {
		return text
	}
	return string(data)
}

func (d *document) addBookmarks(l *lines, node value, depth int) {
	for child := node.key("First"); child.isDict(); child = child.key("Next") {
		d.visit(depth)
		l.note(child.key("Title").text())
		d.addBookmarks(l, child, depth+1)
	}
}
