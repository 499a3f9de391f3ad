package site

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/privacy"
	"zoufang/generator/record"
	"zoufang/generator/schema"
)

// lookThrough reports what a record's file says that must not be published: in its
// fields, its text and its comments.
func (l *loader) lookThrough(d *draft, file *record.File) {
	e := exposure{rules: l.site.Privacy, draft: d, file: file, text: diag.Places{Text: file.Source.Text}}
	e.readFields()
	e.findNames()
	hits := e.rules.Find(file.Source.Text)
	slices.SortStableFunc(hits, func(a, b privacy.Hit) int { return cmp.Compare(b.Severity, a.Severity) })
	for _, hit := range hits {
		if e.told >= maxInRecord {
			return
		}
		e.hit(hit)
	}
}

// maxInRecord is how many findings one record has, the worst of them: nobody reads on
// in a list of everybody's numbers.
const maxInRecord = 200

// exposure is the search for private data in one record's file.
type exposure struct {
	rules   *privacy.Rules
	draft   *draft
	file    *record.File
	text    diag.Places
	masked  []maskedText // those that stand in clear
	agreed  []string     // names that may stand in full, see [plainName]
	settled []diag.Span  // of which is told by other findings what there is to tell
	told    int          // how many findings there are
}

// maskedText is a text in a field that masks it on pages.
type maskedText struct {
	schema.PrivateText
	extent diag.Span
}

// readFields takes the private fields, and reports what they hold in clear where it
// should be masked in the repository as well.
func (e *exposure) readFields() {
	if e.draft.values == nil || e.file.Front == nil {
		return
	}
	texts := e.draft.collection.PrivateTexts(e.draft.values)
	for _, text := range texts {
		if text.Agreed {
			e.agreed = append(e.agreed, plainName(text.Text))
		}
	}
	for _, text := range texts {
		m := maskedText{text, e.draft.collection.Extent(e.file, text.Path)}
		e.settled = append(e.settled, m.extent)
		if text.Shown() != text.Text && !slices.Contains(e.agreed, plainName(text.Text)) {
			e.masked = append(e.masked, m)
			e.stored(m)
		}
	}
}

// stored reports a text that is held in clear.
func (e *exposure) stored(m maskedText) {
	severity := e.rules.Stored(m.Privacy)
	if severity == diag.Notice {
		return
	}
	span, shown := e.draft.collection.Locate(e.file, m.Path), m.Shown()
	args := diag.Args{"field": m.Field.Name(), "masked": shown}
	if shown == "" {
		e.report(diag.At(span, "private-stored.never", args).WithSeverity(severity))
		return
	}
	f := diag.At(span, "private-stored", args).WithSeverity(severity)
	if span == m.extent {
		f = f.WithFix(false, diag.Edit{Span: span, Text: shown})
	}
	e.report(f)
}

func (e *exposure) report(f diag.Finding) {
	e.draft.findings = append(e.draft.findings, f)
	e.told++
}

// hit reports what was found, unless that is settled by the field it stands in.
func (e *exposure) hit(h privacy.Hit) {
	span := e.text.Span(e.draft.path, h.From, h.To)
	if e.isSettled(span) || e.isPublic(span) || slices.Contains(e.agreed, plainName(e.file.Source.Text[h.From:h.To])) {
		return
	}
	f := privateFinding(span, "", h, e.file.Source.Text, nil)
	if h.Instead != "" && span.Start.Line == span.End.Line {
		f = f.WithFix(false, diag.Edit{Span: span, Text: h.Instead})
	}
	e.report(f)
}

// isSettled reports whether a place needs no more findings.
func (e *exposure) isSettled(span diag.Span) bool {
	return slices.ContainsFunc(e.settled, func(s diag.Span) bool { return overlap(s, span) })
}

// isPublic reports whether a place lies in a field whose numbers are meant for the
// public.
func (e *exposure) isPublic(span diag.Span) bool {
	c := e.draft.collection
	return slices.ContainsFunc(c.Root.Fields, func(f *schema.Field) bool {
		return e.rules.Public(c.ID, f.Key) && overlap(c.Extent(e.file, schema.Path{f.Key}), span)
	})
}

// findNames reports where the names stand in full that a field of the record has to mask.
func (e *exposure) findNames() {
	for _, m := range e.masked {
		name := plainName(m.Text)
		if m.Privacy != schema.PrivacyName || !isWholeName(name) {
			continue
		}
		for from := range occurrences(e.file.Source.Text, name) {
			span := e.text.Span(e.draft.path, from, from+len(name))
			if e.isSettled(span) {
				continue
			}
			if e.told >= maxInRecord {
				return
			}
			e.settled = append(e.settled, span)
			e.report(diag.At(span, "private-data.named", diag.Args{"field": m.Field.Name(), "masked": m.Shown()}).
				WithFix(false, diag.Edit{Span: span, Text: m.Shown()}))
		}
	}
}

// occurrences are where a text has another one in it.
func occurrences(text, part string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for at := 0; ; at += len(part) {
			i := strings.Index(text[at:], part)
			if i < 0 || !yield(at+i) {
				return
			}
			at += i
		}
	}
}

// overlap reports whether two stretches of one file have something in common.
func overlap(a, b diag.Span) bool { return a.Start.Before(b.End) && b.Start.Before(a.End) }
