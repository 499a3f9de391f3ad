package publish

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
)

// make builds the site into the empty folder dir and looks it over. The release
// has neither name nor number yet.
func (p Publication) make(ctx context.Context, dir string, o Options) (*Release, Outcome, error) {
	var outcome Outcome
	var err error
	if outcome.Built, err = p.Build(ctx, dir); err != nil {
		return nil, outcome, err
	}
	if outcome.Built.Findings.HasErrors() || !outcome.Built.Written {
		return nil, outcome, ErrFindings
	}
	about, err := readAbout(dir)
	if err != nil {
		return nil, outcome, fmt.Errorf("reading what the site says of itself: %w", err)
	}
	seen, err := inspect(ctx, dir, about.baseURL, p.Secrets, p.Private, o)
	if err != nil {
		return nil, outcome, err
	}
	if outcome.Faults = seen.faults; len(seen.faults) > 0 {
		return nil, outcome, ErrFaults
	}
	return &Release{
		Commit: p.Commit, Committed: p.Committed, AsOf: about.AsOf, Audience: about.Audience,
		BaseURL: about.baseURL, Program: p.Program, NoHistory: p.NoHistory, Published: o.now(), Pages: outcome.Built.Pages, Files: seen.files,
	}, outcome, nil
}

// about is what a compiled site says of itself.
type about struct {
	AsOf     string `json:"as_of"`
	Audience string `json:"audience"`
	baseURL  string
}

// readAbout reads data/site.json, and the site's address from its sitemap, which
// begins with the home page.
func readAbout(dir string) (about, error) {
	var a about
	data, err := os.ReadFile(filepath.Join(dir, "data", "site.json"))
	if err != nil {
		return a, err
	}
	if err := json.Unmarshal(data, &a); err != nil {
		return a, err
	}
	data, err = os.ReadFile(filepath.Join(dir, "sitemap.xml"))
	if err != nil {
		return a, err
	}
	var sitemap struct {
		Addresses []string `xml:"url>loc"`
	}
	if err := xml.Unmarshal(data, &sitemap); err != nil {
		return a, err
	}
	if len(sitemap.Addresses) > 0 {
		a.baseURL = sitemap.Addresses[0]
	}
	return a, nil
}
