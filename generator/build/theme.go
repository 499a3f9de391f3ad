package build

import (
	"bytes"
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
	keep     func(*theme.Theme) // what it has learned; nil: nowhere
}

func (l loadedTheme) close() {
	if l.theme == nil {
		return
	}
	if l.keep != nil {
		l.keep(l.theme)
	}
	l.theme.Close()
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
		Kept:     c.keptTheme(key),
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
		l.keep = func(t *theme.Theme) { c.keepTheme(key, t.Keep()) }
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

// keptFile keeps the templates that the last build used, ready to run: the digest of
// all of them on a line, and what the theme left.
const keptFile = "theme"

// keptTheme returns what a theme of that digest left.
func (c *Cache) keptTheme(key site.Sum) []byte {
	if c == nil || c.Forget || key == 0 {
		return nil
	}
	data, _ := os.ReadFile(filepath.Join(c.Dir, keptFile))
	head, kept, _ := bytes.Cut(data, []byte("\n"))
	if string(head) != keyText(key) {
		return nil
	}
	return kept
}

// keepTheme keeps what a theme left.
func (c *Cache) keepTheme(key site.Sum, kept []byte) {
	if c == nil || c.Dir == "" || key == 0 || kept == nil || gitrepo.MakeScratch(c.Dir) != nil {
		return
	}
	gitrepo.WriteScratch(filepath.Join(c.Dir, keptFile), func(w io.Writer) error {
		if _, err := io.WriteString(w, keyText(key)+"\n"); err != nil {
			return err
		}
		_, err := w.Write(kept)
		return err
	})
}

func keyText(key site.Sum) string { return strconv.FormatUint(uint64(key), 16) }
