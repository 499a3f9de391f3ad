package build

import (
	"bytes"
	"context"
	"io/fs"

	"zoufang/generator/diag"
	"zoufang/generator/site"
	"zoufang/generator/theme"
)

// unit is a part of the site that is made in one piece: a page, a photo with its
// thumbnail, a table in all forms. What it reads while it is made decides whether
// it has to be made again.
type unit struct {
	name   string // of its first file, of which there is but one in a site
	about  string // what it is: another thing under the same name has to be made; "": never the same
	page   bool
	source string   // of a record's page: the record's file
	files  []string // that it makes
	make   func(ctx context.Context, m *maker) error
}

// maker makes units, one after the other.
type maker struct {
	out    sink
	buffer bytes.Buffer
	second bytes.Buffer // of pages that are changed on their way out
	reads  *recorder    // of the unit being made; nil: nobody asks
}

// units returns everything that the site is made of, but for what templates
// publish while they run.
func (p *plan) units(root fs.FS) ([]unit, diag.List) {
	units, found := p.pageUnits(root)
	for _, a := range p.assets() {
		units = append(units, p.assetUnit(root, a))
	}
	units = append(units, p.feedUnits()...)
	units = append(units, p.sitemapUnit(), p.robotsUnit())
	units = append(units, p.tallyUnits()...)
	units = append(units, p.boardUnits()...)
	return append(units, p.dataUnits()...), found
}

// pageUnits returns a unit for every page.
func (p *plan) pageUnits(root fs.FS) ([]unit, diag.List) {
	found := p.clashes()
	templates := map[theme.Layout]theme.Template{}
	units := make([]unit, 0, len(p.nodes))
	for _, n := range p.nodes {
		layout := n.layout()
		tmpl, known := templates[layout]
		if !known {
			var missing diag.List
			tmpl, missing = p.template(root, n)
			found = append(found, missing...)
			templates[layout] = tmpl
		}
		if len(found) == 0 {
			units = append(units, p.pageUnit(n, tmpl))
		}
	}
	return units, found
}

func (p *plan) pageUnit(n *node, tmpl theme.Template) unit {
	file, source := n.file(), ""
	if n.kind == kindPage {
		source = n.record.File
	}
	return unit{source: source, name: file, about: n.about() + " " + tmpl.Name() + " " + tmpl.Frame(), page: true, files: append([]string{file}, p.textFiles(n)...),
		make: func(ctx context.Context, m *maker) error {
			v := &view{plan: p, self: n, reads: m.reads}
			if err := p.theme.Execute(v.context(ctx), &m.buffer, tmpl, &Page{n, v}); err != nil {
				return err
			}
			if err := m.out.write(file, p.finished(m, file)); err != nil {
				return err
			}
			return v.giveText(m)
		}}
}

// finished is the page that m has made, as it is written.
func (p *plan) finished(m *maker, file string) []byte {
	if !p.relative {
		return m.buffer.Bytes()
	}
	m.second.Reset()
	p.urls.writeRelative(&m.second, file, m.buffer.Bytes())
	return m.second.Bytes()
}

// about says what a page shows.
func (n *node) about() string {
	switch {
	case n.record != nil:
		return n.kind + " " + n.record.Name()
	case n.section != nil:
		return n.kind + " " + n.section.Collection.ID
	}
	if n.finding != nil {
		return n.kind + " " + n.finding.ID
	}
	return n.kind + " " + n.table
}

// assets returns the photos and attachments of the site, each once: those that
// lie beside records, and those that a text leads to.
func (p *plan) assets() []*site.Asset {
	var all []*site.Asset
	seen := map[*site.Asset]bool{}
	add := func(a *site.Asset) {
		if a != nil && !seen[a] {
			seen[a] = true
			all = append(all, a)
		}
	}
	for _, s := range p.site.Sections() {
		for _, r := range s.Records {
			for _, a := range r.Assets {
				add(a)
			}
			r.Body.EachAsset(add)
		}
	}
	return all
}

// assetUnit publishes a photo or attachment. It is what its file is: nothing is
// read besides.
func (p *plan) assetUnit(root fs.FS, a *site.Asset) unit {
	files := []string{a.URL[1:]}
	if a.Image {
		files = append(files, a.ThumbURL()[1:])
	}
	about := ""
	if a.Look != "" {
		about = "file " + a.Path + " " + a.Look
	}
	return unit{name: files[0], about: about, files: files,
		make: func(_ context.Context, m *maker) error {
			data, err := fs.ReadFile(root, a.Path)
			if err != nil {
				return err
			}
			if a.Image {
				return m.out.photo(a, data)
			}
			return m.out.write(files[0], data)
		}}
}

// dataUnit is one file for programs, which fill makes.
func dataUnit(name string, fill func(m *maker) ([]byte, error)) unit {
	return unit{name: name, about: "data", files: []string{name},
		make: func(_ context.Context, m *maker) error {
			data, err := fill(m)
			if err != nil {
				return err
			}
			return m.out.give(name, data)
		}}
}
