package site

import (
	"embed"
	"io/fs"
	"path"
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
	for _, at := range searchSettings().Strangers(files, searchFolder, "schemas/") {
		r.report(at, "search-value.file", nil)
	}
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

// read returns the values of a file; nil where there is none, or none to go on
// with.
func (r *searchReader) read(id string) schema.Group {
	file, findings := searchSettings().ReadFile(r.files, id, path.Join(searchFolder, id+".yaml"), "schemas/")
	r.file, r.findings = file, append(r.findings, findings...)
	return file.Values
}

func (r *searchReader) at(where ...any) diag.Span { return r.file.At(where...) }

func (r *searchReader) report(span diag.Span, messageID string, args diag.Args) {
	r.findings = append(r.findings, diag.At(span, messageID, args))
}
