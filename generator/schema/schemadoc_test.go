package schema_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"text/template"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/record"
	"zoufang/generator/schema"
)

const referenceDir = "testdata/reference/"

// TestSchemaDocument holds docs/schema.md to the code: its tables are the
// package's own, its examples are read by the package. A keyword without words
// fails, and so do words for a keyword that there is not.
func TestSchemaDocument(t *testing.T) {
	r := newReference(t)
	text := template.Must(template.New("schema.md").Funcs(template.FuncMap{
		"file":        r.file,
		"table":       r.table,
		"keywords":    r.keywords,
		"types":       r.types,
		"formats":     func() string { return r.table("format") },
		"readings":    r.readings,
		"privacies":   r.privacies,
		"rules":       r.rules,
		"site":        r.site,
		"search":      r.search,
		"settings":    r.settings,
		"root":        func() string { return listed(schema.Roots) },
		"conditional": func() string { return listed(schema.Conditional) },
		"unsupported": func() string { return listed(schema.Unsupported) },
	}).ParseFiles(referenceDir + "schema.md"))
	var b bytes.Buffer
	if err := text.Execute(&b, nil); err != nil {
		t.Fatal(err)
	}
	golden(t, "../../docs/schema.md", b.Bytes())
	for name, keys := range schema.Tables {
		if described := sortedKeys(words[name]); !slices.Equal(slices.Sorted(slices.Values(keys)), described) {
			t.Errorf("words of %s are for %q; there are %q", name, described, keys)
		}
	}
}

// reference is what the document's examples are read by.
type reference struct {
	*testing.T
	example *schema.Set
	forms   *schema.Collection
}

func newReference(t *testing.T) reference {
	r := reference{T: t}
	set, findings := schema.Load(os.DirFS(referenceDir+"example"), "schemas/")
	r.none(findings)
	r.example = set
	set, findings = schema.Load(fstest.MapFS{"forms.yaml": {Data: []byte(formsSchema)}}, "")
	r.none(findings)
	r.forms = set.Collection("forms")
	return r
}

// none fails for examples that have findings.
func (r reference) none(findings diag.List) {
	r.Helper()
	for _, f := range findings {
		r.Errorf("%s: %s", f.Span, f.Message.In(diag.EN))
	}
}

func (r reference) file(name string) string {
	data, err := os.ReadFile(referenceDir + name)
	if err != nil {
		r.Fatal(err)
	}
	return string(data)
}

// listed shows names as code.
func listed(names []string) string { return "`" + strings.Join(names, "`、`") + "`" }

func sortedKeys(m map[string]string) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// table says what each key of a table means.
func (r reference) table(name string) string {
	var b strings.Builder
	for _, key := range schema.Tables[name] {
		fmt.Fprintf(&b, "| `%s` | %s |\n", key, words[name][key])
	}
	return b.String()
}

// keywords describes those of fields, a table for each kind of field.
func (r reference) keywords() string {
	var kinds []string
	rows := map[string]string{}
	for _, key := range schema.Tables["field"] {
		on := schema.KeywordOn(key)
		if rows[on] == "" {
			kinds = append(kinds, on)
		}
		rows[on] += fmt.Sprintf("| `%s` | %s |\n", key, words["field"][key])
	}
	slices.SortStableFunc(kinds, func(a, b string) int { return slices.Index(kindOrder, a) - slices.Index(kindOrder, b) })
	var b strings.Builder
	for _, on := range kinds {
		fmt.Fprintf(&b, "**用在%s上**\n\n| 关键词 | 意思 |\n|---|---|\n%s\n", on, rows[on])
	}
	return b.String()
}

func (r reference) types() string {
	var b strings.Builder
	for i, row := range schema.TypeRows() {
		fmt.Fprintf(&b, "| %s | %s | `%s` | %s |\n", row.Name, typeWords[i].declared, row.InRules, typeWords[i].data)
	}
	return b.String()
}

// readings shows what becomes of what authors write, good and bad.
func (r reference) readings() string {
	var b strings.Builder
	for _, reading := range readings {
		fmt.Fprintf(&b, "**%s**（`%s`）\n\n| 写的 | 读成 |\n|---|---|\n", reading.title, reading.field)
		for _, text := range reading.texts {
			fmt.Fprintf(&b, "| `%s` | %s |\n", text, r.read(reading.field, text))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// read returns what the field makes of a text: its value, or the finding.
func (r reference) read(field, text string) string {
	src, findings := record.Decode("x.yaml", []byte(field+": "+text+"\n"))
	r.none(findings)
	file, findings := record.ParseYAML(src, r.forms.Keys)
	r.none(findings)
	values, findings := r.forms.Decode(file, "x")
	if findings.HasErrors() {
		return "错误：" + findings[0].Message.In(diag.ZH)
	}
	return show(values[field])
}

func show(value any) string {
	switch v := value.(type) {
	case nil:
		return "没有写"
	case bool:
		return map[bool]string{true: "是", false: "否"}[v]
	case time.Time:
		if v.Equal(v.Truncate(24 * time.Hour)) {
			return "`" + v.Format(time.DateOnly) + "`"
		}
		return "`" + v.Format(time.DateTime) + "`"
	case []any:
		var all []string
		for _, item := range v {
			all = append(all, show(item))
		}
		return strings.Join(all, "，")
	}
	return fmt.Sprintf("`%v`", value)
}

// privacies shows how each kind of private text is masked.
func (r reference) privacies() string {
	var b strings.Builder
	for _, kind := range schema.Privacies {
		w := privacyWords[kind]
		if w.text == "" {
			r.Errorf("no words for x-privacy %q", kind)
		}
		masked := "不显示"
		if text := schema.Mask(schema.Privacy(kind), w.text); text != "" {
			masked = "`" + text + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | `%s` → %s |\n", kind, w.means, w.text, masked)
	}
	return b.String()
}

// rules lists rules that compile over the example.
func (r reference) rules() string {
	var b strings.Builder
	for _, rule := range ruleExamples {
		src, _ := record.Decode("rules.yaml", []byte("rule: '"+rule.code+"'\n"))
		file, _ := record.ParseYAML(src, nil)
		_, findings := r.example.Compile(schema.Code{Source: src, Node: file.Front.Get("rule")}, r.example.Collection("notes"), nil)
		r.none(findings)
		fmt.Fprintf(&b, "| `%s` | %s |\n", strings.ReplaceAll(rule.code, "|", `\|`), rule.means)
	}
	return b.String()
}

// site lists the keys of content/site.yaml, by the schema that checks it.
func (r reference) site() string { return r.settings("../site/config", "site", "site.yaml") }

// search lists the keys of a file of schemas/search.
func (r reference) search(id string) string {
	return r.settings("../site/config/search", id, "search/"+id+".yaml")
}

// settings lists the keys of a file that is described by the collection of an id in
// a folder, and holds an example to that.
func (r reference) settings(dir, id, example string) string {
	set, findings := schema.Load(os.DirFS(dir), dir+"/")
	r.none(findings)
	c := set.Collection(id)
	src, findings := record.Decode(example, []byte(r.file(example)))
	r.none(findings)
	file, findings := record.ParseYAML(src, c.Keys)
	r.none(findings)
	_, findings = c.Decode(file, id)
	r.none(findings)
	var b strings.Builder
	siteRows(&b, "", c.Root)
	return b.String()
}

func siteRows(b *strings.Builder, prefix string, f *schema.Field) {
	for _, child := range f.Fields {
		key := prefix + child.Key
		required := map[bool]string{true: "是"}[child.Required]
		kind := schema.TypeRows()[child.Type].Name
		fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s |\n", key, child.Title, kind, required, child.Help)
		siteRows(b, key+".", child)
		if child.Items != nil {
			siteRows(b, key+"[].", child.Items)
		}
	}
}
