package site

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"zoufang/generator/diag"
)

// checkName reports names that cannot live on every office machine, or that
// tell of a copy made by hand. Each part of a path is judged once, when the
// walk reaches it.
func (l *sorting) checkName(name string) {
	base := path.Base(name)
	l.checkClash(name)
	if len(name) <= maxPath && harmless(base) {
		return
	}
	if utf8.RuneCountInString(name) > maxPath {
		l.report(name, "file-name.long", diag.Args{"limit": maxPath, "length": utf8.RuneCountInString(name)})
	}
	if part := forbidden(base); part != "" {
		l.report(name, "file-name.forbidden", diag.Args{"part": part})
	} else if part := ending(base); part != "" {
		l.report(name, "file-name.ending", diag.Args{"part": part})
	} else if part := untidy(base); part != "" {
		f := diag.At(diag.Span{File: name}, "file-name.untidy", diag.Args{"part": part, "suggestion": tidy(base)})
		l.findings = append(l.findings, f.WithSeverity(diag.Warning))
	}
}

// harmless is the quick answer for the names that most files have: small letters,
// digits and hyphens.
func harmless(base string) bool {
	for i := 0; i < len(base); i++ {
		if c := base[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' && c != '.' {
			return false
		}
	}
	stem, _, _ := strings.Cut(base, ".")
	return !deviceNames[stem] && !strings.HasSuffix(base, ".")
}

// checkClash reports a name that some machines take for one met before.
func (l *sorting) checkClash(name string) {
	folded := foldPath(name)
	other, clash := l.seen[folded]
	switch {
	case !clash:
		l.seen[folded] = name
	case strings.ToLower(name) == strings.ToLower(other):
		l.report(name, "file-name.clash", diag.Args{"other": other})
	default:
		l.report(name, "file-name.lookalike", diag.Args{"other": other})
	}
}

// foldPath returns what names have in common that overwrite each other on some
// machines: those that differ in letter case or in the coding of a character.
func foldPath(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// deviceNames cannot be file names on Windows, with any extension.
var deviceNames = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true,
}

// forbidden returns the part of base that Windows refuses, or "".
// See “Naming Files, Paths, and Namespaces” in the Windows documentation.
func forbidden(base string) string {
	for _, r := range base {
		if r < 0x20 || r == utf8.RuneError || strings.ContainsRune(`<>:"\|?*`, r) {
			return string(r)
		}
	}
	stem, _, _ := strings.Cut(strings.ToLower(base), ".")
	if deviceNames[strings.TrimRight(stem, " ")] {
		return stem
	}
	return ""
}

// UsableName reports whether a record can be called so on every office machine.
func UsableName(base string) bool {
	if base == "" || base == "index" || base[0] == '.' || strings.Contains(base, "/") {
		return false
	}
	return forbidden(base) == "" && ending(base) == ""
}

// ending returns the last character of base if Windows drops it, or "".
func ending(base string) string {
	last := base[len(base)-1:]
	if last == "." || last == " " {
		return last
	}
	return ""
}

// byProgram reports whether a file is not the author's but left by an office
// program or the system: a lock file, a cache of thumbnails.
func byProgram(base string) bool {
	lower := strings.ToLower(base)
	return strings.HasPrefix(base, "~$") || lower == "thumbs.db" || lower == "desktop.ini"
}

// handMade are the marks of copies and versions kept by file name.
var handMade = []string{"副本", "最终版", "新建", "复件", "- copy"}

// untidy returns the part of base that is better avoided, or "".
func untidy(base string) string {
	lower := strings.ToLower(base)
	for _, mark := range handMade {
		if strings.Contains(lower, mark) {
			return mark
		}
	}
	for _, r := range base {
		wide := r >= 0xFF01 && r <= 0xFF5E
		if unicode.IsSpace(r) || wide || r == '(' || r == ')' {
			return string(r)
		}
	}
	return ""
}

// tidy suggests a name without what untidy finds.
func tidy(base string) string {
	ext := path.Ext(base)
	stem := strings.TrimSuffix(base, ext)
	for _, mark := range handMade {
		stem = strings.ReplaceAll(stem, mark, "")
	}
	stem = strings.Map(func(r rune) rune {
		switch {
		case r >= 0xFF01 && r <= 0xFF5E:
			return r - 0xFEE0
		case unicode.IsSpace(r):
			return '-'
		}
		return r
	}, stem)
	stem = strings.NewReplacer("(", "-", ")", "").Replace(stem)
	stem = strings.Trim(stem, "-_. ")
	if stem == "" {
		stem = "name"
	}
	return stem + ext
}
