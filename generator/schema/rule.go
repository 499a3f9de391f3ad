package schema

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/interpreter"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// rule is one of an object's x-rules.
type rule struct {
	expr     *Expr
	field    string // key of the field that a breach is reported at; "": the object
	message  diag.Name
	severity diag.Severity
}

// Breach is a finding of phase two: it knows the path to its value, and through
// Collection.Place its place in the file.
type Breach struct {
	Path    Path
	Finding diag.Finding

	body  bool // it is about the text below the front matter
	other Path // to the value that the finding's last related place is; nil: there is none
}

// Rules evaluates the schema's rules, and checks what can only be seen once
// references are resolved, and the dates of the workflow.
func (c *Collection) Rules(values Values, env Env) []Breach {
	w := ruleWalk{activation: activation{env: &env}}
	if c.Root.ruled {
		w.value(c.Root, values, make(Path, 0, 6))
	}
	return append(w.breaches, c.Workflow.breaches(values, &env)...)
}

// ruleWalk is one run of Rules.
type ruleWalk struct {
	activation // of the rule at hand
	breaches   []Breach
}

// value goes through the parts of a value that have rules.
func (w *ruleWalk) value(f *Field, v any, path Path) {
	switch v := v.(type) {
	case map[string]any:
		w.object(f, v, path)
	case []any:
		if f.distinctRefs {
			w.distinct(f, v, path)
		}
		for i, item := range v {
			if f.Items.ruled {
				w.value(f.Items, item, append(path, i))
			}
		}
	}
}

func (w *ruleWalk) object(f *Field, values map[string]any, path Path) {
	for _, r := range f.rules {
		w.rule(r, values, path)
	}
	for _, child := range f.Fields {
		if v, ok := values[child.Key]; ok && child.ruled {
			w.value(child, v, append(path, child.step))
		}
	}
	if f.Extra == nil || !f.Extra.ruled {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if f.Field(key) == nil {
			w.value(f.Extra, values[key], append(path, key))
		}
	}
}

// rule evaluates one rule. What it cannot evaluate because a value is invalid is
// reported already.
func (w *ruleWalk) rule(r *rule, values Values, path Path) {
	w.self = values
	ok, err := r.expr.test(&w.activation)
	if ok || err == ErrInvalid {
		return
	}
	at := slices.Clone(path)
	if r.field != "" {
		at = append(at, r.field)
	}
	if err != nil {
		w.breaches = append(w.breaches, r.expr.failure(err, at))
		return
	}
	w.breaches = append(w.breaches, Breach{Path: at, Finding: diag.At(diag.Span{}, "rule", nil).
		WithText(r.message).WithSeverity(r.severity).WithRelated(r.expr.span, "rule.defined", nil)})
}

// failure is a rule that could not be evaluated, with the record as the related place.
func (e *Expr) failure(err error, path Path) Breach {
	return Breach{Path: path, Finding: e.Failure(err, diag.Span{})}
}

// Failure says why an expression could not be evaluated for a record: where the
// expression stands, with the record as the related place.
func (e *Expr) Failure(err error, record diag.Span) diag.Finding {
	finding := diag.At(e.span, "rule-failed", diag.Args{"error": err.Error()})
	var cancelled interpreter.EvalCancelledError
	if errors.As(err, &cancelled) && cancelled.Cause == interpreter.CostLimitExceeded {
		finding = diag.At(e.span, "rule-failed.cost", nil)
	}
	if f := absentField(err); f != nil {
		finding = diag.At(e.span, "rule-failed.absent", diag.Args{"field": f.Name(), "key": f.Key})
	}
	return finding.WithRelated(record, "rule-failed.record", nil)
}

// maxRepeats is how many repeated references of one list are reported.
const maxRepeats = 20

// distinct reports references that occur twice in a list of distinct ones.
func (w *ruleWalk) distinct(f *Field, items []any, path Path) {
	seen, repeats := make(map[Ref]int, len(items)), 0
	for i, item := range items {
		ref, isRef := item.(Ref)
		if !isRef {
			continue
		}
		first, again := seen[ref]
		if !again {
			seen[ref] = i
			continue
		}
		if repeats++; repeats > maxRepeats {
			return
		}
		w.breaches = append(w.breaches, Breach{Path: append(slices.Clone(path), i),
			Finding: diag.At(diag.Span{}, "items.repeated", diag.Args{"field": f.Name(), "place": first + 1})})
	}
}

// compileRules compiles the x-rules of a field and of what it holds, and marks
// on the way where phase two has something to do.
func (f *schemaFile) compileRules(field *Field) {
	for _, part := range field.parts() {
		f.compileRules(part)
		field.ruled = field.ruled || part.ruled
		field.refers = field.refers || part.refers
	}
	field.refers = field.refers || field.Type == TypeRef
	field.step = field.Key
	field.referring = slices.DeleteFunc(slices.Clone(field.Fields), func(child *Field) bool { return !child.refers })
	slices.SortFunc(field.referring, func(a, b *Field) int { return strings.Compare(a.Key, b.Key) })
	if n := field.spec.get("x-rules"); n != nil && field.Type == TypeObject {
		for _, item := range f.list(n) {
			f.rule(field, item)
		}
	}
	field.distinctRefs = field.Type == TypeList && field.Items.Type == TypeRef && field.asserts["uniqueItems"] == true
	field.ruled = field.ruled || len(field.rules) > 0 || field.distinctRefs
}

// ruleKeywords are the keys of each of x-rules.
var ruleKeywords = []string{"rule", "field", "message", "severity"}

func (f *schemaFile) rule(field *Field, n *record.Node) {
	if !f.keys(n, ruleKeywords...) {
		return
	}
	r := &rule{severity: diag.Error}
	if at := n.Get("field"); at != nil {
		if r.field = f.text(at); r.field != "" && field.Field(r.field) == nil {
			f.suggest(at, "schema-reference.field", field.keys())
		}
	}
	if severity := n.Get("severity"); severity != nil && f.oneOf(severity, "error", "warning", "notice") {
		r.severity = map[string]diag.Severity{"error": diag.Error, "warning": diag.Warning, "notice": diag.Notice}[severity.Value]
	}
	if message := f.need(n, "message"); message != nil {
		r.message = f.message(message)
	}
	if code := f.need(n, "rule"); code != nil {
		if r.expr = f.yesOrNo(field, code); r.expr != nil {
			field.rules = append(field.rules, r)
		}
	}
}

// message reads what a rule says: a text, or one for each language.
func (f *schemaFile) message(n *record.Node) diag.Name {
	if n.Kind != record.Mapping {
		text := f.text(n)
		return diag.Name{ZH: text, EN: text}
	}
	f.keys(n, "zh", "en")
	return diag.Name{ZH: f.text(f.need(n, "zh")), EN: f.text(f.need(n, "en"))}
}

// yesOrNo compiles an expression over the object that must say yes or no.
func (f *schemaFile) yesOrNo(object *Field, n *record.Node) *Expr {
	expr, findings := f.set.compiler.compile(Code{f.file.Source, n}, scope{self: object.celName}, cel.BoolType)
	f.add(findings...)
	return expr
}
