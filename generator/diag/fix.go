package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Edit replaces the text of Span by Text; an empty Span inserts. A Span that
// ends at column 1 of a line takes the end of the line before with it, so that
// from {7, 1} to {8, 1} is all of line 7, even where the file ends without a
// newline.
type Edit struct {
	Span Span
	Text string
}

// Fix is a suggested change: all of its edits, or none.
//
// A safe fix touches structure only, never prose, and may be applied unasked.
// Applied, it must leave nothing to find at its place, so that fixing twice is
// fixing once. A safe fix without edits means that the file is mended by
// writing it as it was decoded: in UTF-8, without byte order mark, with LF.
type Fix struct {
	Edits []Edit
	Safe  bool
}

// SafeEdits returns the edits to file that can be made together for the safe
// fixes of l, in the order of the file, and whether there is any such fix. Of
// two fixes that overlap, the second is left for the next run; so is one that
// reaches into another file.
func (l List) SafeEdits(file string) (edits []Edit, found bool) {
	for _, f := range l {
		if f.Span.File != file || f.Fix == nil || !f.Fix.Safe {
			continue
		}
		if fits(edits, f.Fix.Edits, file) {
			edits, found = merge(edits, f.Fix.Edits), true
		}
	}
	return edits, found
}

// fits reports whether every one of more has its place among edits, which are
// sorted and apart. An edit that stands there already fits.
func fits(edits, more []Edit, file string) bool {
	for _, e := range more {
		i, same := slices.BinarySearchFunc(edits, e, Edit.compare)
		if same {
			continue
		}
		if e.Span.File != file ||
			i > 0 && edits[i-1].blocks(e) ||
			i < len(edits) && e.blocks(edits[i]) {
			return false
		}
	}
	return true
}

func merge(edits, more []Edit) []Edit {
	for _, e := range more {
		if i, same := slices.BinarySearchFunc(edits, e, Edit.compare); !same {
			edits = slices.Insert(edits, i, e)
		}
	}
	return edits
}

func (e Edit) compare(f Edit) int {
	return cmp.Or(e.Span.compare(f.Span), cmp.Compare(e.Text, f.Text))
}

// blocks reports whether e, which sorts before f, leaves f no place: they share
// text, or both insert at one point.
func (e Edit) blocks(f Edit) bool {
	return f.Span.Start.Before(e.Span.end()) || e.Span.Start == f.Span.end()
}

// Apply makes all edits in text, the decoded text of one file, in whatever
// order they come. It fails when an edit lies outside the text or two overlap;
// equal edits count as one.
func Apply(text string, edits []Edit) (string, error) {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, Edit.compare)
	edits = slices.CompactFunc(edits, func(e, f Edit) bool { return e.compare(f) == 0 })

	var b strings.Builder
	places, done := Places{Text: text}, 0
	for i, e := range edits {
		if i > 0 && edits[i-1].blocks(e) {
			return "", fmt.Errorf("edits overlap at %v", e.Span)
		}
		from, to, ok := places.offsets(e.Span)
		if !ok {
			return "", fmt.Errorf("edit at %v lies outside the text", e.Span)
		}
		b.WriteString(text[done:from])
		b.WriteString(e.Text)
		done = to
	}
	b.WriteString(text[done:])
	return b.String(), nil
}
