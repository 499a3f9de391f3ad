package theme

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/gohugoio/hugo/hugolib/sitesmatrix"
	"github.com/gohugoio/hugo/output"
	"github.com/gohugoio/hugo/resources/kinds"
	"github.com/gohugoio/hugo/tpl/tplimpl"
)

// Layout says what is to be rendered.
type Layout struct {
	Kind    string // home, section, page, 404, or any name that a layout file has, such as "history"
	Section string // the section it belongs to: layouts in the folder of this name come first
	Format  string // html (also where empty), json, txt or xml
	Name    string // a layout asked for by name, such as "wide" for wide.html; the kind's own where there is none
}

// Template is a layout ready to render.
type Template struct {
	*piece
	layout Layout
}

// Name returns the template's file, relative to the theme.
func (t Template) Name() string { return t.name }

// Frame returns the file of the frame that shows the template, relative to the
// theme, or "" where it has none.
func (t Template) Frame() string { return t.frame }

// Lookup chooses the template for a layout as Hugo does: visits/page.html comes
// before page.html, which comes before all.html, and baseof.html is chosen in
// the same way.
func (t *Theme) Lookup(l Layout) (Template, bool) {
	found, known := t.layouts.get(l)
	if !known {
		if t.whole() != nil {
			return Template{}, false
		}
		found = t.find(l)
		t.layouts.set(l, found)
	}
	return Template{found, l}, found != nil
}

// find looks for a layout in the store. It is nil where there is none.
func (t *Theme) find(l Layout) *piece {
	ending := cmp.Or(l.Format, "html")
	format, ok := t.engine.format(ending)
	if !ok {
		return nil
	}
	want := describe(format)
	if kinds.GetKindMain(l.Kind) != "" {
		want.Kind, want.LayoutFromUser = l.Kind, l.Name
		return t.findBest(l.Section, want, isOurs)
	}
	for _, name := range []string{l.Name, l.Kind} {
		if found := t.findNamed(l.Section, name, ending, want); found != nil {
			return found
		}
	}
	return nil
}

func describe(format output.Format) tplimpl.TemplateDescriptor {
	return tplimpl.TemplateDescriptor{
		OutputFormat: format.Name,
		MediaType:    format.MediaType.Type,
		IsPlainText:  format.IsPlainText,
	}
}

// findNamed finds a layout by its file's name. To Hugo, 404.html, robots.txt and
// sitemap.xml are not names but output formats.
func (t *Theme) findNamed(section, name, ending string, want tplimpl.TemplateDescriptor) *piece {
	format, ok := t.engine.sites.Configs.Base.OutputFormats.Config.GetByName(name)
	if ok && slices.Contains(format.MediaType.Suffixes(), ending) {
		want = describe(format)
	} else {
		want.LayoutFromUser = name
	}
	return t.findBest(section, want, func(info *tplimpl.TemplInfo) bool {
		return isOurs(info) && info.PathInfo.NameNoIdentifier() == name
	})
}

func (t *Theme) findBest(section string, want tplimpl.TemplateDescriptor, consider func(*tplimpl.TemplInfo) bool) *piece {
	info := t.store.LookupPagesLayout(tplimpl.TemplateQuery{
		Path:     "/" + hugoName(strings.Trim(section, "/")),
		Category: tplimpl.CategoryLayout,
		Sites:    sitesmatrix.Vector{},
		Desc:     want,
		Consider: consider,
	})
	if info == nil {
		return nil
	}
	return t.newPiece(info)
}

// format returns the output format of files with an ending.
func (e *engine) format(ending string) (output.Format, bool) {
	base := e.sites.Configs.Base
	if format, ok := base.OutputFormats.Config.GetByName(ending); ok {
		return format, true
	}
	media, _, ok := base.MediaTypes.Config.GetFirstBySuffix(ending)
	i := slices.IndexFunc(base.OutputFormats.Config, func(f output.Format) bool { return f.MediaType.Type == media.Type })
	if !ok || i < 0 {
		return output.Format{}, false
	}
	return base.OutputFormats.Config[i], true
}

// isOurs leaves out the templates that Hugo brings along, such as its sitemap.
func isOurs(info *tplimpl.TemplInfo) bool {
	return info.SubCategory() != tplimpl.SubCategoryEmbedded
}

// sourceOf returns the file that holds a template, or nil for one of Hugo's.
func (t *Theme) sourceOf(info *tplimpl.TemplInfo) *source {
	if info.Filename() == "" {
		return t.blocks[info.Name()]
	}
	name := strings.TrimPrefix(path.Clean("/"+hugoPath(info.Filename())), "/layouts/")
	return t.sources[hugoName(name)]
}

// hugoPath turns a path of Hugo's into one with slashes.
func hugoPath(name string) string { return strings.ReplaceAll(name, `\`, "/") }
