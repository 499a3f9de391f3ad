package build

import (
	"io/fs"
	"strings"

	"zoufang/generator/site"
)

// templateSums are the digests of a theme's files by their names, and of all assets
// and all translations together.
type templateSums struct {
	of    map[string]site.Sum
	names site.Sum // of which files there are: a new one may take another's place
	whole site.Sum // of all of them
}

func sumTemplates(files fs.FS) (templateSums, error) {
	sums := templateSums{of: map[string]site.Sum{}}
	var names, whole site.Summer
	wholes := map[string]*site.Summer{"assets": {}, "i18n": {}}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		var s site.Summer
		s.Text(string(data))
		sums.of[name] = s.Sum()
		whole.Text(name)
		whole.Add(s.Sum())
		top, _, _ := strings.Cut(name, "/")
		if whole := wholes[top]; whole != nil {
			whole.Text(name)
			whole.Add(s.Sum())
			return nil
		}
		names.Text(name)
		return nil
	})
	for name, whole := range wholes {
		sums.of[name] = whole.Sum()
	}
	sums.names, sums.whole = names.Sum(), whole.Sum()
	return sums, err
}
