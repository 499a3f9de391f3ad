package site

import (
	"context"

	"zoufang/generator/diag"
	"zoufang/generator/record"
	"zoufang/generator/schema"
)

// resolveAll follows every reference, and evaluates every rule when that is done:
// rules read other records, whose references must then be resolved too.
func (l *loader) resolveAll(ctx context.Context) error {
	err := l.parallel(ctx, len(l.drafts), func(i int) error {
		d := l.drafts[i]
		if d.values != nil {
			l.resolveRefs(d)
		}
		l.resolveSlots(d)
		return nil
	})
	if err != nil {
		return err
	}
	l.env.Record = l.valuesOf
	return l.parallel(ctx, len(l.drafts), func(i int) error {
		if d := l.drafts[i]; d.values != nil {
			l.checkRules(d)
		}
		return nil
	})
}

// valuesOf returns what rules read of another record, nil where there is none.
func (l *loader) valuesOf(collection, id string) schema.Values {
	if d := l.index.byID[recordKey{collection, id}]; d != nil {
		return d.values
	}
	return nil
}

// deadRef is a reference that leads nowhere, before its place is known.
type deadRef struct {
	path  schema.Path
	ref   schema.Ref
	named []*draft // all that have that name
	draft bool     // the record exists, but is held back
}

func (l *loader) resolveRefs(d *draft) {
	if l.resolvedAsWritten(d) {
		return
	}
	var dead []deadRef
	other := false // than the author wrote
	d.collection.Refs(d.values, func(path schema.Path, ref schema.Ref) (schema.Ref, bool) {
		found, named := l.index.find(ref.Collection, ref.ID)
		other = other || found == nil || found.id != ref.ID
		if found == nil {
			dead = append(dead, deadRef{path: append(schema.Path{}, path...), ref: ref, named: named})
			return ref, true
		}
		if found.hidden && !d.hidden {
			dead = append(dead, deadRef{path: append(schema.Path{}, path...), ref: ref, draft: true})
		}
		d.refers = append(d.refers, found)
		return ref, true
	})
	if other {
		l.replaceRefs(d)
	}
	if len(dead) == 0 {
		return
	}
	file := l.reread(d)
	for _, ref := range dead {
		d.findings = append(d.findings, l.deadFinding(d, file, ref))
	}
}

// resolvedAsWritten is the quick way for a draft whose references are known: it
// follows them where each is the id of a record that may be referred to.
func (l *loader) resolvedAsWritten(d *draft) bool {
	refs := d.refs()
	if refs == nil {
		return false
	}
	found := make([]*draft, len(refs), len(refs)+len(d.body.slots))
	for i, r := range refs {
		found[i] = l.index.byID[recordKey{r.ref.Collection, r.ref.ID}]
		if found[i] == nil || found[i].id != r.ref.ID || found[i].hidden && !d.hidden {
			return false
		}
	}
	d.refers = found
	return true
}

// replaceRefs puts ids into the place of what the author named records by.
func (l *loader) replaceRefs(d *draft) {
	d.ownValues()
	d.collection.Refs(d.values, func(_ schema.Path, ref schema.Ref) (schema.Ref, bool) {
		found, _ := l.index.find(ref.Collection, ref.ID)
		if found == nil {
			return ref, false
		}
		return schema.Ref{Collection: ref.Collection, ID: found.id}, true
	})
}

func (l *loader) deadFinding(d *draft, file *record.File, dead deadRef) diag.Finding {
	span := diag.Span{File: d.path}
	if file != nil {
		span = d.collection.Locate(file, dead.path)
	}
	args := diag.Args{"field": fieldAt(d.collection.Root, dead.path), "value": dead.ref.ID}
	switch {
	case dead.draft:
		return diag.At(span, "reference.draft", args)
	case len(dead.named) > 1:
		args["candidates"] = ids(dead.named)
		return diag.At(span, "reference.ambiguous", args)
	}
	near := l.nearest(dead.ref.Collection, dead.ref.ID)
	if len(near) == 0 {
		return diag.At(span, "reference", args)
	}
	args["candidates"] = near
	return diag.At(span, "reference.near", args).WithFix(false, diag.Edit{Span: span, Text: near[0]})
}

// fieldAt returns the name of the innermost named field that path leads to.
func fieldAt(root *schema.Field, path schema.Path) diag.Name {
	name, field := root.Name(), root
	for _, step := range path {
		key, isKey := step.(string)
		switch {
		case !isKey:
			field = field.Items
		case field.Field(key) != nil:
			field = field.Field(key)
			name = field.Name()
		default:
			field = field.Extra
		}
		if field == nil {
			break
		}
	}
	return name
}

func ids(drafts []*draft) []string {
	var all []string
	for _, d := range drafts {
		all = append(all, d.id)
	}
	return all
}

// checkRules evaluates the schema's rules over the values and the body, unless it is
// known that they are kept.
func (l *loader) checkRules(d *draft) {
	if d.asRead() {
		if at := d.reading.lawful.Load(); at != nil && *at == daysOf(l.env) {
			return
		}
	}
	alone, env := true, l.env
	env.Record = func(collection, id string) schema.Values {
		alone = false
		return l.valuesOf(collection, id)
	}
	breaches := l.breaches(d, env)
	if len(breaches) == 0 && alone && d.asRead() {
		at := daysOf(env)
		d.reading.lawful.Store(&at)
	}
	l.reportBreaches(d, breaches)
}

func (l *loader) breaches(d *draft, env schema.Env) []schema.Breach {
	breaches := d.collection.Rules(d.values, env)
	headings := make([]string, len(d.body.Headings))
	for i, h := range d.body.Headings {
		headings[i] = h.Text
	}
	return append(breaches, d.collection.CheckBody(d.values, env, d.body.Chars, headings)...)
}

func (l *loader) reportBreaches(d *draft, breaches []schema.Breach) {
	if len(breaches) == 0 {
		return
	}
	file := l.reread(d)
	if file == nil {
		return
	}
	for _, breach := range breaches {
		d.findings = append(d.findings, d.collection.Place(file, breach))
	}
}
