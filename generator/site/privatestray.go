package site

import (
	"io/fs"
	"unicode/utf8"

	"zoufang/generator/attachment"
)

// lookThroughStrays looks through files that are no records and no attachments: they
// are not published, and Git keeps them all the same. What cannot be read as text is
// left alone.
func (l *loader) lookThroughStrays() {
	for _, file := range l.strays {
		data, err := fs.ReadFile(l.Root, file)
		if err != nil || !attachment.Known(file) && !utf8.Valid(data) {
			continue
		}
		name := file
		if !attachment.Known(file) {
			name += ".txt"
		}
		for _, f := range lookThroughAttachment(l.site.Privacy, name, data).findings {
			f.Span.File = file
			l.findings = append(l.findings, f)
		}
	}
}
