package build

import (
	"bytes"
	"context"
	"html/template"
	"strings"
	"time"

	"zoufang/generator/markdown"
	"zoufang/generator/schema"
	"zoufang/generator/site"
	"zoufang/generator/theme"
)

// view is one page's look at the site while it renders. Whatever a template
// learns of other pages passes through it.
type view struct {
	*plan
	self  *node
	reads *recorder  // nil: nobody asks
	own   *site.Text // of self's record, once it was asked for
}

// text returns the text of a record.
func (v *view) text(r *site.Record) (*site.Text, error) {
	v.note(ofText, r)
	if r != v.self.record {
		return v.site.Text(r)
	}
	var err error
	if v.own == nil {
		v.own, err = v.site.Text(r)
	}
	return v.own, err
}

// note notes that the page read an aspect of a record.
func (v *view) note(of aspect, r *site.Record) {
	if v.reads != nil {
		v.reads.note(recordRead(of, r))
	}
}

// noteSection notes that the page read an aspect of a section.
func (v *view) noteSection(of aspect, s *site.Section) {
	if v.reads != nil {
		v.reads.note(newRead(of, s.Number))
	}
}

// noteTable notes that the page read an aspect of a table.
func (v *view) noteTable(of aspect, id string) {
	if v.reads != nil {
		v.reads.note(newRead(of, v.tables.numbers[id]))
	}
}

// noteSite notes that the page read an aspect of the site.
func (v *view) noteSite(of aspect) {
	if v.reads != nil {
		v.reads.note(newRead(of, 0))
	}
}

// noteMeaning notes that the page read what a reference of some author stands for.
func (v *view) noteMeaning(ref schema.Ref) {
	if v.reads != nil {
		v.reads.note(newRead(ofMeaning, v.words.of(ref.Collection+"/"+ref.ID)))
	}
}

// viewKey finds the view in a render's context.
type viewKey struct{}

func (v *view) context(ctx context.Context) context.Context {
	ctx = context.WithValue(ctx, viewKey{}, v)
	if v.reads == nil {
		return ctx
	}
	return theme.WithTracer(ctx, v.reads)
}

// siteFunc is the template function "site".
func siteFunc(ctx context.Context) *Site {
	v, _ := ctx.Value(viewKey{}).(*view)
	return &Site{v}
}

// nowFunc is the template function "now": the day at which the site stands.
func nowFunc(ctx context.Context) time.Time { return siteFunc(ctx).AsOf() }

// pageFunc is the template function "page": the page being rendered.
func pageFunc(ctx context.Context) *Page {
	v, _ := ctx.Value(viewKey{}).(*view)
	return &Page{v.self, v}
}

// page returns the page of a record.
func (v *view) page(r *site.Record) *Page {
	one := &struct {
		Page
		node
	}{node: node{kind: kindPage, record: r, section: r.Section, path: strings.TrimPrefix(r.Permalink, "/")}}
	one.Page = Page{&one.node, v}
	return &one.Page
}

func (v *view) pages(records []*site.Record) Pages {
	pages := make(Pages, len(records))
	for i, r := range records {
		pages[i] = v.page(r)
	}
	return pages
}

// list returns the first page of a section's list.
func (v *view) list(s *site.Section) *Page {
	return &Page{&node{kind: kindSection, section: s, number: 1, path: listPath(s, 1)}, v}
}

func (v *view) home() *Page { return &Page{&node{kind: kindHome}, v} }

// fill returns what stands at a slot of a text.
func (v *view) fill(slot markdown.Slot, dest site.Destination) string {
	switch slot.Kind {
	case markdown.Link:
		return template.HTMLEscapeString(v.href(dest))
	case markdown.Image:
		return v.image(slot, dest.Asset)
	case markdown.Live:
		return v.block(slot.Info)
	}
	return ""
}

// href returns the URL of a destination. Where the reader may not see it, the
// link leads to the page that the reader is on.
func (v *view) href(dest site.Destination) string {
	anchor := ""
	if dest.Anchor != "" {
		anchor = "#" + dest.Anchor
	}
	switch {
	case dest.Record != nil && v.self.record == dest.Record && anchor != "":
		return anchor
	case dest.Record != nil:
		v.note(ofName, dest.Record)
		return v.urls.rel(strings.TrimPrefix(dest.Record.Permalink, "/")) + anchor
	case dest.Collection != nil:
		return v.list(v.site.Section(dest.Collection.ID)).RelPermalink()
	case dest.Asset != nil:
		return v.urls.rel(strings.TrimPrefix(dest.Asset.URL, "/")) + anchor
	case dest.Home:
		return v.urls.rel("")
	}
	return "#"
}

// image returns the element of a photo: its thumbnail, leading to the whole.
func (v *view) image(slot markdown.Slot, asset *site.Asset) string {
	if asset == nil {
		return template.HTMLEscapeString(slot.Text)
	}
	r := v.resource(asset)
	var b bytes.Buffer
	err := imageTemplate.Execute(&b, struct {
		Resource
		Alt, Caption string
	}{r, slot.Text, slot.Title})
	if err != nil {
		return template.HTMLEscapeString(slot.Text)
	}
	return b.String()
}

var imageTemplate = template.Must(template.New("image").Parse(
	`<a href="{{.URL}}"><img src="{{.Thumb}}" alt="{{.Alt}}"{{with .Caption}} title="{{.}}"{{end}} width="{{.ThumbWidth}}" height="{{.ThumbHeight}}" loading="lazy"></a>`))

// Resource is a photo or attachment that lies beside a record.
type Resource struct {
	Name    string // of the file
	URL     string // from the root of the server
	IsImage bool   // it is a photo
	Size    int64  // of the file in the repository, in bytes

	Thumb                   string // of a photo: URL of its thumbnail
	Width, Height           int    // of a photo as published, in pixels
	ThumbWidth, ThumbHeight int    // of its thumbnail, in pixels
	Alt                     string // of a photo: what it shows
	InBody                  bool   // of a photo: the text shows it
}

func (v *view) resource(a *site.Asset) Resource {
	r := Resource{Name: a.Path[strings.LastIndexByte(a.Path, '/')+1:], URL: v.urls.rel(a.URL[1:]), IsImage: a.Image, Size: a.Size}
	if a.Image {
		r.Width, r.Height = fit(a.Width, a.Height, photoSide)
		r.ThumbWidth, r.ThumbHeight = fit(a.Width, a.Height, thumbSide)
		r.Thumb = v.urls.rel(a.ThumbURL()[1:])
	}
	return r
}

// Resources lists the photos and attachments that lie beside the record. A
// photo's alternative text is that of its use in the text.
func (p *Page) Resources() []Resource {
	if p.kind != kindPage {
		return nil
	}
	p.view.note(ofValues, p.record)
	p.view.note(ofText, p.record)
	alts := map[*site.Asset]string{}
	p.record.Body.EachImage(func(slot markdown.Slot, a *site.Asset) { alts[a] = slot.Text })
	var all []Resource
	for _, a := range p.record.Assets {
		r := p.view.resource(a)
		r.Alt, r.InBody = alts[a]
		all = append(all, r)
	}
	return all
}

// Site is what templates see of the site as a whole.
type Site struct{ view *view }

// Language of the pages.
type Language struct {
	Lang         string // zh or en
	LanguageCode string // for example zh-CN
}

// Title is the site's full name.
func (s *Site) Title() string { return s.view.site.Config.Title }

// Name is the site's short name.
func (s *Site) Name() string { return s.view.site.Config.Name }

// Description says what the site is.
func (s *Site) Description() string { return s.view.site.Config.Description }

// LanguageCode is the language of the pages, for example "zh-CN".
func (s *Site) LanguageCode() string { return s.view.site.Config.Language }

// Language is the language of the pages.
func (s *Site) Language() Language {
	return Language{string(s.view.site.Config.Lang()), s.view.site.Config.Language}
}

// BaseURL is the URL of the home page.
func (s *Site) BaseURL() string { return s.view.site.Config.BaseURL }

// Home is the home page.
func (s *Site) Home() *Page { return s.view.home() }

// Sections returns the lists of all collections that have records, in the order
// of the navigation.
func (s *Site) Sections() Pages {
	s.view.noteSite(ofSections)
	var pages Pages
	for _, section := range s.view.site.Sections() {
		pages = append(pages, s.view.list(section))
	}
	return pages
}

// Section returns the list of a collection, or nil where it has no records.
func (s *Site) Section(collection string) *Page {
	s.view.noteSite(ofSections)
	if section := s.view.site.Section(collection); section != nil {
		return s.view.list(section)
	}
	return nil
}

// Collection returns the pages of a collection's records, in its order.
func (s *Site) Collection(collection string) Pages {
	s.view.noteSite(ofSections)
	if section := s.view.site.Section(collection); section != nil {
		s.view.noteSection(ofMembers, section)
		return s.view.pages(section.Records)
	}
	return nil
}

// RegularPages returns the pages of all records, by collection.
func (s *Site) RegularPages() Pages {
	s.view.noteSite(ofSections)
	var pages Pages
	for _, section := range s.view.site.Sections() {
		s.view.noteSection(ofMembers, section)
		pages = append(pages, s.view.pages(section.Records)...)
	}
	return pages
}

// GetPage returns the page of the record "collection/id", the list of a
// collection, or the page "search" or "sitemap", or nil.
func (s *Site) GetPage(name string) *Page {
	collection, id, isRecord := strings.Cut(strings.Trim(name, "/"), "/")
	if s.view.has(collection) && !isRecord {
		return &Page{aloneNode(collection), s.view}
	}
	if !isRecord {
		return s.Section(collection)
	}
	return s.view.named(collection, id)
}

// named returns the page of a record, or nil. That there is none is something that
// the page learns too.
func (v *view) named(collection, id string) *Page {
	section := v.site.Section(collection)
	if section == nil {
		v.noteSite(ofSections)
		return nil
	}
	r := v.site.Record(collection, id)
	if r == nil {
		v.noteSection(ofMembers, section)
		return nil
	}
	v.note(ofName, r)
	return v.page(r)
}

// Vocabulary returns the terms of a vocabulary, in its order.
func (s *Site) Vocabulary(id string) []*schema.Term {
	s.view.noteSite(ofSchemas)
	if v := s.view.site.Schemas.Vocabulary(id); v != nil {
		return v.Terms
	}
	return nil
}

// AsOf is the day at which the site stands.
func (s *Site) AsOf() time.Time {
	s.view.noteSite(ofDay)
	return s.view.site.AsOf
}

// Period is the stretch of days that the site is about.
func (s *Site) Period() site.Period { return s.view.site.Config.Period }

// Audience is whom the tree is for.
func (s *Site) Audience() string { return s.view.site.Audience }

// Params are the other texts of content/site.yaml.
func (s *Site) Params() map[string]any { return s.view.site.Config.Params }
