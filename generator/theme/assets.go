package theme

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/afero"
)

// staticFolder holds the assets that every site has at its top as they are,
// such as favicon.ico.
const staticFolder = assetsFolder + "/static"

// Asset is a file of the site that comes from the theme.
type Asset struct {
	Path string // below the site's top: "css/site.min.0f3a.css"
	Data []byte

	// Static marks a file of assets/static, which every site has. The others
	// are there because a template asked for their link, and only once it did.
	Static bool
}

// Assets returns the files to write beside the pages, by path. Those that
// templates publish are complete when all pages have been rendered.
func (t *Theme) Assets() ([]Asset, error) {
	static, err := t.engine.tree(staticFolder)
	if err != nil {
		return nil, err
	}
	published, err := t.engine.tree("public")
	if err != nil {
		return nil, err
	}
	for i := range static {
		static[i].Static = true
	}
	all := append(static, published...)
	slices.SortFunc(all, func(a, b Asset) int { return strings.Compare(a.Path, b.Path) })
	return all, nil
}

// tree returns the files below folder.
func (e *engine) tree(folder string) ([]Asset, error) {
	var files []Asset
	if there, err := afero.DirExists(e.files, folder); err != nil || !there {
		return nil, err
	}
	err := afero.Walk(e.files, folder, func(name string, info fs.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		data, err := afero.ReadFile(e.files, name)
		slashed := strings.TrimPrefix(filepath.ToSlash(name), "/")
		files = append(files, Asset{Path: strings.TrimPrefix(slashed, folder+"/"), Data: data})
		return err
	})
	return files, err
}

func (e *engine) hasAsset(name string) bool {
	there, err := afero.Exists(e.files, path.Join(assetsFolder, name))
	return err == nil && there
}
