package build

import (
	"bytes"
	"encoding/xml"
)

// sitemap is a list of pages by the protocol of sitemaps.org, version 0.9.
type sitemap struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc     string `xml:"loc"`
	Lastmod string `xml:"lastmod,omitempty"`
}

// sitemapLimit is how many addresses one sitemap may have.
const sitemapLimit = 50_000

// robotsUnit is robots.txt, which names the sitemap.
func (p *plan) robotsUnit() unit {
	return dataUnit("robots.txt", func(*maker) ([]byte, error) {
		return []byte("User-agent: *\nDisallow:\nSitemap: " + p.urls.abs("sitemap.xml") + "\n"), nil
	})
}

// sitemapUnit is sitemap.xml. Beyond the protocol's limit only the lists and the
// first records are in it.
func (p *plan) sitemapUnit() unit {
	return dataUnit("sitemap.xml", func(m *maker) ([]byte, error) {
		m.reads.note(newRead(ofAddresses, 0))
		return p.sitemap()
	})
}

func (p *plan) sitemap() ([]byte, error) {
	var m sitemap
	for _, n := range p.nodes {
		if !n.listed() || len(m.URLs) == sitemapLimit {
			continue
		}
		u := sitemapURL{Loc: p.urls.abs(n.path)}
		if n.kind == kindPage && !n.record.Date.IsZero() {
			u.Lastmod = n.record.Date.Format("2006-01-02")
		}
		m.URLs = append(m.URLs, u)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(m); err != nil {
		return nil, err
	}
	return append(b.Bytes(), '\n'), nil
}

// listed reports whether search engines are told of the page.
func (n *node) listed() bool {
	switch n.kind {
	case kind404, kindHistory, kindSearch, kindStyles:
		return false
	}
	return true
}
