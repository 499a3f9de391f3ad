package privacy

import (
	"embed"
	"hash/fnv"
	"io/fs"
	"path"
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
	for _, at := range settings().Strangers(files, folder, "schemas/") {
		l.findings = append(l.findings, diag.At(at, "privacy-value.file", nil))
	}
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

// read hands on what a file says.
func (l *loader) read(id string, set func(schema.Group)) {
	file, findings := settings().ReadFile(l.files, id, path.Join(folder, id+".yaml"), "schemas/")
	l.findings = append(l.findings, findings...)
	if file.Values != nil {
		set(file.Values)
		l.rules.digest(id, file.Data)
	}
}

// digest changes the sum of the rules by what a file says.
func (r *Rules) digest(name string, data []byte) {
	h := fnv.New64a()
	h.Write([]byte(name + "\n"))
	h.Write(data)
	r.sum = r.sum*31 + h.Sum64()
}
