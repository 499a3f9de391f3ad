package theme

import (
	"maps"
	"slices"
	"text/template/parse"

	"zoufang/generator/diag"
)

// checkNames reports what layouts ask for by a fixed name and the theme lacks:
// partials, translations and assets.
func (t *Theme) checkNames() diag.List {
	var findings diag.List
	for _, src := range t.sources.sorted() {
		for _, name := range slices.Sorted(maps.Keys(src.trees)) {
			walk(src.trees[name].Root, func(node parse.Node) {
				if pipe, ok := node.(*parse.PipeNode); ok {
					findings = append(findings, t.checkPipe(src, pipe)...)
				}
			})
		}
	}
	return findings
}

// checkPipe looks at the calls of one pipeline: {{ T "send" | default "Send" }}.
func (t *Theme) checkPipe(src *source, pipe *parse.PipeNode) diag.List {
	var findings diag.List
	for i, cmd := range pipe.Cmds {
		name, ok := fixedName(cmd)
		if !ok {
			continue
		}
		id, missing := t.missing(called(cmd), name.Text, pipe.Cmds[i+1:])
		if missing {
			span := src.span(int(name.Pos), len(name.Quoted))
			findings = append(findings, diag.At(span, id, diag.Args{"name": name.Text}))
		}
	}
	return findings
}

// missing tells whether function would look for name in vain, given the calls
// that its result goes to.
func (t *Theme) missing(function, name string, then []*parse.CommandNode) (messageID string, missing bool) {
	switch function {
	case "partial", "partialCached", "partials.Include", "partials.IncludeCached":
		return "template.partial", t.store.LookupPartial(name) == nil
	case "T", "i18n", "lang.Translate":
		hasDefault := len(then) > 0 && called(then[0]) == "default"
		return "template.translation", !hasDefault && !t.engine.hasWords(name)
	case "resources.Get":
		// On its own the result may be asked for with "with".
		return "asset.missing", len(then) > 0 && called(then[0]) != "default" && !t.engine.hasAsset(name)
	}
	return "", false
}

// called returns the function of a call: "T" or "resources.Get".
func called(cmd *parse.CommandNode) string {
	switch first := cmd.Args[0].(type) {
	case *parse.IdentifierNode:
		return first.Ident
	case *parse.ChainNode:
		if id, ok := first.Node.(*parse.IdentifierNode); ok && len(first.Field) == 1 {
			return id.Ident + "." + first.Field[0]
		}
	}
	return ""
}

// fixedName returns the first argument of a call where it is written out.
func fixedName(cmd *parse.CommandNode) (*parse.StringNode, bool) {
	if len(cmd.Args) < 2 {
		return nil, false
	}
	name, ok := cmd.Args[1].(*parse.StringNode)
	return name, ok
}
