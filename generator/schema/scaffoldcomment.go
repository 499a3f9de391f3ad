package schema

import (
	"cmp"
	"strings"

	"zoufang/generator/diag"
)

// The words of a new record's comments.
var (
	wordRequired = diag.Name{ZH: "（必填）", EN: " (required)"}
	wordOptional = diag.Name{ZH: "以下选填，用不着的可以删去。", EN: "What follows is optional and may be deleted."}
	wordKey      = diag.Name{ZH: "名称", EN: "name"}
	wordEnd      = diag.Name{ZH: "；", EN: "; "}
	wordColon    = diag.Name{ZH: "：", EN: ": "}
	wordComma    = diag.Name{ZH: "、", EN: ", "}
	wordUnit     = diag.Name{ZH: "单位：", EN: "in "}
	wordDate     = diag.Name{ZH: "例如 2012-03-05", EN: "for example 2012-03-05"}
	wordBoolean  = diag.Name{ZH: "写“是”或“否”", EN: "yes or no"}
	wordChoices  = diag.Name{ZH: "可以写：", EN: "one of: "}
	wordSeveral  = diag.Name{ZH: "几项用顿号分开", EN: "several are separated by commas"}
)

// comment says what a field wants: whether it must be, what it is for, and what
// may be written.
func (s *scaffold) comment(f *Field) string {
	text := f.Name().In(s.lang)
	if f.Required {
		text += wordRequired.In(s.lang)
	}
	help, form := strings.ReplaceAll(f.Help, "\n", " "), s.form(f)
	switch {
	case help == "" && form == "":
		return text
	case help != "" && form != "":
		if s.lang == diag.EN {
			help += " "
		}
	}
	return text + wordColon.In(s.lang) + help + form
}

// form says what a value looks like, where that is not plain.
func (s *scaffold) form(f *Field) string {
	switch f.Type {
	case TypeInteger, TypeNumber:
		if f.Unit != "" {
			return wordUnit.In(s.lang) + f.Unit
		}
	case TypeDate:
		return wordDate.In(s.lang)
	case TypeBoolean:
		return wordBoolean.In(s.lang)
	case TypeTerm:
		var names []string
		for _, t := range f.Vocabulary.Terms {
			names = append(names, t.label(s.lang))
		}
		return wordChoices.In(s.lang) + strings.Join(names, wordComma.In(s.lang))
	case TypeList:
		if f.Items.separable() {
			return strings.TrimPrefix(s.form(f.Items)+wordEnd.In(s.lang)+wordSeveral.In(s.lang), wordEnd.In(s.lang))
		}
	}
	return ""
}

// label returns what an author of that language writes for a term.
func (t *Term) label(lang diag.Lang) string {
	if lang == diag.EN {
		return t.ID
	}
	return cmp.Or(t.Name, t.ID)
}
