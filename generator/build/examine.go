package build

import (
	"cmp"
	"context"
	"crypto/sha256"
	"io/fs"

	"zoufang/generator/diag"
	"zoufang/generator/markdown"
	"zoufang/generator/site"
	"zoufang/generator/tally"
)

// Examined is what a build would publish, as far as it can be made.
type Examined struct {
	Model    *site.Site // nil: the site's description or its schemas are broken
	Texts    map[*site.Record]Sum
	Tables   []*tally.Table
	Counted  bool              // Tables are all there are
	Files    map[string]Digest // by path in the site; nil: not all pages could be made
	Findings diag.List
}

// Sum is a SHA-256.
type Sum = [sha256.Size]byte

// Digest stands for a file of the site. Of a page it says what it shows.
type Digest struct {
	Sum     Sum
	Kind    string // as Page.Kind says; "": no page
	Section string // id of the page's collection, where it has one
	Title   string
}

// Examine does all that Run does but for writing the site: it keeps of each file
// what tells it from another one. Where Options leave records with errors out, the
// rest is examined all the same. The stamp of the commit that the site is built
// from, on the home page and a few others, is left out, or else those would differ
// from commit to commit whatever was committed.
func Examine(ctx context.Context, o Options) (*Examined, error) {
	root := o.root()
	spool, err := newSpool(o.Root)
	if err != nil {
		return nil, err
	}
	defer spool.Close()

	e := &Examined{}
	e.Model, e.Findings, err = site.Load(ctx, o.siteOptions(root, spool, nil))
	if err != nil || e.Model == nil || e.Findings.HasErrors() && !o.KeepGoing {
		return e, err
	}
	unstamp(e.Model)
	if err := e.readTexts(); err != nil {
		return nil, err
	}
	err = e.compile(ctx, o, root)
	e.Findings.Sort()
	return e, err
}

// unstamp takes the site's own commit out of a model that nobody else uses yet.
func unstamp(s *site.Site) {
	if s.History != nil {
		history := *s.History
		history.Head, history.Dirty = nil, false
		s.History = &history
	}
}

// readTexts takes the digests of all texts.
func (e *Examined) readTexts() error {
	e.Texts = map[*site.Record]Sum{}
	for _, section := range e.Model.Sections() {
		for _, r := range section.Records {
			text, err := e.Model.Text(r)
			if err != nil {
				return err
			}
			h := sha256.New()
			err = text.Write(h, func(slot markdown.Slot, _ site.Destination) string {
				return slot.Dest + slot.Text + slot.Title + slot.Info + slot.Body
			})
			if err != nil {
				return err
			}
			e.Texts[r] = Sum(h.Sum(nil))
		}
	}
	return nil
}

// compile makes the files of the model.
func (e *Examined) compile(ctx context.Context, o Options, root fs.FS) error {
	loaded := o.Cache.loadTheme(root, o.Templates, e.Model.Config)
	defer loaded.close()
	p, findings, err := loaded.prepare(ctx, o, root, e.Model, nil)
	e.Findings = append(e.Findings, findings...)
	if p == nil || err != nil {
		return cmp.Or(err, loaded.err)
	}
	e.Tables, e.Counted = p.tables.all(), true
	out := &digests{files: map[string]Digest{}}
	units, findings := p.units(root)
	if len(findings) > 0 {
		e.Findings = append(e.Findings, findings...)
		return nil
	}
	findings, err = p.render(ctx, o, units, out, nil)
	e.Findings = append(e.Findings, findings...)
	if err != nil || findings.HasErrors() {
		return err
	}
	if err := p.writePublished(out); err != nil {
		return err
	}
	p.describe(out.files)
	e.Files = out.files
	return nil
}

// describe says of all pages among files what they show.
func (p *plan) describe(files map[string]Digest) {
	for _, n := range p.nodes {
		page := &Page{n, &view{plan: p, self: n}}
		d := files[n.file()]
		d.Kind, d.Section, d.Title = n.kind, page.Section(), page.Title()
		files[n.file()] = d
	}
}

// writePublished writes what templates published, when all pages are made.
func (p *plan) writePublished(out sink) error {
	assets, err := p.theme.Assets()
	for _, a := range assets {
		if err == nil {
			err = out.write(a.Path, a.Data)
		}
	}
	return err
}
