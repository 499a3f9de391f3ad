package attachment

import (
	"archive/zip"
	"path"
	"slices"
	"strings"
)

// maxDepth is how deep files may lie within files.
const maxDepth = 2

// readOffice reads a document, workbook or presentation of Office Open XML or of
// OpenDocument: archives of members that are XML.
func (r *reader) readOffice(data []byte) ([]Part, error) {
	archive, err := r.openArchive(data)
	if err != nil {
		return nil, err
	}
	o := office{reader: r, members: archive.File}
	switch {
	case o.has("[Content_Types].xml"):
	case o.has("META-INF/manifest.xml") && o.has("content.xml"):
	default:
		return nil, errFormat
	}
	for _, member := range o.members {
		if err := o.add(member); err != nil {
			return nil, err
		}
	}
	if err := o.addSheets(); err != nil {
		return nil, err
	}
	if o.pictures && !o.said {
		return nil, errScan
	}
	return o.parts, nil
}

// office collects the text of one such file.
type office struct {
	*reader
	members  []*zip.File
	parts    []Part
	sheets   []*zip.File // of a workbook; their cells refer to its shared texts
	pictures bool        // there are some
	said     bool        // there is text in the body
}

func (o *office) has(name string) bool {
	return slices.ContainsFunc(o.members, func(m *zip.File) bool { return m.Name == name })
}

// add takes up the text of a member. One of which nobody knows what it holds
// makes the file unreadable.
func (o *office) add(member *zip.File) error {
	name := member.Name
	switch kindOf(name) {
	case pictureMember:
		o.pictures = true
	case sheetMember:
		o.sheets = append(o.sheets, member)
	case textMember:
		data, err := o.unpack(member)
		if err != nil {
			return err
		}
		text, err := readXML(data)
		if err != nil {
			return err
		}
		o.put(name, text)
	case fileMember:
		return o.addFile(member)
	case unknownMember:
		return errWithin
	}
	return nil
}

func (o *office) put(name, text string) {
	o.parts = append(o.parts, Part{name, text})
	o.said = o.said || isBody(name) && strings.TrimSpace(text) != ""
}

// isBody reports whether a member holds what is read in a file, rather than what
// is said about it.
func isBody(name string) bool {
	for _, folder := range []string{"word/document", "word/header", "word/footer", "word/footnotes", "ppt/slides/slide", "xl/worksheets/", "content.xml"} {
		if strings.HasPrefix(name, folder) {
			return true
		}
	}
	return false
}

// addFile reads a file within the file.
func (o *office) addFile(member *zip.File) error {
	if o.depth == maxDepth {
		return errWithin
	}
	data, err := o.unpack(member)
	if err != nil {
		return err
	}
	inner := reader{left: o.left, depth: o.depth + 1}
	parts, err := inner.read(member.Name, data)
	o.left = inner.left
	if err != nil {
		return errWithin
	}
	for _, p := range parts {
		o.parts = append(o.parts, Part{path.Join(member.Name, p.Name), p.Text})
	}
	return nil
}

type memberKind uint8

const (
	unknownMember memberKind = iota
	textMember
	sheetMember
	pictureMember
	fileMember
	emptyMember // holds nothing that anybody would read
)

// kindOf tells by its name what a member is.
func kindOf(name string) memberKind {
	folder, ext := path.Dir(name), extension(name)
	switch {
	case strings.HasSuffix(name, "/"), name == "mimetype", name == "layout-cache", folder == "xl/printerSettings", folder == "ppt/printerSettings":
		return emptyMember
	case isPicture(name) && (strings.HasPrefix(name, "docProps/") || strings.HasPrefix(name, "Thumbnails/")):
		return emptyMember // a small picture of the first page
	case isPicture(name):
		return pictureMember
	case folder == "xl/worksheets" && ext == ".xml", name == sharedTexts:
		return sheetMember
	}
	switch ext {
	case ".xml", ".rels", ".vml", ".rdf", ".svg":
		return textMember
	case ".odttf", ".fntdata", ".ttf":
		return emptyMember // fonts
	case ".docx", ".xlsx", ".pptx":
		return fileMember
	}
	return unknownMember
}
