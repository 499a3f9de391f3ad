package schema

import "strings"

// What docs/schema.md shows of the inside of this package.
var (
	Conditional = conditional
	Privacies   = privacies
	Roots       = rootKeywords
	Unsupported = unsupported
)

// Tables are the lists of keys that a schema may have, by what holds them.
var Tables = map[string][]string{
	"x-collection": collectionKeywords,
	"sequence":     sequenceKeywords,
	"body":         bodyKeywords,
	"heading":      headingKeywords,
	"vocabulary":   vocabularyKeywords,
	"term":         termKeywords,
	"rule":         ruleKeywords,
	"format":       formats,
	"field":        fieldKeywords,
	"workflow":     workflowKeywords,
	"step":         stepKeywords,
	"extend":       extendKeywords,
	"hold":         holdKeywords,
	"reopen":       reopenKeywords,
}

// KeywordOn says which types of fields a keyword stands on.
func KeywordOn(name string) string {
	on := keywords[name].on
	switch on {
	case onAny:
		return "任何字段"
	case onFixed:
		return "单个值"
	}
	var names []string
	for t := TypeText; t <= TypeObject; t++ {
		if on&families[t] != 0 {
			names = append(names, typeName(t).ZH)
		}
	}
	return strings.Join(names, "、")
}

// A TypeRow is a type of fields: what it is called, and its type in rules.
type TypeRow struct{ Name, InRules string }

// TypeRows returns all types, in their order.
func TypeRows() []TypeRow {
	var rows []TypeRow
	for t := TypeText; t <= TypeObject; t++ {
		f := &Field{Type: t, Items: &Field{}, celName: "object"}
		rows = append(rows, TypeRow{typeName(t).ZH, celType(f).String()})
	}
	return rows
}
