// Package diag holds findings: what is wrong with a file, where, what was
// expected instead and what to type.
//
// Findings are data. Every other package of the generator makes them with At
// and returns them in a List; a Go error means only that work could not go on.
// The words stand in one catalogue, in Chinese and English, and are chosen when
// a finding is shown: as text with a code frame (Text), as JSON or as SARIF.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says how much a finding weighs (严重程度).
type Severity uint8

// The severities, in rising order. Only errors stop publication.
const (
	Notice  Severity = iota // 提示: read as meant, said so that the file can be tidied
	Warning                 // 警告: probably wrong, published all the same
	Error                   // 错误: not published
)

var severityNames = [...]Name{
	Notice:  {"提示", "notice"},
	Warning: {"警告", "warning"},
	Error:   {"错误", "error"},
}

// String returns "notice", "warning" or "error".
func (s Severity) String() string { return s.In(EN) }

// In returns the severity's name in lang.
func (s Severity) In(lang Lang) string { return severityNames[s].In(lang) }

// Pos is a place in a file. Line and Col count from 1, Col in characters of the
// decoded line as its author sees it. Line 0 means the file as a whole.
type Pos struct{ Line, Col int }

// Before reports whether p lies before q.
func (p Pos) Before(q Pos) bool { return p.compare(q) < 0 }

func (p Pos) compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// Span is a stretch of a file. File is slash-separated and relative to the
// site's root; End is exclusive, and a zero End means Start.
type Span struct {
	File       string
	Start, End Pos
}

// String returns file:line:col, or the file alone where the span is all of it.
func (s Span) String() string {
	if s.Start.Line == 0 {
		return s.File
	}
	return fmt.Sprintf("%s:%d:%d", s.File, s.Start.Line, s.Start.Col)
}

// end returns End, never before Start.
func (s Span) end() Pos {
	if s.End.Before(s.Start) {
		return s.Start
	}
	return s.End
}

func (s Span) compare(t Span) int {
	return cmp.Or(
		cmp.Compare(s.File, t.File),
		s.Start.compare(t.Start),
		s.end().compare(t.end()),
	)
}

// Related is a second place that a finding speaks of, such as the rule in a
// schema that a record breaks.
type Related struct {
	Span    Span
	Message Message
}

// Finding is one thing that is wrong at one place.
type Finding struct {
	Rule     string
	Severity Severity
	Span     Span
	Message  Message
	Related  []Related
	Fix      *Fix
}

// At returns a finding at span. The message's rule, the part of its id before
// the first dot, gives the severity. An id that the catalogue lacks is a
// programming error and panics.
func At(span Span, messageID string, args Args) Finding {
	rule := ruleOf(messageID)
	return Finding{
		Rule:     rule.ID,
		Severity: rule.Severity,
		Span:     span,
		Message:  Message{ID: messageID, Args: args},
	}
}

// Unknown returns a finding about a name that nothing has. Where there are names
// like it, the message is messageID-near, and the first of them may be typed instead.
func Unknown(span Span, messageID, name string, near []string) Finding {
	if len(near) == 0 {
		return At(span, messageID, Args{"value": name})
	}
	f := At(span, messageID+"-near", Args{"value": name, "candidates": near})
	return f.WithFix(false, Edit{Span: span, Text: near[0]})
}

// WithFix returns a copy of f that suggests edits.
func (f Finding) WithFix(safe bool, edits ...Edit) Finding {
	f.Fix = &Fix{Edits: edits, Safe: safe}
	return f
}

// WithRelated returns a copy of f that also points to span.
func (f Finding) WithRelated(span Span, messageID string, args Args) Finding {
	f.Related = append(slices.Clip(f.Related), Related{span, Message{ID: messageID, Args: args}})
	return f
}

// WithSeverity returns a copy of f with another severity than its rule's.
func (f Finding) WithSeverity(s Severity) Finding {
	f.Severity = s
	return f
}

// WithText returns a copy of f that says text, the words of a schema's author,
// instead of its catalogue message.
func (f Finding) WithText(text Name) Finding {
	f.Message = Message{Literal: text}
	return f
}

// List is a number of findings.
type List []Finding

// Sort puts the list into its fixed order: by file, place, rule and message.
func (l List) Sort() { slices.SortStableFunc(l, Finding.compare) }

// compare words the messages only where nothing else tells a from b.
func (a Finding) compare(b Finding) int {
	if c := cmp.Or(a.Span.compare(b.Span), cmp.Compare(a.Rule, b.Rule)); c != 0 {
		return c
	}
	return cmp.Or(
		cmp.Compare(a.Message.In(EN), b.Message.In(EN)),
		cmp.Compare(a.Message.In(ZH), b.Message.In(ZH)),
	)
}

// Count returns how many findings of l have severity s.
func (l List) Count(s Severity) int {
	n := 0
	for _, f := range l {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// HasErrors reports whether anything in l stops publication.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(f Finding) bool { return f.Severity == Error })
}

// Without returns the findings of l that others lack, wherever in its file each
// stands: of several equal ones the last.
func (l List) Without(others List) (rest List) {
	known := map[string]int{}
	for _, f := range others {
		known[f.identity()]++
	}
	for _, f := range l {
		if id := f.identity(); known[id] > 0 {
			known[id]--
		} else {
			rest = append(rest, f)
		}
	}
	return rest
}

// identity tells a finding from others in its file, wherever it stands.
func (f Finding) identity() string {
	return strings.Join([]string{f.Rule, f.Severity.String(), f.Span.File, f.Message.In(ZH), f.Message.In(EN)}, "\x00")
}
