package schema

import (
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// repaired says that a key was read as meant.
func (o *object) repaired(key *record.Node, f *Field) {
	right := f.label(languageOf(key.Value))
	o.report(diag.At(o.span(key), "key-form", diag.Args{"value": key.Value, "field": f.Name()}).
		WithFix(true, diag.Edit{Span: o.span(key), Text: right}))
}

// unknown reports a key that means no field.
func (o *object) unknown(key *record.Node) {
	args := diag.Args{"value": key.Value, "owner": o.field.Name()}
	near := Nearest(key.Value, o.field.accepted(), 3)
	if len(near) == 0 {
		if v := o.field.Keys; v != nil {
			o.report(diag.At(o.span(key), "term", v.choices(key.Value)))
			return
		}
		o.report(diag.At(o.span(key), "unknown-key", args))
		return
	}
	name, _, _ := o.field.find(near[0])
	o.meant = append(o.meant, name)
	args["near"] = near
	o.report(diag.At(o.span(key), "unknown-key.near", args).
		WithFix(false, diag.Edit{Span: o.span(key), Text: yamlText(near[0])}))
}

// accepted returns the keys that an author would be told of: the title where
// there is one, and the English key.
func (f *Field) accepted() []string {
	var all []string
	for _, child := range f.Fields {
		all = append(all, child.Key)
		if child.Title != "" {
			all = append(all, child.Title)
		}
		all = append(all, child.Also...)
	}
	if f.Keys != nil {
		all = append(all, f.Keys.words()...)
	}
	return all
}

// languageOf guesses the language that a key is written in.
func languageOf(key string) diag.Lang {
	if isASCII(narrow(key)) {
		return diag.EN
	}
	return diag.ZH
}

// language is the one that the author writes keys in.
func (o *object) language() diag.Lang {
	if len(o.node.Pairs) == 0 {
		return diag.ZH
	}
	return languageOf(o.node.Pairs[0].Key.Value)
}

// label returns the key that an author of that language writes.
func (f *Field) label(lang diag.Lang) string {
	if lang == diag.EN || f.Title == "" {
		return f.Key
	}
	return yamlText(f.Title)
}

// insertion returns the edit that adds a missing field after the last one.
func (o *object) insertion(f *Field) (diag.Edit, bool) {
	if len(o.node.Pairs) == 0 {
		return diag.Edit{}, false
	}
	entry := f.label(o.language()) + ": " + f.blank(o.language(), o.file.Source.Path)
	last := o.node.Pairs[len(o.node.Pairs)-1]
	if o.isFlow(o.node) {
		return o.insert(last.Value.End, ", "+entry), true
	}
	line := last.Value.End.Line + 1
	if last.Value.End.Col == 1 {
		line--
	}
	indent := strings.Repeat(" ", last.Key.Start.Col-1)
	return o.insert(diag.Pos{Line: line, Col: 1}, indent+entry+"\n"), true
}

func (o *object) insert(at diag.Pos, text string) diag.Edit {
	return diag.Edit{Span: diag.Span{File: o.file.Source.Path, Start: at, End: at}, Text: text}
}

// maxChoices is how many terms are listed where a value is asked for.
const maxChoices = 8

// blank returns what stands for a value that the author has to fill in.
func (f *Field) blank(lang diag.Lang, near string) string {
	switch f.Type {
	case TypeBoolean:
		return diag.Name{ZH: "是/否", EN: "yes/no"}.In(lang)
	case TypeDate, TypeDateTime:
		if date := dateInPath.FindString(near); date != "" {
			return date
		}
		return "____-__-__"
	case TypeTerm:
		if len(f.Vocabulary.Terms) <= maxChoices {
			var names []string
			for _, t := range f.Vocabulary.Terms {
				names = append(names, t.label(lang))
			}
			return strings.Join(names, "/")
		}
	case TypeList:
		return "[]"
	}
	return "…"
}
