package privacy

import (
	"embed"
	"errors"
	"hash/fnv"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

//go:embed config
var descriptions embed.FS

var settings = sync.OnceValue(func() schema.Settings {
	return schema.NewSettings(descriptions, "config", "privacy:")
})

// folder lies beside the schemas of collections.
const folder = "privacy"

// The files in it. None has to be there.
const (
	detectorsFile  = "detectors"
	wordsFile      = "words"
	exceptionsFile = "exceptions"
)

// Load reads the rules among the files of schemas. They are never nil; a file with
// mistakes says nothing.
func Load(files fs.FS) (*Rules, diag.List) {
	l := loader{files: files, rules: &Rules{}}
	l.checkNames()
	l.read(detectorsFile, l.rules.setDetectors)
	l.read(wordsFile, l.rules.setWords)
	l.read(exceptionsFile, l.rules.setExceptions)
	return l.rules, l.findings
}

// loader reads the files about private data, one after the other.
type loader struct {
	files    fs.FS
	rules    *Rules
	findings diag.List
}

// checkNames refuses files that nobody would read.
func (l *loader) checkNames() {
	entries, _ := fs.ReadDir(l.files, folder) // a missing folder is an empty one
	for _, e := range entries {
		id, isYAML := strings.CutSuffix(e.Name(), ".yaml")
		if isYAML && !slices.Contains([]string{detectorsFile, wordsFile, exceptionsFile}, id) {
			l.findings = append(l.findings, diag.At(diag.Span{File: fileName(id)}, "privacy-value.file", nil))
		}
	}
}

// fileName is what a file about private data is called in findings.
func fileName(id string) string { return path.Join("schemas", folder, id+".yaml") }

// read hands on what a file says.
func (l *loader) read(id string, set func(schema.Values)) {
	data, err := fs.ReadFile(l.files, path.Join(folder, id+".yaml"))
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	name := fileName(id)
	if err != nil {
		l.findings = append(l.findings, diag.At(diag.Span{File: name}, "unreadable", diag.Args{"reason": diag.Reason(err)}))
		return
	}
	file, findings := settings().Read(id, name, data)
	l.findings = append(l.findings, findings...)
	if file.Values != nil {
		set(file.Values)
		l.rules.digest(name, data)
	}
}

// digest changes the sum of the rules by what a file says.
func (r *Rules) digest(name string, data []byte) {
	h := fnv.New64a()
	h.Write([]byte(name + "\n"))
	h.Write(data)
	r.sum = r.sum*31 + h.Sum64()
}
