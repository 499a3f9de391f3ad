package build

import (
	"bytes"
	"encoding/xml"
	"strings"
	"time"

	"zoufang/generator/site"
)

// feedLength is how many of the newest records a feed has.
const feedLength = 20

// atomFeed is a feed in the Atom format, RFC 4287.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary,omitempty"`
}

// feedPath is the path of a section's feed.
func feedPath(s *site.Section) string { return s.Collection.Path + "/feed.xml" }

// Feed is the address of the page's Atom feed: its collection's, or the whole
// site's on the home page; "" where there is none.
func (p *Page) Feed() string {
	if p.kind == kindHome {
		return p.view.urls.rel("feed.xml")
	}
	if p.section == nil {
		return ""
	}
	p.view.noteSection(ofSchema, p.section)
	if !p.section.Collection.Feed {
		return ""
	}
	return p.view.urls.rel(feedPath(p.section))
}

// feedUnits are the feed of each section that has one, and of all of them.
func (p *plan) feedUnits() []unit {
	var units []unit
	var all []*site.Section
	for _, s := range p.site.Sections() {
		if !s.Collection.Feed {
			continue
		}
		all = append(all, s)
		title := p.site.Config.Name + " " + s.Collection.Label
		units = append(units, dataUnit(feedPath(s), func(m *maker) ([]byte, error) {
			return p.feed(m, feedPath(s), s.Collection.Path+"/", title, []*site.Section{s})
		}))
	}
	return append(units, dataUnit("feed.xml", func(m *maker) ([]byte, error) {
		return p.feed(m, "feed.xml", "", p.site.Config.Title, all)
	}))
}

func (p *plan) feed(m *maker, path, page, title string, sections []*site.Section) ([]byte, error) {
	var records []*site.Record
	m.reads.note(newRead(ofSections, 0))
	for _, s := range p.site.Sections() {
		m.reads.note(newRead(ofSchema, s.Number)) // which has a feed, or not
	}
	for _, s := range sections {
		m.reads.note(newRead(ofAll, s.Number))
		records = append(records, s.Records...)
	}
	feed := atomFeed{
		Lang: p.site.Config.Language, Title: title, ID: p.urls.abs(page), Author: p.site.Config.Name,
		Updated: p.timestamp(p.site.Config.Period.From),
		Links:   []atomLink{{"self", p.urls.abs(path)}, {"alternate", p.urls.abs(page)}},
	}
	for i, r := range newest(records, feedLength) {
		if i == 0 && !r.Date.IsZero() {
			feed.Updated = p.timestamp(r.Date)
		}
		m.reads.note(recordRead(ofSummary, r))
		url := p.urls.abs(strings.TrimPrefix(r.Permalink, "/"))
		feed.Entries = append(feed.Entries, atomEntry{
			Title: r.Title, ID: url, Updated: p.timestamp(r.Date), Link: atomLink{Href: url}, Summary: r.Body.Summary,
		})
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(feed); err != nil {
		return nil, err
	}
	return append(b.Bytes(), '\n'), nil
}

// timestamp is the beginning of a day in the site's time zone, as RFC 3339. What
// has no date counts from the beginning of the site's period.
func (p *plan) timestamp(day time.Time) string {
	if day.IsZero() {
		day = p.site.Config.Period.From
	}
	local := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, p.site.Config.Timezone)
	return local.Format(time.RFC3339)
}

// newest returns the n records with the latest dates, latest first.
func newest(records []*site.Record, n int) []*site.Record {
	kept := make([]*site.Record, 0, n+1)
	for _, r := range records {
		at := len(kept)
		for at > 0 && r.Date.After(kept[at-1].Date) {
			at--
		}
		if at < n {
			kept = append(kept, nil)
			copy(kept[at+1:], kept[at:])
			kept[at] = r
			kept = kept[:min(len(kept), n)]
		}
	}
	return kept
}
