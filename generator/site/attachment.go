package site

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"zoufang/generator/attachment"
	"zoufang/generator/diag"
	"zoufang/generator/privacy"
)

// attachmentText is what is known of an attachment's text.
type attachmentText struct {
	findings diag.List
	unread   diag.Name // why nobody can tell by program what it says; zero: it was read
}

// readAttachments looks through the text of all attachments.
func (l *loader) readAttachments() {
	var files []string
	for _, file := range l.assetPaths {
		if fileExt[strings.ToLower(path.Ext(file))] {
			files = append(files, file)
		}
	}
	read := make([]attachmentText, len(files))
	InParallel(len(files), l.Workers, func(i int) { read[i] = l.readAttachment(files[i]) })
	l.texts = make(map[string]attachmentText, len(files))
	for i, file := range files {
		l.texts[file] = read[i]
	}
}

func (l *loader) readAttachment(file string) attachmentText {
	look := l.assetLook(file)
	if known, ok := l.memory.attachment(file, look); ok {
		return known
	}
	var data []byte
	if attachment.Known(file) { // others are not read, however large they are
		var err error
		if data, err = fs.ReadFile(l.Root, file); err != nil {
			return attachmentText{unread: diag.Reason(err)}
		}
	}
	text := lookThroughAttachment(l.site.Privacy, file, data)
	l.memory.keepAttachment(file, look, text)
	return text
}

// maxInAttachment is how many findings one attachment has, the worst of them: a list of
// all members of a union is refused by a few.
const maxInAttachment = 10

func lookThroughAttachment(rules *privacy.Rules, file string, data []byte) (text attachmentText) {
	parts, err := attachment.Read(path.Base(file), data)
	if err != nil {
		return attachmentText{unread: diag.Reason(err)}
	}
	for _, part := range parts {
		for _, hit := range rules.Find(part.Text) {
			args := diag.Args{"part": partName(part.Name)}
			text.findings = append(text.findings, privateFinding(diag.Span{File: file}, "attachment", hit, part.Text, args))
		}
	}
	slices.SortStableFunc(text.findings, func(a, b diag.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	text.findings = text.findings[:min(len(text.findings), maxInAttachment)]
	return text
}

// partName is what messages call a part of an attachment.
func partName(name string) diag.Name {
	if name == "" {
		return diag.Both("private-part.all", nil)
	}
	if number, isPage := strings.CutPrefix(name, "page "); isPage {
		return diag.Both("private-part.page", diag.Args{"number": number})
	}
	return diag.Both("private-part.within", diag.Args{"name": name})
}

// checkAttachment reports what an attachment says that must not be published, or that
// nobody knows what it says.
func (l *loader) checkAttachment(asset *Asset, owner *draft) {
	text := l.texts[asset.Path]
	for _, f := range text.findings {
		l.blame(owner, f)
	}
	if text.unread == (diag.Name{}) || owner != nil && owner.checked(asset.Path) {
		return
	}
	span, args := diag.Span{File: asset.Path}, diag.Args{"reason": text.unread}
	if owner == nil || owner.collection.CheckedField == nil {
		l.blame(owner, diag.At(span, "attachment.unread-alone", args))
		return
	}
	args["line"] = owner.collection.CheckedLine(strings.TrimPrefix(asset.Path, path.Dir(owner.path)+"/"))
	l.blame(owner, diag.At(span, "attachment.unread", args).
		WithRelated(diag.Span{File: owner.path}, "attachment.unread-record", nil))
}

// checked reports whether the record says that a person looked through a file in its
// folder.
func (d *draft) checked(file string) bool {
	for _, checked := range d.collection.CheckedFiles(d.values) {
		if norm.NFC.String(d.beside(checked.Name)) == norm.NFC.String(file) {
			return true
		}
	}
	return false
}

// beside returns the path of a file by its name from the record's folder.
func (d *draft) beside(name string) string { return path.Join(path.Dir(d.path), name) }

// checkChecked reports files that somebody is said to have looked through and that are
// not there.
func (l *loader) checkChecked() {
	for _, d := range l.drafts {
		for _, checked := range d.collection.CheckedFiles(d.values) {
			if d.owns(checked.Name) {
				continue
			}
			span := diag.Span{File: d.path}
			if file := l.reread(d); file != nil {
				span = d.collection.Locate(file, checked.Path)
			}
			d.findings = append(d.findings, diag.At(span, "attachment.absent", diag.Args{"file": checked.Name}))
		}
	}
}

// owns reports whether a file of that name lies in the record's own folder.
func (d *draft) owns(name string) bool {
	want := norm.NFC.String(d.beside(name))
	for _, asset := range d.own {
		if norm.NFC.String(asset.Path) == want {
			return true
		}
	}
	return false
}
