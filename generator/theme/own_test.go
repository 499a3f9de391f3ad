package theme

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"
)

// loadOwn loads the templates of this repository.
func loadOwn(t testing.TB) *Theme {
	t.Helper()
	th, findings, err := Load(os.DirFS("../../templates"), Options{Lang: "zh", Funcs: map[string]any{
		"site":        func(context.Context) any { return nil },
		"page":        func(context.Context) any { return nil },
		"now":         time.Now,
		"chinesedate": func(time.Time) string { return "" },
	}})
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	t.Cleanup(func() { th.Close() })
	return th
}

// eachTree calls visit for every tree of every layout and partial of a theme,
// leaving out what Hugo brings along.
func eachTree(t testing.TB, th *Theme, visit func(name string, root any)) {
	t.Helper()
	ours := map[string]bool{}
	for _, src := range th.sources {
		for name := range src.trees {
			ours[name] = true
		}
	}
	for _, src := range th.sources.sorted() {
		info := th.store.LookupByPath("/" + hugoName(src.name))
		if info == nil {
			continue
		}
		switch {
		case src.isBase():
			continue // part of the layouts that fill it
		case src.fills():
			for filled := range info.BaseVariantsSeq() {
				info = filled.Template
			}
		}
		prepared, err := info.Prepare()
		if err != nil {
			t.Fatal(src.name, err)
		}
		for tmpl := range prepared.All() {
			name, _, _ := strings.Cut(tmpl.Name(), "$htmltemplate_")
			if ours[name] && tmpl.Tree != nil && tmpl.Root != nil {
				visit(src.name+": "+tmpl.Name(), tmpl.Root)
			}
		}
	}
}

// TestOwnTemplatesNeedNoHugo checks that package template can run all templates
// of this repository, and that all can be kept.
func TestOwnTemplatesNeedNoHugo(t *testing.T) {
	th := loadOwn(t)
	seen := map[any]bool{}
	eachTree(t, th, func(name string, root any) {
		if !seen[root] {
			seen[root] = true
			tree := mirror(root)
			if _, err := th.runners.engine.Compile(tree); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if again, err := parseTree(tree.String()); err != nil || !alike(tree, again) {
				t.Errorf("%s: cannot be kept: %v", name, err)
			}
		}
	})
	if len(seen) < 200 {
		t.Errorf("saw %d templates", len(seen))
	}
}
