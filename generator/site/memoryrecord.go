package site

import (
	"zoufang/generator/diag"
	"zoufang/generator/markdown"
	"zoufang/generator/schema"
)

// record writes what reading a record gave, whose values are those of root, and
// returns the digests of its two parts.
func (w *writer) record(root *schema.Field, values schema.Values, body Body, findings diag.List) sums {
	start := len(w.data)
	w.truth(values != nil)
	if values != nil {
		w.group(root, values)
	}
	middle := len(w.data)
	w.body(body)
	of := sums{front: sumOf(w.data[start:middle]), text: sumOf(w.data[middle:])}
	w.count64(uint64(of.front))
	w.count64(uint64(of.text))
	w.findings(findings)
	if w.unable {
		return sums{}
	}
	return of
}

// record reads into a reading what a writer wrote, and reports whether it was all
// there and nothing else.
func (r *reader) record(root *schema.Field, into *reading) bool {
	if r.truth() {
		into.values = r.group(root, 0)
	}
	into.body = r.body()
	into.sums = sums{front: Sum(r.uvarint()), text: Sum(r.uvarint())}
	into.findings = r.findings()
	return !r.lost && r.data == ""
}

// body writes what is known of a text, without its HTML.
func (w *writer) body(b Body) {
	w.text(b.Summary)
	w.number(b.Chars)
	w.count64(uint64(b.sum))
	w.count(len(b.Headings))
	for _, h := range b.Headings {
		w.number(h.Level)
		w.text(h.ID)
		w.text(h.Text)
		w.pos(h.Pos)
	}
	w.count(len(b.slots))
	for _, s := range b.slots {
		w.slot(s)
	}
}

func (r *reader) body() Body {
	b := Body{Summary: r.text(), Chars: r.number(), sum: Sum(r.uvarint())}
	if n := r.count(); n > 0 {
		b.Headings = make([]markdown.Heading, n)
	}
	for i := range b.Headings {
		b.Headings[i] = markdown.Heading{Level: r.number(), ID: r.text(), Text: r.text(), Pos: r.pos()}
	}
	if n := r.count(); n > 0 {
		b.slots = make([]markdown.Slot, n)
	}
	for i := range b.slots {
		b.slots[i] = r.slot()
	}
	return b
}

func (w *writer) slot(s markdown.Slot) {
	w.number(s.Offset)
	w.byte(byte(s.Kind))
	for _, text := range []string{s.Dest, s.Text, s.Title, s.Info, s.Body} {
		w.text(text)
	}
	w.span(s.Span)
	w.span(s.DestSpan)
}

func (r *reader) slot() markdown.Slot {
	return markdown.Slot{
		Offset: r.number(), Kind: r.slotKind(),
		Dest: r.text(), Text: r.text(), Title: r.text(), Info: r.text(), Body: r.text(),
		Span: r.span(), DestSpan: r.span(),
	}
}

func (r *reader) slotKind() markdown.SlotKind {
	kind := markdown.SlotKind(r.byte())
	if kind > markdown.Live {
		r.lose()
	}
	return kind
}
