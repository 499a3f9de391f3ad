package schema

import (
	"errors"
	"regexp"
	"strings"
	"unicode"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// codePlace turns places in an expression into places in its file.
type codePlace struct {
	Code
	span diag.Span // of the whole expression
}

// failed is what could not be foreseen.
func (p codePlace) failed(err error) diag.List {
	return diag.List{diag.At(p.span, "schema-rule", diag.Args{"error": err.Error()})}
}

// at returns the span of the word, or else the sign, at an offset.
func (p codePlace) at(offset int) (diag.Span, string) {
	text := []rune(p.Node.Value)
	offset = min(offset, len(text))
	end := offset
	for end < len(text) && isWordRune(text[end]) {
		end++
	}
	for end < len(text) && strings.ContainsRune("=!<>&|", text[end]) && !isWordRune(text[offset]) {
		end++
	}
	return p.stretch(offset, max(end, min(offset+1, len(text)))), string(text[offset:end])
}

func (p codePlace) stretch(from, to int) diag.Span {
	span := p.span
	span.Start = inside(p.Source, p.Node, from)
	span.End = inside(p.Source, p.Node, to)
	if to > from { // a stretch ends after its last character, not before what comes next
		span.End = inside(p.Source, p.Node, to-1)
		span.End.Col++
	}
	return span
}

// typed returns code as it is typed in a scalar of that style.
func (p codePlace) typed(code string) string {
	switch p.Node.Style {
	case record.SingleQuoted:
		return strings.ReplaceAll(code, "'", "''")
	case record.DoubleQuoted:
		return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(code)
	}
	return code
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// offset returns where in the expression a location of CEL lies.
func (p codePlace) offset(l common.Location) int {
	offset := l.Column()
	for i, line := range strings.Split(p.Node.Value, "\n") {
		if i+1 >= l.Line() {
			break
		}
		offset += runeLen(line) + 1
	}
	return max(offset, 0)
}

var (
	undefinedField = regexp.MustCompile(`^undefined field '([^']*)'`)
	undeclaredName = regexp.MustCompile(`^undeclared reference to '([^']*)'`)
	noOverload     = regexp.MustCompile(`^found no matching overload for '([^']*)' applied to '(.*?)\.?\((.*)\)'$`)
	noSelection    = regexp.MustCompile(`^type '([^']*)' does not support field selection`)
)

// issues puts what CEL says about an expression in our words.
func (p codePlace) issues(issues *cel.Issues, types *provider, s scope) diag.List {
	var all diag.List
	for _, err := range issues.Errors() {
		all = append(all, p.issue(err, types, s))
		if strings.HasPrefix(err.Message, "Syntax error") {
			break // what follows is only its consequence
		}
	}
	return all
}

func (p codePlace) issue(err *common.Error, types *provider, s scope) diag.Finding {
	offset := p.offset(err.Location)
	if strings.Contains(err.Message, recordsInType) {
		span, _ := p.at(offset)
		return diag.At(span, "schema-rule.records", nil)
	}
	if part := undefinedField.FindStringSubmatch(err.Message); part != nil {
		return p.undefined(offset, part[1], types, s)
	}
	if part := undeclaredName.FindStringSubmatch(err.Message); part != nil {
		return p.unknown("schema-rule.name", offset, part[1], s.names())
	}
	span, word := p.at(offset)
	if part := noOverload.FindStringSubmatch(err.Message); part != nil {
		return diag.At(span, "schema-rule.types", diag.Args{"operator": operator(part[1]), "types": operands(part[2], part[3])})
	}
	if part := noSelection.FindStringSubmatch(err.Message); part != nil {
		return diag.At(span, "schema-rule.selection", diag.Args{"type": celTypeName(part[1])})
	}
	if text, ok := strings.CutPrefix(err.Message, "Syntax error: "); ok {
		return syntaxError(span, word, text)
	}
	return diag.At(span, "schema-rule", diag.Args{"error": err.Message})
}

// syntaxError is about the word at which an expression stops making sense.
func syntaxError(span diag.Span, word, text string) diag.Finding {
	switch {
	case strings.Contains(text, "<EOF>"):
		return diag.At(span, "schema-rule.unfinished", nil)
	case word != "":
		return diag.At(span, "schema-rule.syntax", diag.Args{"value": word})
	}
	return diag.At(span, "schema-rule", diag.Args{"error": text})
}

// selected returns the offset of the name after the dot that CEL points at.
func (p codePlace) selected(offset int) int {
	text := []rune(p.Node.Value)
	for offset < len(text) && !isWordRune(text[offset]) {
		offset++
	}
	return offset
}

func (p codePlace) unknown(id string, offset int, name string, known []string) diag.Finding {
	span, _ := p.at(offset)
	near := Nearest(name, known, 3)
	if len(near) == 0 {
		return diag.At(span, id, diag.Args{"value": name, "choices": someOf(known)})
	}
	return diag.At(span, id+"-near", diag.Args{"value": name, "near": near}).
		WithFix(false, diag.Edit{Span: span, Text: near[0]})
}

// names returns what an expression may begin with.
func (s scope) names() []string {
	names := []string{"self", "site", "records", "date", "days", "has", "size"}
	if s.row != "" {
		names = append(names, "row")
	}
	return names
}

// operator returns a function's name as it is written: == for _==_.
func operator(name string) string {
	switch name {
	case "@in":
		return "in"
	case "_[_]":
		return "[ ]"
	case "_?_:_":
		return "? :"
	}
	return strings.Trim(name, "_")
}

// operands says what the types of CEL in a list, and before it the one that a
// method is called on, are called.
func operands(receiver, list string) diag.Name {
	var zh, en []string
	for _, name := range strings.Split(strings.TrimPrefix(receiver+", "+list, ", "), ", ") {
		called := celTypeName(name)
		zh, en = append(zh, called.ZH), append(en, called.EN)
	}
	return diag.Name{ZH: strings.Join(zh, "、"), EN: strings.Join(en, " and ")}
}

// celTypeName says what a type of CEL is called.
func celTypeName(name string) diag.Name {
	if known, ok := celTypes[name]; ok {
		return known
	}
	return diag.Name{ZH: name, EN: name}
}

var celTypes = map[string]diag.Name{
	"string": typeName(TypeText), "int": typeName(TypeInteger), "double": typeName(TypeNumber),
	"bool": typeName(TypeBoolean), "timestamp": typeName(TypeDate),
	"google.protobuf.Timestamp": typeName(TypeDate),
}

// absentField returns the absent field that made an expression fail, or nil.
func absentField(err error) *Field {
	var absent *absentError
	if errors.As(err, &absent) {
		return absent.field
	}
	return nil
}
