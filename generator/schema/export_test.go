package schema_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"zoufang/generator/diag"
	"zoufang/generator/record"
	"zoufang/generator/schema"
)

func TestExportedFiles(t *testing.T) {
	for name, data := range testSet(t).Export() {
		file := filepath.Join("testdata/export", filepath.FromSlash(name))
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		golden(t, file, data)
	}
}

// accepts reports whether the exported schema of a collection accepts a record
// as an editor reads it.
func accepts(t *testing.T, set *schema.Set, collection, yamlAsJSON string) error {
	t.Helper()
	data := set.Export()[".vscode/schemas/"+collection+".json"]
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("urn:x", doc); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("urn:x")
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal([]byte(yamlAsJSON), &v); err != nil {
		t.Fatal(err)
	}
	return compiled.Validate(v)
}

func TestExportedSchemas(t *testing.T) {
	set := testSet(t)
	const required = `"标题": "走进海岛", "date": "2012年3月5日", "队伍": "第一队", "kind": "坐船"`
	good := []string{
		`{` + required + `}`,
		`{` + required + `, "人数": "12人", "草稿": true, "下雨": "否", "备注": ["一"], "看点": "山、湖、海"}`,
		`{` + required + `, "count": 3, "人员": ["张三", 12], "评分": {"山": {"得分": 3}, "lakes": {"score": "五"}}}`,
		`{` + required + `, "返回日期": 20120306, "end": null, "其他": {"任意": "文字"}}`,
	}
	bad := []string{
		`{}`,
		`{` + strings.Replace(required, "标题", "标替", 1) + `}`,
		`{` + strings.Replace(required, "坐船", "骑马", 1) + `}`,
		`{` + required + `, "人数": 100}`,
		`{` + required + `, "人数": "很多"}`,
		`{` + required + `, "下雨": "也许"}`,
		`{` + required + `, "评分": {"塔": {"得分": 3}}}`,
		`{` + required + `, "评分": {"山": {}}}`,
		`{` + required + `, "起点": "大连"}`,
		`{` + required + `, "停留": [{"晚数": 2}]}`,
	}
	for _, text := range good {
		if err := accepts(t, set, "trips", text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range bad {
		if accepts(t, set, "trips", text) == nil {
			t.Errorf("%s: accepted", text)
		}
	}
}

func TestExportedSchemasOfTheRepository(t *testing.T) {
	set, _ := schema.Load(os.DirFS("../../schemas"), "schemas/")
	for _, c := range set.Collections {
		if accepts(t, set, c.ID, `{"没有": "这个字段"}`) == nil {
			t.Errorf("%s: the exported schema accepts an unknown key", c.ID)
		}
	}
}

func TestScaffold(t *testing.T) {
	c := testSet(t).Collection("trips")
	values := map[string]string{"date": "2012-03-05", "kind": "sea"}
	golden(t, "testdata/scaffold.md", []byte(c.Scaffold(schema.ScaffoldOptions{Values: values})))
	golden(t, "testdata/scaffold-en.md", []byte(c.Scaffold(schema.ScaffoldOptions{Lang: diag.EN})))
}

// A new record has only one kind of mistake: required fields without a value.
func TestScaffoldWantsOnlyToBeFilledIn(t *testing.T) {
	set, _ := schema.Load(os.DirFS("../../schemas"), "schemas/")
	for _, c := range append(set.Collections, testSet(t).Collections...) {
		for _, lang := range []diag.Lang{diag.ZH, diag.EN} {
			text := c.Scaffold(schema.ScaffoldOptions{Lang: lang})
			file, findings := record.Parse(&record.Source{Path: "x.md", Text: text}, c.Keys)
			_, more := c.Decode(file, "x")
			for _, f := range append(findings, more...) {
				if f.Rule != "required" {
					t.Errorf("%s: [%s] %s\n%s", c.ID, f.Rule, f.Message.In(diag.EN), text)
				}
			}
		}
	}
}
