package publish

import (
	"cmp"
	"slices"

	"zoufang/generator/diag"
)

// Fault is something wrong with a compiled site or a release.
type Fault struct {
	File    string // below the site's root; "": the release as a whole
	Line    int    // 0: the file as a whole
	Message diag.Message
}

func fault(file string, line int, messageID string, args diag.Args) Fault {
	return Fault{file, line, diag.Message{ID: messageID, Args: args}}
}

// sortFaults puts faults into a total order and drops those that are said twice.
func sortFaults(faults []Fault) []Fault {
	slices.SortFunc(faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.text(), b.text()))
	})
	return slices.CompactFunc(faults, func(a, b Fault) bool {
		return a.File == b.File && a.Line == b.Line && a.text() == b.text()
	})
}

func (f Fault) text() string { return f.Message.In(diag.ZH) }
