package site

import (
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"zoufang/generator/diag"
	"zoufang/generator/privacy"
	"zoufang/generator/record"
)

// privateFinding words what was found in a text. Where says what kind of text that is,
// as a variant of the rules; args are what that variant wants besides.
func privateFinding(span diag.Span, where string, h privacy.Hit, text string, args diag.Args) diag.Finding {
	found := text[h.From:h.To]
	all := diag.Args{"what": whatIs(h), "masked": hidden(h, found), "instead": diag.Both("private-instead."+string(h.Kind), nil)}
	for key, arg := range args {
		all[key] = arg
	}
	if h.Kind == privacy.Name || h.Kind == privacy.Health {
		all[nameArg] = plainName(found)
	}
	if h.Severity == diag.Error {
		return diag.At(span, joined("private-data", where), all)
	}
	return diag.At(span, joined("private-data-likely", where), all)
}

// nameArg is the argument that holds a name which no message shows: whether it may
// stand is known only once all records are.
const nameArg = "name"

func joined(rule, variant string) string {
	if variant == "" {
		return rule
	}
	return rule + "." + variant
}

// whatIs names a kind, and what makes it less than certain.
func whatIs(h privacy.Hit) diag.Name {
	what := diag.Both("private-kind."+string(h.Kind), nil)
	if h.Doubt != "" {
		doubt := diag.Both("private-doubt."+h.Doubt, nil)
		what.ZH, what.EN = what.ZH+doubt.ZH, what.EN+doubt.EN
	}
	return what
}

// hidden is as much of what was found as tells it from others of its kind.
func hidden(h privacy.Hit, found string) string {
	if h.Instead != "" {
		return h.Instead
	}
	runes := []rune(strings.Join(strings.Fields(found), ""))
	if len(runes) < 8 {
		return string(runes[:min(1, len(runes))]) + "****"
	}
	return string(runes[:2]) + "****" + string(runes[len(runes)-2:])
}

// plainName is a name without the spaces that pad it in print.
func plainName(text string) string { return strings.Join(strings.Fields(text), "") }

// isWholeName reports whether a text can be looked for as the name of a person.
func isWholeName(name string) bool {
	for _, r := range name {
		if !unicode.Is(unicode.Han, r) || r == '某' {
			return false
		}
	}
	return utf8.RuneCountInString(name) >= 2
}

// LookThrough reports what a text says that must not be published by rules. File is
// what findings call it.
func LookThrough(rules *privacy.Rules, file, text string) (findings diag.List) {
	places := diag.Places{Text: text}
	for _, hit := range rules.Find(text) {
		findings = append(findings, privateFinding(places.Span(file, hit.From, hit.To), "", hit, text, nil))
	}
	return findings
}

// lookThroughConfig looks through the site's description.
func lookThroughConfig(rules *privacy.Rules, root fs.FS) diag.List {
	data, err := fs.ReadFile(root, configFile)
	if err != nil {
		return nil // it was read before
	}
	source, _ := record.Decode(configFile, data)
	if source == nil {
		return nil
	}
	return LookThrough(rules, configFile, source.Text)
}

// privateName looks through the name of a file.
func privateName(rules *privacy.Rules, file string) (findings diag.List) {
	base := path.Base(file)
	for _, hit := range rules.Find(base) {
		findings = append(findings, privateFinding(diag.Span{File: file}, "file-name", hit, base, nil))
	}
	return findings
}
