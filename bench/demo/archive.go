package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/record"
	"zoufang/generator/schema"
)

// siteFile is the one file below content/ that is no record.
const siteFile = "content/site.yaml"

// archive is content/ as it stands at the end of the year.
type archive struct {
	files   map[string][]byte // by path in the repository
	entries []*entry          // by path
	byKey   map[string]*entry
	course  course
	hand    *hand
	reasons reasons

	opening, closing time.Time // the campaign's first day, and that at which the site stands
	asOf             string    // the line of content/site.yaml that says so
}

// entry is one record.
type entry struct {
	key    string // visits/2012-03-06-g2-01
	id     string
	coll   *schema.Collection
	path   string   // of its file, from the top of the repository
	assets []string // of what lies in its own folder
	text   string
	values schema.Values // references resolved: Ref.ID is an id
	refs   []reference
	root   *part
	steps  []*step // by which the record grew, in order
}

// reference is one reference of a record.
type reference struct {
	path schema.Path
	to   string // key of an entry
}

// readArchive reads all records and what is known of how they came about.
func readArchive(content, schemas string) (*archive, error) {
	set, problems := schema.Load(os.DirFS(schemas), "schemas/")
	if problems.HasErrors() {
		return nil, problem(problems)
	}
	a := &archive{files: map[string][]byte{}, byKey: map[string]*entry{}}
	if err := a.readTables(); err != nil {
		return nil, err
	}
	if err := a.readFiles(os.DirFS(content)); err != nil {
		return nil, err
	}
	if err := a.readDays(); err != nil {
		return nil, err
	}
	trees := map[*entry]*record.File{}
	for _, name := range sortedKeys(a.files) {
		e, file, err := a.readEntry(set, name)
		if err != nil {
			return nil, err
		}
		if e != nil {
			a.entries, a.byKey[e.key], trees[e] = append(a.entries, e), e, file
		}
	}
	names := a.names()
	for _, e := range a.entries {
		if err := e.resolve(names); err != nil {
			return nil, err
		}
		a.divide(e, trees[e])
	}
	return a, nil
}

// readFiles reads everything below content/.
func (a *archive) readFiles(content fs.FS) error {
	return fs.WalkDir(content, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content, name)
		a.files["content/"+name] = data
		return err
	})
}

var (
	fromLine = regexp.MustCompile(`(?m)^period: \{from: (\S+),.*\n`)
	asOfLine = regexp.MustCompile(`(?m)^as_of: (\S+)\n`)
)

// readDays reads from content/site.yaml when the history begins and ends.
func (a *archive) readDays() (err error) {
	text := string(a.files[siteFile])
	from, asOf := fromLine.FindStringSubmatch(text), asOfLine.FindStringSubmatch(text)
	if from == nil || asOf == nil {
		return fmt.Errorf("%s has no period or no as_of, written on a line of its own", siteFile)
	}
	a.asOf = asOf[0]
	if a.opening, err = time.Parse(time.DateOnly, from[1]); err == nil {
		a.closing, err = time.Parse(time.DateOnly, asOf[1])
	}
	return err
}

// readEntry reads the record in the file called name. Both results are nil where
// it holds none.
func (a *archive) readEntry(set *schema.Set, name string) (*entry, *record.File, error) {
	ext := path.Ext(name)
	if name == siteFile || ext != ".md" && ext != ".yaml" {
		return nil, nil, nil
	}
	coll := set.Holding(strings.TrimPrefix(name, "content/"))
	if coll == nil {
		return nil, nil, fmt.Errorf("%s belongs to no collection", name)
	}
	e := &entry{coll: coll, path: name, text: string(a.files[name])}
	if e.id = strings.TrimSuffix(path.Base(name), ext); e.id == "index" {
		e.id = path.Base(path.Dir(name))
		e.assets = a.others(path.Dir(name), name)
	}
	e.key = coll.ID + "/" + e.id
	file, problems := parse(name, a.files[name], coll)
	if !problems.HasErrors() {
		var more diag.List
		e.values, more = coll.Decode(file, e.id)
		problems = append(problems, more...)
	}
	if problems.HasErrors() {
		return nil, nil, problem(problems)
	}
	return e, file, nil
}

// parse reads a record's file as its extension says.
func parse(name string, data []byte, coll *schema.Collection) (*record.File, diag.List) {
	src, problems := record.Decode(name, data)
	if src == nil {
		return nil, problems
	}
	read := record.Parse
	if path.Ext(name) == ".yaml" {
		read = record.ParseYAML
	}
	file, more := read(src, coll.Keys)
	return file, append(problems, more...)
}

// others returns the files below folder except one.
func (a *archive) others(folder, except string) []string {
	var found []string
	for name := range a.files {
		if strings.HasPrefix(name, folder+"/") && name != except {
			found = append(found, name)
		}
	}
	slices.Sort(found)
	return found
}

// names returns the key of each entry by what others call it: its id or its
// name, in its collection.
func (a *archive) names() map[schema.Ref]string {
	names := map[schema.Ref]string{}
	for _, e := range a.entries {
		if e.coll.NameField != nil {
			names[schema.Ref{Collection: e.coll.ID, ID: schema.Fold(e.called())}] = e.key
		}
	}
	for _, e := range a.entries {
		names[schema.Ref{Collection: e.coll.ID, ID: schema.Fold(e.id)}] = e.key
	}
	return names
}

// called returns the record's name, or its id.
func (e *entry) called() string {
	if f := e.coll.NameField; f != nil {
		if name, ok := e.values[f.Key].(string); ok {
			return name
		}
	}
	return e.id
}

// day returns the date field f of the record, zero where it has none.
func (e *entry) day(f *schema.Field) time.Time {
	if f == nil {
		return time.Time{}
	}
	day, _ := e.values[f.Key].(time.Time)
	return day
}

// resolve puts ids in the place of names and notes what the record refers to.
func (e *entry) resolve(names map[schema.Ref]string) error {
	var lost error
	e.coll.Refs(e.values, func(at schema.Path, ref schema.Ref) (schema.Ref, bool) {
		key, ok := names[schema.Ref{Collection: ref.Collection, ID: schema.Fold(ref.ID)}]
		if !ok {
			lost = fmt.Errorf("%s: %s refers to %q, which is no record", e.path, at, ref.ID)
			return ref, false
		}
		e.refs = append(e.refs, reference{slices.Clone(at), key})
		return schema.Ref{Collection: ref.Collection, ID: strings.TrimPrefix(key, ref.Collection+"/")}, true
	})
	return lost
}

// problem is the first error of a list.
func problem(list diag.List) error {
	for _, f := range list {
		if f.Severity == diag.Error {
			return errors.New(f.Span.File + ": " + f.Message.In(diag.EN))
		}
	}
	return nil
}
