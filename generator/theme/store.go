package theme

import (
	"fmt"
	"maps"
	"slices"

	"github.com/gohugoio/hugo/tpl/tplimpl"

	"zoufang/generator/diag"
)

const partialsFolder = "_partials"

// build hands the layouts to Hugo. A layout that fails is reported, emptied, and
// the rest tried again, until all failures are known. There is no store when a
// failure cannot be laid to a layout.
func (t *Theme) build(funcs map[string]any) (*tplimpl.TemplateStore, diag.List, error) {
	for _, src := range t.sources {
		if err := t.install(src); err != nil {
			return nil, nil, err
		}
	}
	var findings diag.List
	for {
		store, err := t.newStore(funcs)
		if err == nil {
			return store, findings, nil
		}
		f, ok := t.escapeFailure(err)
		if !ok || f.through.kept == keptNothing {
			all := diag.Span{File: Root}
			return nil, append(findings, diag.At(all, "template.failed", diag.Args{"detail": err.Error()})), nil
		}
		findings = append(findings, t.report(f)...)
		if err := t.install(f.through); err != nil {
			return nil, findings, err
		}
	}
}

// kept says how much of a layout Hugo gets. What fails is left out step by step,
// so that the rest can still be tried.
type kept uint8

const (
	keptWhole   kept = iota
	keptNames        // its blocks, but empty
	keptNothing      // an empty file
)

// install writes a layout where Hugo looks for it.
func (t *Theme) install(src *source) error {
	text := ""
	switch src.kept {
	case keptWhole:
		text = src.text
	case keptNames:
		for _, name := range slices.Sorted(maps.Keys(src.trees)) {
			if name != hugoName(src.name) {
				text += fmt.Sprintf("{{ define %q }}{{ end }}", name)
			}
		}
	}
	return t.engine.write("layouts/"+src.name, []byte(text))
}

func (t *Theme) newStore(funcs map[string]any) (*tplimpl.TemplateStore, error) {
	base, deps := t.engine.sites.Configs.Base, t.engine.deps()
	return tplimpl.NewStore(tplimpl.StoreOptions{
		Fs:                  deps.BaseFs.Layouts.Fs,
		Log:                 t.engine.log,
		PathParser:          deps.Conf.PathParser(),
		OutputFormats:       base.OutputFormats.Config,
		MediaTypes:          base.MediaTypes.Config,
		DefaultOutputFormat: base.DefaultOutputFormat,
		RenderHooks:         base.Markup.Goldmark.RenderHooks,
	}, tplimpl.SiteOptions{Site: deps.Site, TemplateFuncs: funcs})
}
