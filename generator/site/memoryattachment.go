package site

import "zoufang/generator/diag"

// attachment recalls what is known of the text of a file that has that look.
func (r *recollection) attachment(file, look string) (text attachmentText, known bool) {
	if r == nil || look == "" {
		return attachmentText{}, false
	}
	e, found := r.recall(r.digest("attachment", look, file))
	if !found {
		return attachmentText{}, false
	}
	in := reader{data: string(e.data), file: file}
	text = attachmentText{unread: diag.Name{ZH: in.text(), EN: in.text()}, findings: in.findings()}
	return text, !in.lost && in.data == ""
}

// keepAttachment remembers it.
func (r *recollection) keepAttachment(file, look string, text attachmentText) {
	if r == nil || look == "" {
		return
	}
	w := writer{file: file}
	w.name(text.unread)
	w.findings(text.findings)
	if !w.unable {
		r.keep(r.digest("attachment", look, file), w.data)
	}
}
