package build

import (
	"io/fs"

	"zoufang/generator/site"
)

// meanwhile is what a build does beside the reading of records, and what it knows
// of the last build.
type meanwhile struct {
	old    *manifest // may be nil
	inputs site.Sum  // of what this build is made from

	theme func() loadedTheme
	gone  func() map[string]bool // files of the last build that are not as it left them
}

// meanwhile begins what does not depend on records.
func (o Options) meanwhile(root fs.FS, old *manifest, inputs site.Sum) *meanwhile {
	m := &meanwhile{old: old, inputs: inputs}
	m.gone = site.Beside(func() map[string]bool {
		if old == nil {
			return nil
		}
		return goneFiles(o.Output(), old.files, 1)
	})
	m.theme = site.Beside(func() loadedTheme {
		config, findings, err := site.ReadConfig(root)
		if err != nil || findings.HasErrors() {
			return loadedTheme{err: err} // as reading the site says better
		}
		if o.BaseURL != "" {
			config.BaseURL = o.BaseURL
		}
		return o.Cache.loadTheme(root, o.Templates, config)
	})
	return m
}

// close waits for what is still going on, and lets go of it.
func (m *meanwhile) close() {
	m.gone()
	m.theme().close()
}
