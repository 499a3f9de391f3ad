package tally_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"text/template"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/tally"
)

var update = flag.Bool("update", false, "write docs/tallies.md")

const (
	documentFile = "../../docs/tallies.md"
	referenceDir = "testdata/reference/"
	schemasDir   = "../../schemas"
)

// stateWords say when a figure has a state.
var stateWords = []struct {
	state tally.State
	when  string
}{
	{tally.StateMet, "到了“至少”，也没有超过“至多”"},
	{tally.StateOver, "超过了“至多”"},
	{tally.StateUpcoming, "这一列还没有开始；中途参加的，参加的那天还没有到"},
	{tally.StateOnTrack, "没有到期，按已过的天数（截至那天算过了）折算的“至少”已经到了，零头不计"},
	{tally.StateBehind, "没有到期，折算的“至少”没有到"},
	{tally.StateMissed, "到期了，“至少”没有到"},
	{tally.StateExempt, "`exempt` 的条件为真；这一列里一天也没有参加；或者折算下来一个也不要"},
}

var typeWords = map[schema.Type]string{
	schema.TypeText: "文字", schema.TypeInteger: "整数", schema.TypeNumber: "数", schema.TypeBoolean: "是或否",
	schema.TypeList: "列表", schema.TypeObject: "一组字段",
}

// TestTallyDocument holds docs/tallies.md to the code and to the tallies of the
// site.
func TestTallyDocument(t *testing.T) {
	d := document{t}
	text := template.Must(template.New("tallies.md").Funcs(template.FuncMap{
		"file": d.file, "example": d.example, "keys": d.keys, "states": d.states, "tallies": d.tallies,
	}).ParseFiles(referenceDir + "tallies.md"))
	var b bytes.Buffer
	if err := text.Execute(&b, nil); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(documentFile, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(d.read(documentFile), b.String()); diff != "" {
		t.Errorf("docs/tallies.md is stale, run “make update” (-file +code):\n%s", diff)
	}
}

// document makes the parts of the document.
type document struct{ *testing.T }

func (d document) read(name string) string {
	data, err := os.ReadFile(name)
	if err != nil {
		d.Fatal(err)
	}
	return string(data)
}

func (d document) file(name string) string { return d.read(referenceDir + name) }

// set returns the schemas of the site.
func (d document) set() *schema.Set {
	set, findings := schema.Load(os.DirFS(schemasDir), "schemas/")
	refuse(d, findings)
	return set
}

// example says the example in words.
func (d document) example() string {
	definitions, findings := tally.Load(fstest.MapFS{"tallies/example.yaml": {Data: []byte(d.file("example.yaml"))}}, "", d.set())
	refuse(d, findings)
	return listed(definitions[0])
}

func listed(t *tally.Tally) string {
	var b strings.Builder
	for _, line := range t.Words(diag.ZH) {
		fmt.Fprintf(&b, "- %s\n", line)
	}
	return b.String()
}

// keys are those that a definition can have, as its schema says.
func (d document) keys() string {
	set, findings := schema.Load(os.DirFS("config"), "tally:")
	refuse(d, findings)
	var b strings.Builder
	keyRows(&b, "", set.Collection("tallies").Root)
	return b.String()
}

func keyRows(b *strings.Builder, prefix string, object *schema.Field) {
	for _, f := range object.Fields {
		if f.Key == schema.DraftKey {
			continue
		}
		key, kind := prefix+f.Key, typeWords[f.Type]
		required := map[bool]string{true: "是"}[f.Required]
		fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s |\n", key, f.Title, kind, required, f.Help)
		keyRows(b, key+".", f)
		if f.Items != nil {
			keyRows(b, key+"[].", f.Items)
		}
	}
}

func (d document) states() string {
	var b strings.Builder
	for _, w := range stateWords {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", w.state, w.state.In(diag.ZH), w.state.Sign(), w.when)
	}
	return b.String()
}

// tallies are those of the site, each in words.
func (d document) tallies() string {
	definitions, findings := tally.Load(os.DirFS(schemasDir), "schemas/", d.set())
	refuse(d, findings)
	var b strings.Builder
	for _, t := range definitions {
		fmt.Fprintf(&b, "### %s\n\n`%s`", t.Title, t.ID)
		if t.Description != "" {
			fmt.Fprintf(&b, "：%s", t.Description)
		}
		fmt.Fprintf(&b, "\n\n%s\n", listed(t))
	}
	return b.String()
}
