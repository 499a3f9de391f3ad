package site

import (
	"embed"
	"errors"
	"io/fs"
	"path"
	"strings"
	"sync"

	"zoufang/generator/diag"
	"zoufang/generator/record"
	"zoufang/generator/schema"
)

//go:embed config/search
var searchSchemas embed.FS

// searchCollections describe the files about searching in the same terms as any
// record, so that their mistakes are reported in the same way.
var searchCollections = sync.OnceValue(func() *schema.Set {
	dir, err := fs.Sub(searchSchemas, "config/search")
	if err != nil {
		panic(err) // the folder is embedded
	}
	set, findings := schema.Load(dir, "search:")
	if findings.HasErrors() {
		panic(findings[0].Message.In(diag.EN)) // so are its files
	}
	return set
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
	of       *schema.Collection // describes the file
	file     *record.File
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
	r.of = searchCollections().Collection(id)
	file, findings := parseFile(r.of, name, data)
	r.findings = append(r.findings, findings...)
	if file == nil {
		return nil
	}
	r.file = file
	values, findings := r.of.Decode(file, id)
	for _, breach := range r.of.Rules(values, schema.Env{}) {
		findings = append(findings, r.of.Place(file, breach))
	}
	r.findings = append(r.findings, findings...)
	if findings.HasErrors() {
		return nil
	}
	return values
}

func (r *searchReader) at(where ...any) diag.Span { return r.of.Locate(r.file, where) }

func (r *searchReader) report(span diag.Span, messageID string, args diag.Args) {
	r.findings = append(r.findings, diag.At(span, messageID, args))
}
