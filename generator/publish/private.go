package publish

import (
	"iter"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"zoufang/generator/diag"
	"zoufang/generator/privacy"
)

// Privacy says what is private wherever it stands.
type Privacy struct {
	Rules    *privacy.Rules
	Admitted iter.Seq[string] // texts that look private but are meant for the public, such as the telephone of an office; nil: none
}

// privateData finds in files what is private by rules. Doubtful cases are not for
// it: whoever checks the sources is told of them, and may publish them.
type privateData struct {
	rules    *privacy.Rules
	admitted []string // their digits
}

func newPrivateData(p *Privacy) *privateData {
	if p == nil {
		return nil
	}
	d := &privateData{rules: p.Rules}
	if p.Admitted != nil {
		for text := range p.Admitted {
			if digits := digitsOf(text); digits != "" {
				d.admitted = append(d.admitted, digits)
			}
		}
	}
	return d
}

// check looks through a file and its name. What was found is not said.
func (d *privateData) check(path string, w *wording) []Fault {
	if d == nil {
		return nil
	}
	faults := d.find(path, path, func(int) int { return 0 })
	return append(faults, d.find(path, string(w.text), w.line)...)
}

func (d *privateData) find(path, text string, line func(at int) int) []Fault {
	var faults []Fault
	for _, hit := range d.rules.Find(text) {
		if hit.Severity == diag.Error && !d.isAdmitted(text[hit.From:hit.To]) {
			faults = append(faults, fault(path, line(hit.From), "fault.personal", diag.Args{"kind": diag.Both("private-kind."+string(hit.Kind), nil)}))
		}
	}
	return faults
}

// isAdmitted reports whether a number stands in a text that is meant for the public.
func (d *privateData) isAdmitted(found string) bool {
	digits := digitsOf(found)
	for _, admitted := range d.admitted {
		if digits != "" && strings.Contains(admitted, digits) {
			return true
		}
	}
	return false
}

func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, norm.NFKC.String(text))
}
