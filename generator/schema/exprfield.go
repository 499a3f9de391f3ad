package schema

import (
	"regexp"
	"slices"
	"strings"

	"zoufang/generator/diag"
)

// undefined reports a field that does not exist; dot is the offset before it.
func (p codePlace) undefined(dot int, name string, types *provider, s scope) diag.Finding {
	before := string([]rune(p.Node.Value)[:min(dot, runeLen(p.Node.Value))])
	if lastWord(before) == "records" {
		return p.unknown("schema-reference.collection", p.selected(dot), name, types.collectionNames())
	}
	return p.unknown("schema-rule.field", p.selected(dot), name, types.keysAfter(before, s))
}

// lastWord returns the name that text ends with.
func lastWord(text string) string {
	return text[len(strings.TrimRightFunc(text, isWordRune)):]
}

// ofRecords is the record of some collection, at the end of an expression.
var ofRecords = regexp.MustCompile(`\brecords\.(\w+)\[[^\[\]]*\]$`)

// keysAfter returns the fields of what an expression ends with: of self, row,
// site and records their own, of anything else all that are within self.
func (p *provider) keysAfter(expression string, s scope) []string {
	if part := ofRecords.FindStringSubmatch(expression); part != nil {
		if c := p.collectionNamed(part[1]); c != nil {
			return p.recordKeys(c.Root)
		}
	}
	switch lastWord(expression) {
	case "self":
		return p.recordKeys(p.objects[s.self])
	case "row":
		return p.recordKeys(p.objects[s.row])
	case "site":
		return []string{"from", "to", "as_of", "today"}
	}
	var keys []string
	for object, f := range p.objects {
		if strings.HasPrefix(object, s.self+".") {
			keys = append(keys, f.keys()...)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// recordKeys returns an object's fields, with those that every record has.
func (p *provider) recordKeys(object *Field) []string {
	keys := object.keys()
	if p.fieldOf(object.celName, IDKey) == idField {
		keys = append(keys, IDKey, DraftKey)
	}
	return keys
}
