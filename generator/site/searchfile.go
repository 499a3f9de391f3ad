package site

import (
	"embed"
	"errors"
	"io/fs"
	"path"
	"strings"
	"sync"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

//go:embed config/search
var searchSchemas embed.FS

// searchSettings describe the files about searching.
var searchSettings = sync.OnceValue(func() schema.Settings {
	return schema.NewSettings(searchSchemas, "config/search", "search:")
})

// searchFolder lies beside the schemas of collections.
const searchFolder = "search"

// The files in it, by the keyword that each of them holds.
const (
	facetsKey   = "facets"
	synonymsKey = "synonyms"
)

// readSearch reads what the schemas among files say of searching, over the
// collections of set.
func readSearch(files fs.FS, set *schema.Set) (Search, diag.List) {
	r := &searchReader{files: files, set: set}
	r.checkNames()
	var s Search
	if values := r.read(facetsKey); values != nil {
		s.Facets = r.facets(values)
	}
	if values := r.read(synonymsKey); values != nil {
		s.Synonyms = r.synonyms(values)
	}
	return s, r.findings
}

// searchReader reads the files about searching, one after the other.
type searchReader struct {
	files    fs.FS
	set      *schema.Set
	file     *schema.Setting
	findings diag.List
}

// checkNames refuses files that nobody would read.
func (r *searchReader) checkNames() {
	entries, _ := fs.ReadDir(r.files, searchFolder) // a missing folder is an empty one
	for _, e := range entries {
		id, isYAML := strings.CutSuffix(e.Name(), ".yaml")
		if isYAML && id != facetsKey && id != synonymsKey {
			r.findings = append(r.findings, diag.At(diag.Span{File: searchName(id)}, "search-value.file", nil))
		}
	}
}

// searchName is what a file about searching is called in findings.
func searchName(id string) string { return path.Join("schemas", searchFolder, id+".yaml") }

// read returns the values of a file; nil where there is none, or none to go on
// with.
func (r *searchReader) read(id string) schema.Values {
	name := searchName(id)
	data, err := fs.ReadFile(r.files, path.Join(searchFolder, id+".yaml"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		r.findings = append(r.findings, diag.At(diag.Span{File: name}, "unreadable", diag.Args{"reason": diag.Reason(err)}))
		return nil
	}
	file, findings := searchSettings().Read(id, name, data)
	r.file, r.findings = file, append(r.findings, findings...)
	return file.Values
}

func (r *searchReader) at(where ...any) diag.Span { return r.file.At(where...) }

func (r *searchReader) report(span diag.Span, messageID string, args diag.Args) {
	r.findings = append(r.findings, diag.At(span, messageID, args))
}
