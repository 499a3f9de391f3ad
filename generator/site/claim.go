package site

import (
	"strings"

	"zoufang/generator/diag"
)

// ThumbURL is the address of a photo's thumbnail, below the base URL.
func (a *Asset) ThumbURL() string {
	dot := strings.LastIndexByte(a.URL, '.')
	return a.URL[:dot] + ".thumb" + a.URL[dot:]
}

// addresses are all at which the asset is published.
func (a *Asset) addresses() []string {
	if a.Image {
		return []string{a.URL, a.ThumbURL()}
	}
	return []string{a.URL}
}

// claims are the addresses of assets, with the file that has each.
type claims map[string]string

// claim gives an asset its addresses, and reports whether they are free; where
// they are not, the finding says who has them. There is none where the two
// names were reported as one for some machines already.
func (l *loader) claim(taken claims, a *Asset) (*diag.Finding, bool) {
	for _, address := range a.addresses() {
		other := taken[address]
		if page := l.index.byURL[address+"/"]; page != nil {
			other = page.path
		}
		switch {
		case other == "":
			continue
		case foldPath(other) == foldPath(a.Path):
			return nil, false
		}
		f := diag.At(diag.Span{File: a.Path}, "duplicate-url", diag.Args{"url": address, "other": other}).
			WithRelated(diag.Span{File: other}, "duplicate-url.first", nil)
		return &f, false
	}
	for _, address := range a.addresses() {
		taken[address] = a.Path
	}
	return nil, true
}
