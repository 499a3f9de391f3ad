package site

import (
	"slices"

	"zoufang/generator/diag"
)

// forgiveNames drops the findings about names in texts that are those of people who
// act in office: who have records by which commits name them, or whom a field names
// that holds the names of persons and hides none.
func (l *loader) forgiveNames() {
	var known map[string]bool
	for _, d := range l.drafts {
		if !slices.ContainsFunc(d.findings, isAboutName) {
			continue
		}
		if known == nil {
			known = l.officials()
		}
		d.findings = slices.DeleteFunc(d.findings, func(f diag.Finding) bool { return isAboutName(f) && known[f.Message.Args[nameArg].(string)] })
	}
}

// isAboutName reports whether a finding is about a name that may be an official's.
func isAboutName(f diag.Finding) bool {
	_, found := f.Message.Args[nameArg].(string)
	return found && (f.Rule == "private-data" || f.Rule == "private-data-likely")
}

func (l *loader) officials() map[string]bool {
	known := map[string]bool{}
	for _, d := range l.drafts {
		if d.values == nil {
			continue
		}
		if d.collection.CommitterField != nil {
			known[plainName(d.name)] = true
		}
		d.collection.Persons(d.values, func(name string) { known[plainName(name)] = true })
	}
	return known
}
