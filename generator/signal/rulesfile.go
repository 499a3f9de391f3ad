package signal

import (
	"cmp"
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

//go:embed config
var descriptions embed.FS

// settings describe the files in schemas/signals/.
var settings = sync.OnceValue(func() schema.Settings { return schema.NewSettings(descriptions, "config", "signal:") })

// The folder of the files, beside the schemas of collections, and the one among them
// that is no signal.
const (
	folder    = "signals"
	boardFile = "board"
)

// Load reads schemas/signals/ over the collections of set and the
// audiences of config. There are no rules where there is no such folder.
func Load(files fs.FS, set *schema.Set, config site.Config) (*Rules, diag.List) {
	rules, findings := readBoard(files, set, config)
	entries, _ := fs.ReadDir(files, folder) // a missing folder is an empty one
	for _, e := range entries {
		id, isYAML := strings.CutSuffix(e.Name(), ".yaml")
		if e.IsDir() || !isYAML || id == boardFile {
			continue
		}
		r := &reader{set: set, rules: rules}
		signal := r.signal(files, id)
		findings = append(findings, r.findings...)
		if signal != nil && rules != nil {
			rules.Signals = append(rules.Signals, signal)
		}
	}
	if rules != nil {
		slices.SortFunc(rules.Signals, func(a, b *Signal) int {
			return cmp.Or(cmp.Compare(a.Order, b.Order), strings.Compare(a.ID, b.ID))
		})
	}
	return rules, findings
}

// reader reads one file.
type reader struct {
	set      *schema.Set
	rules    *Rules
	file     *schema.Setting
	findings diag.List
}

// read returns the values of a file; nil where there is none, or none to go on with.
func (r *reader) read(files fs.FS, kind, id string) schema.Group {
	file, findings := settings().ReadFile(files, kind, path.Join(folder, id+".yaml"), "schemas/")
	r.file, r.findings = file, append(r.findings, findings...)
	return file.Values
}

// signal reads a signal; nil where it has mistakes.
func (r *reader) signal(files fs.FS, id string) *Signal {
	values := r.read(files, "signals", id)
	if values == nil {
		return nil
	}
	s := &Signal{ID: id, Title: values.Text("title"), Description: values.Text("description"), Innocent: values.Texts("innocent"), Order: values.Int("order", 0)}
	for i, name := range values.Texts("from") {
		if c := r.collection(name, "from", i); c != nil {
			s.From = append(s.From, Source{c, r.condition(c, values["where"], "where")})
		}
	}
	for kind, read := range kinds {
		if of := values.Group(kind); of != nil {
			s.detector = read(r, s, of)
		}
	}
	if r.findings.HasErrors() {
		return nil
	}
	return s
}

// kinds are the kinds of signals, by the key that says what one looks for.
var kinds = map[string]func(r *reader, s *Signal, of schema.Group) detector{
	"copies":    readCopies,
	"photos":    readPhotos,
	"late":      readLate,
	"ahead":     readAhead,
	"bulk":      readBulk,
	"burst":     readBurst,
	"crowded":   readCrowded,
	"places":    readPlaces,
	"absent":    readAbsent,
	"rule":      readRule,
	"share":     readShare,
	"untouched": readUntouched,
	"silent":    readSilent,
}

// report adds a finding about a value of the file.
func (r *reader) report(messageID string, args diag.Args, where ...any) {
	r.findings = append(r.findings, diag.At(r.file.At(where...), messageID, args))
}

// collection returns the collection that a value names.
func (r *reader) collection(id string, where ...any) *schema.Collection {
	c := r.set.Collection(id)
	if c == nil {
		r.unknown("signal-value.collection", id, r.set.CollectionIDs(), where...)
	}
	return c
}

// field returns the field of c's records that a value names; nil where it names none.
func (r *reader) field(c *schema.Collection, key string, where ...any) *schema.Field {
	if key == "" {
		return nil
	}
	f := c.Root.Field(key)
	if f == nil {
		var known []string
		for _, other := range c.Root.Fields {
			known = append(known, other.Key)
		}
		r.unknown("signal-value.field", key, known, where...)
	}
	return f
}

// unknown reports a name that is not known, with the one most like it.
func (r *reader) unknown(messageID, value string, known []string, where ...any) {
	near := schema.Nearest(value, known, 1)
	f := diag.At(r.file.At(where...), messageID, diag.Args{"value": value})
	if len(near) > 0 {
		f = f.WithFix(false, diag.Edit{Span: f.Span, Text: near[0]})
	}
	r.findings = append(r.findings, f)
}

// condition compiles an expression over records of c; nil where there is none.
func (r *reader) condition(c *schema.Collection, v any, where ...any) *schema.Expr {
	if v == nil {
		return nil
	}
	expr, findings := r.set.Condition(r.file.Code(where...), c, nil)
	r.findings = append(r.findings, findings...)
	return expr
}
