package schema

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// vocabularyFolder lies beside the collections.
const vocabularyFolder = "vocabularies"

// fileID is what a schema's or vocabulary's file may be called: it is its id, and
// part of addresses.
var fileID = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// Load reads the schemas (*.yaml) and vocabularies (vocabularies/*.yaml) of
// fsys. Their names in findings start with prefix, such as "schemas/". Other
// folders are left alone. When the list has errors the set is incomplete and no
// record should be read by it.
func Load(fsys fs.FS, prefix string) (*Set, diag.List) {
	l := &loader{fsys: fsys, prefix: prefix, set: &Set{}}
	for _, name := range l.list(vocabularyFolder) {
		l.vocabulary(name)
	}
	names := l.list(".")
	for _, name := range names {
		l.ids = append(l.ids, idOf(name))
	}
	for _, name := range names {
		l.collection(name)
	}
	l.compareCollections()
	l.filters()
	l.compile()
	l.findings.Sort()
	return l.set, slices.CompactFunc(l.findings, isSame)
}

// isSame reports whether two findings say the same: a definition is read wherever
// it is referred to.
func isSame(a, b diag.Finding) bool {
	return a.Span == b.Span && a.Message.ID == b.Message.ID
}

// loader is one run of Load.
type loader struct {
	fsys     fs.FS
	prefix   string
	set      *Set
	ids      []string // of all collections, loaded or not
	loaded   []*schemaFile
	findings diag.List
}

func (l *loader) add(findings ...diag.Finding) { l.findings = append(l.findings, findings...) }

// list returns the YAML files of a folder, sorted.
func (l *loader) list(folder string) []string {
	entries, _ := fs.ReadDir(l.fsys, folder) // a missing folder is an empty one
	var names []string
	for _, e := range entries {
		if ext := path.Ext(e.Name()); !e.IsDir() && (ext == ".yaml" || ext == ".yml") {
			names = append(names, path.Join(folder, e.Name()))
		}
	}
	return names
}

func idOf(name string) string {
	return strings.TrimSuffix(path.Base(name), path.Ext(name))
}

// read returns the file as a mapping, or nil when there is none to go on with.
func (l *loader) read(name string, keys record.Keys) *schemaFile {
	shown := l.prefix + name
	if !fileID.MatchString(idOf(name)) || path.Ext(name) != ".yaml" {
		l.add(diag.At(diag.Span{File: shown}, "schema-name.file", nil))
	}
	data, err := fs.ReadFile(l.fsys, name)
	if err != nil {
		l.add(diag.At(diag.Span{File: shown}, "schema-file", diag.Args{"error": diag.Reason(err)}))
		return nil
	}
	src, findings := record.Decode(shown, data)
	l.add(findings...)
	if src == nil {
		return nil
	}
	file, findings := record.ParseYAML(src, keys)
	l.add(findings...)
	if file.Front == nil {
		return nil
	}
	f := &schemaFile{loader: l, file: file, meant: map[*record.Node][]string{}}
	if file.Front.Kind != record.Mapping {
		f.report(file.Front, "schema-type.mapping", nil)
		return nil
	}
	return f
}

// schemaFile is a schema or vocabulary that is being read.
type schemaFile struct {
	*loader
	file       *record.File
	collection *Collection
	definition []string // $defs on the way from the root to the field being read

	// meant holds, for a mapping, the keys that misspelt ones were meant for.
	meant map[*record.Node][]string
}

func (f *schemaFile) span(n *record.Node) diag.Span {
	return diag.Span{File: f.file.Source.Path, Start: n.Start, End: n.End}
}

// report adds a finding at a node and returns it, to be given a fix. What YAML
// would not read as it stands was reported already.
func (f *schemaFile) report(n *record.Node, id string, args diag.Args) *diag.Finding {
	if n.Guessed {
		return new(diag.Finding)
	}
	f.add(diag.At(f.span(n), id, args))
	return &f.findings[len(f.findings)-1]
}

// suggest reports a name that does not exist, and returns the one it was
// probably meant for, or "". The message id-near says the nearest names, id all
// there are.
func (f *schemaFile) suggest(n *record.Node, id string, names []string) string {
	return f.offer(n, id, names, yamlText)
}

// offer is suggest for a name that is typed as text says.
func (f *schemaFile) offer(n *record.Node, id string, names []string, text func(string) string) string {
	near := Nearest(n.Value, names, 3)
	if len(near) == 0 {
		f.report(n, id, diag.Args{"value": n.Value, "choices": choices(names)})
		return ""
	}
	finding := f.report(n, id+"-near", diag.Args{"value": n.Value, "near": near})
	*finding = finding.WithFix(false, diag.Edit{Span: f.span(n), Text: text(near[0])})
	return near[0]
}

// choices returns the names that there are, for a message.
func choices(names []string) any {
	if len(names) == 0 {
		return diag.Name{ZH: "（一个也没有）", EN: "none"}
	}
	return someOf(names)
}

// someOf returns the names sorted, cut where they are too many to read.
func someOf(names []string) []string {
	const most = 12
	sorted := slices.Compact(slices.Sorted(slices.Values(names)))
	if len(sorted) > most {
		return append(sorted[:most], "…")
	}
	return sorted
}
