package build

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/site"
	"zoufang/generator/theme"
)

// loadedTheme is what reading the templates of a site gave.
type loadedTheme struct {
	theme    *theme.Theme // nil where they are broken
	sums     templateSums
	findings diag.List
	err      error
}

func (l loadedTheme) close() {
	if l.theme != nil {
		l.theme.Close()
	}
}

// loadTheme reads the templates of the site at root, over those of base that it
// inherits. Of those that were found whole before, mistakes are not looked for
// again. A nil cache knows none.
func (c *Cache) loadTheme(root, base fs.FS, config site.Config) loadedTheme {
	files := site.TemplateFiles(root, base, config)
	sums, err := sumTemplates(files)
	if err != nil {
		return loadedTheme{err: err}
	}
	l := loadedTheme{sums: sums}
	key := c.themeKey(sums, config)
	l.theme, l.findings, l.err = theme.Load(files, theme.Options{
		Lang:     string(config.Lang()),
		TimeZone: config.Timezone.String(),
		BaseURL:  config.BaseURL,
		Known:    c.isWhole(key),
		Methods:  methods,
		Funcs: map[string]any{
			"site":        siteFunc,
			"page":        pageFunc,
			"now":         nowFunc,
			"chinesedate": chineseDate,
		},
	})
	if l.err == nil && len(l.findings) == 0 {
		c.noteWhole(key)
	}
	return l
}

// CheckTemplates parses the templates of the site at root, over those of base
// that it inherits, without rendering anything. A nil cache knows of none that they
// are whole.
func (c *Cache) CheckTemplates(root, base fs.FS, config site.Config) (diag.List, error) {
	sums, err := sumTemplates(site.TemplateFiles(root, base, config))
	if err != nil || c.isWhole(c.themeKey(sums, config)) {
		return nil, err
	}
	l := c.loadTheme(root, base, config)
	defer l.close()
	return l.findings, l.err
}

// themeKey is the digest of all that the loading of templates depends on.
func (c *Cache) themeKey(sums templateSums, config site.Config) site.Sum {
	if c == nil {
		return 0
	}
	var s site.Summer
	s.Text(c.Program)
	s.Text(string(config.Lang()))
	s.Add(sums.whole)
	return s.Sum()
}

// wholeFile keeps the digests of templates that were found whole, a line each.
const wholeFile = "templates"

// maxWhole is how many such digests are kept.
const maxWhole = 32

func (c *Cache) wholes() []string {
	data, _ := os.ReadFile(filepath.Join(c.Dir, wholeFile))
	return strings.Fields(string(data))
}

// isWhole reports whether templates were found whole before.
func (c *Cache) isWhole(key site.Sum) bool {
	return c != nil && !c.Forget && key != 0 && slices.Contains(c.wholes(), keyText(key))
}

// noteWhole remembers that templates were found whole.
func (c *Cache) noteWhole(key site.Sum) {
	if c == nil || c.Dir == "" || key == 0 || c.isWhole(key) || gitrepo.MakeScratch(c.Dir) != nil {
		return
	}
	all := append([]string{keyText(key)}, c.wholes()...)
	all = all[:min(len(all), maxWhole)]
	gitrepo.WriteScratch(filepath.Join(c.Dir, wholeFile), func(w io.Writer) error { // a cache that cannot be written costs time only
		_, err := io.WriteString(w, strings.Join(all, "\n")+"\n")
		return err
	})
}

func keyText(key site.Sum) string { return strconv.FormatUint(uint64(key), 16) }
