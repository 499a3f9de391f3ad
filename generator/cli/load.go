package cli

import (
	"errors"
	"time"

	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/site"
)

// worthKeeping is how long reading takes where keeping what was read saves time.
const worthKeeping = 200 * time.Millisecond

// load reads the site as an audience sees it, without keeping bodies.
func (a *App) load(c *cobra.Command, m moment, audience string) (*site.Site, diag.List, error) {
	day, err := parseDay(m.asOf)
	if err != nil {
		return nil, nil, err
	}
	if err := a.knownAudience(audience); err != nil {
		return nil, nil, err
	}
	if err := a.readAt(m.at); err != nil {
		return nil, nil, err
	}
	memory, began := a.memory(), time.Now()
	bar := a.newProgress()
	defer bar.clear()
	model, findings, err := site.Load(c.Context(), site.Options{
		Root: a.files(), Commit: a.commit(), History: a.history(), Schemas: a.Schemas, Memory: memory,
		AsOf: day, Today: a.today(), Audience: audience, Workers: workers(),
		Progress: func(done, total int) { bar.show("progress.read", done, total) },
	})
	if errors.Is(err, site.ErrNoSite) {
		return nil, nil, fail(err, "cli.no-site", diag.Args{"root": a.root})
	}
	if err == nil && time.Since(began) > worthKeeping {
		memory.Save() // a cache that cannot be written costs time only
	}
	return model, findings, err
}
