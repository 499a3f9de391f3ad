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

// writeSitemap writes sitemap.xml and robots.txt, which names it. Beyond the
// protocol's limit only the lists and the first records are in it.
func (p *plan) writeSitemap(out sink) error {
	var m sitemap
	for _, n := range p.nodes {
		if n.kind == kind404 || n.kind == kindHistory || len(m.URLs) == sitemapLimit {
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
		return err
	}
	if err := out.write("sitemap.xml", append(b.Bytes(), '\n')); err != nil {
		return err
	}
	return out.write("robots.txt", []byte("User-agent: *\nDisallow:\nSitemap: "+p.urls.abs("sitemap.xml")+"\n"))
}
