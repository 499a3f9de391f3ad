package diag

import "strings"

// Summary returns one line on the whole list: how many findings stop
// publication, how many do not, and how many `check --fix` mends.
func (l List) Summary(lang Lang) string {
	if len(l) == 0 {
		return Say(lang, "summary.clean", nil)
	}
	parts := []string{Say(lang, "summary.passed", nil)}
	if n := l.Count(Error); n > 0 {
		parts[0] = Say(lang, "summary.blocked", Args{"errors": n})
	}
	if n := l.Count(Warning); n > 0 {
		parts = append(parts, Say(lang, "summary.warnings", Args{"count": n}))
	}
	if n := l.Count(Notice); n > 0 {
		parts = append(parts, Say(lang, "summary.notices", Args{"count": n}))
	}
	if n := l.fixable(); n > 0 {
		parts = append(parts, Say(lang, "summary.fixable", Args{"count": n}))
	}
	return strings.Join(parts, Name{"；", "; "}.In(lang))
}

func (l List) fixable() int {
	n := 0
	for _, f := range l {
		if f.Fix != nil && f.Fix.Safe {
			n++
		}
	}
	return n
}
