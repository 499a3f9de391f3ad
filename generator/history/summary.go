package history

import (
	"strings"

	"zoufang/generator/diag"
)

// punctuation is how the parts of a value are put on one line.
var (
	colon     = diag.Name{ZH: "：", EN: ": "}
	comma     = diag.Name{ZH: "、", EN: ", "}
	semicolon = diag.Name{ZH: "；", EN: "; "}
	opening   = diag.Name{ZH: "（", EN: "("}
	closing   = diag.Name{ZH: "）", EN: ")"}
	within    = diag.Name{ZH: " › ", EN: " › "}
)

// summary is all of a value on one line.
func (v *value) summary() diag.Name {
	return diag.Name{ZH: v.line(diag.ZH), EN: v.line(diag.EN)}
}

func (v *value) line(lang diag.Lang) string {
	if v.parts == nil {
		return v.words.In(lang)
	}
	separator, labelled := comma, !v.isList()
	if labelled {
		separator = semicolon
	}
	words := make([]string, len(v.parts))
	for i, part := range v.parts {
		words[i] = part.line(lang)
		if part.parts != nil {
			words[i] = opening.In(lang) + words[i] + closing.In(lang)
		}
		if labelled {
			words[i] = part.name.In(lang) + colon.In(lang) + words[i]
		}
	}
	return strings.Join(words, separator.In(lang))
}

// under returns the name of what lies within something called outer.
func under(outer, inner diag.Name) diag.Name {
	if outer == (diag.Name{}) {
		return inner
	}
	return diag.Name{ZH: outer.ZH + within.ZH + inner.ZH, EN: outer.EN + within.EN + inner.EN}
}
