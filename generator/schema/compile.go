package schema

import "zoufang/generator/diag"

// compile prepares, once all schemas are read, what checks records: rules,
// JSON Schemas and the keys that are known.
func (l *loader) compile() {
	compiler, err := newCompiler()
	if err != nil {
		l.add(diag.At(diag.Span{File: l.prefix}, "schema-file", diag.Args{"error": err.Error()}))
		return
	}
	l.set.compiler = compiler
	for _, f := range l.loaded {
		compiler.provider.add(f.collection.ID, f.collection.Root)
		compiler.provider.collections = append(compiler.provider.collections, f.collection)
	}
	for _, f := range l.loaded {
		c := f.collection
		f.compileRules(c.Root)
		for i, h := range c.Body.Headings {
			if h.code != nil {
				c.Body.Headings[i].when = f.yesOrNo(c.Root, h.code)
			}
		}
		f.compileWorkflow(c.Workflow, c.Root)
		c.known = map[string]bool{}
		c.Root.know(c.known)
		f.compileValidator()
	}
}

// Keys says what the schema knows of a key, at any depth and in any language: it
// is what record.Parse asks for.
func (c *Collection) Keys(key string) (list, known bool) {
	if list, known = c.known[key]; !known {
		list, known = c.known[Fold(key)]
	}
	return list, known
}

// know adds every key in f to known, as written and folded. A key of several
// fields is a list's only if it is one in all of them.
func (f *Field) know(known map[string]bool) {
	for _, keys := range []map[string]*Field{f.exact, f.folded} {
		for key, child := range keys {
			before, met := known[key]
			known[key] = child.Type == TypeList && (before || !met)
		}
	}
	if f.Keys != nil {
		for _, words := range []map[string]*Term{f.Keys.exact, f.Keys.folded} {
			for word := range words {
				known[word] = false
			}
		}
	}
	for _, part := range f.parts() {
		part.know(known)
	}
}
