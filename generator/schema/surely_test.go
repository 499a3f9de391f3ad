package schema

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// limited is a schema with every keyword that values are checked by.
const limited = `title: 记录
type: object
x-collection: {label: 记录, path: records, permalink: /:id/}
properties:
  short: {type: string, maxLength: 3}
  long: {type: string, minLength: 2, maxLength: 4}
  one: {type: string, enum: [甲, 乙]}
  like: {type: string, pattern: '^甲'}
  name: {type: string, format: person-name, minLength: 2}
  email: {type: string, format: email}
  count: {type: integer, minimum: 1, maximum: 5}
  odd: {type: integer, multipleOf: 2}
  rate: {type: number, minimum: 0.5, exclusiveMaximum: 2}
  part: {type: number, maximum: 1.25}
  few: {type: integer, enum: [1, 2]}
  day: {type: string, format: date}
  moment: {type: string, format: date-time}
  yes: {type: boolean, const: true}
  names: {type: array, minItems: 1, maxItems: 2, uniqueItems: true, items: {type: string, format: person-name, maxLength: 3}}
  counts: {type: array, uniqueItems: true, items: {type: integer}}
  rows:
    type: array
    maxItems: 2
    items:
      type: object
      minProperties: 2
      properties: {a: {type: string, maxLength: 2}, b: {type: string}, c: {type: integer, minimum: 1}}
  group: {type: object, maxProperties: 1, properties: {a: {type: string}, b: {type: string}}}
  free: {type: object, additionalProperties: {type: string, minLength: 2}}
  both: {type: object, properties: {a: {type: string, maxLength: 1}}, additionalProperties: {type: string}}
  choice: {type: string, anyOf: [{minLength: 3}, {pattern: 甲}]}
`

func limitedCollection(t testing.TB) *Collection {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "records.yaml"), []byte(limited), 0o600); err != nil {
		t.Fatal(err)
	}
	set, findings := Load(os.DirFS(dir), "schemas/")
	if findings.HasErrors() {
		t.Fatal(findings)
	}
	return set.Collection("records")
}

// TestSurely holds that the validator finds nothing wrong with what is surely
// valid, and that a good deal is.
func TestSurely(t *testing.T) {
	values := []any{
		"", "甲", "乙方", "甲乙丙", "甲乙丙丁戊", int64(-1), int64(0), int64(1), int64(2), int64(5), int64(6), true, false,
		time.Date(2012, 3, 5, 0, 0, 0, 0, time.UTC), nil, Invalid{}, []any{}, []any{"甲"}, []any{"甲", "乙"}, []any{"甲", "甲"},
		[]any{"甲", "乙", "丙"}, []any{int64(1), int64(1)}, map[string]any{}, map[string]any{"a": "甲"}, map[string]any{"a": "甲", "b": "乙"},
	}
	for _, text := range []string{"0.5", "0.49", "1.25", "1.250001", "2", "-3"} {
		d, _ := ParseDecimal(text)
		values = append(values, d)
	}
	sure := 0
	var check func(f *Field)
	check = func(f *Field) {
		validator := validatorOf(t, f)
		for _, value := range values {
			if !fits(f, value) || !f.surely(value) {
				continue
			}
			sure++
			if err := validator.Validate(f.instance(value)); err != nil && !isInside(err) {
				t.Errorf("%s: %v is not surely valid: %v", f.Key, value, err)
			}
		}
		for _, part := range f.parts() {
			check(part)
		}
	}
	check(limitedCollection(t).Root)
	if sure < 60 {
		t.Errorf("only %d values were surely valid", sure)
	}
}

func validatorOf(t *testing.T, f *Field) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(schemaURL, f.document()); err != nil {
		t.Fatal(err)
	}
	validator, err := compiler.Compile(schemaURL)
	if err != nil {
		t.Fatal(err)
	}
	return validator
}

// fits reports whether reading a value of the field may give value.
func fits(f *Field, value any) bool {
	switch value.(type) {
	case string:
		return f.Type == TypeText
	case int64:
		return f.Type == TypeInteger
	case Decimal:
		return f.Type == TypeNumber
	case bool:
		return f.Type == TypeBoolean
	case time.Time:
		return f.Type == TypeDate || f.Type == TypeDateTime
	case []any:
		return f.Type == TypeList
	case map[string]any:
		return f.Type == TypeObject
	}
	return true
}

// isInside reports whether what is wrong lies within the value, which is checked
// for itself.
func isInside(err error) bool {
	causes := err.(*jsonschema.ValidationError).Causes
	for _, cause := range causes {
		if len(cause.InstanceLocation) == 0 {
			return false
		}
	}
	return len(causes) > 0
}

// checkValidated fails if the validator finds anything that Decode alone does
// not.
func checkValidated(t *testing.T, c *Collection, name, text string) {
	t.Helper()
	file, _ := record.Read(name, []byte(text), c.Keys)
	if file == nil {
		return
	}
	type result struct {
		Values Values
		Found  diag.List
	}
	var got, want result
	got.Values, got.Found = c.Decode(file, "x")
	all := newDecoder(c, file)
	all.unsure = true
	want.Values, want.Found = all.record("x"), all.findings
	got.Found.Sort()
	want.Found.Sort()
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b Decimal) bool { return a == b })); diff != "" {
		t.Fatalf("%s\n%s\n(-validated +decoded):\n%s", name, text, diff)
	}
}

// TestValidated holds checkValidated over the demonstration, and over the same
// with a value changed.
func TestValidated(t *testing.T) {
	set, _ := Load(os.DirFS("../../schemas"), "schemas/")
	random := rand.New(rand.NewPCG(1, 2))
	err := filepath.WalkDir("../../content", func(name string, entry fs.DirEntry, err error) error {
		rel, _ := filepath.Rel("../../content", name)
		c := set.Holding(filepath.ToSlash(rel))
		if err != nil || entry.IsDir() || c == nil || filepath.Ext(name) != ".md" {
			return err
		}
		data, err := os.ReadFile(name)
		checkValidated(t, c, name, string(data))
		checkValidated(t, c, name, changed(random, string(data)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

var plainValue = regexp.MustCompile(`(?m): [^:\n]+$`)

// changed replaces one of the values in the front matter of text.
func changed(random *rand.Rand, text string) string {
	front, body, _ := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	places := plainValue.FindAllStringIndex(front, -1)
	if len(places) == 0 {
		return text
	}
	place := places[random.IntN(len(places))]
	value := somethingElse[random.IntN(len(somethingElse))]
	return "---\n" + front[:place[0]] + ": " + value + front[place[1]:] + "\n---\n" + body
}

var somethingElse = []string{"", "无", "甲", "甲、甲", "[甲, 甲]", "[]", "{}", "{甲: 乙}", "0", "-1", "501", "1.5", "是", "2012-02-30", strings.Repeat("长", 400)}

// TestValidatedLimits holds checkValidated over random records of a schema with
// every keyword.
func TestValidatedLimits(t *testing.T) {
	c := limitedCollection(t)
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(from []string) string { return from[random.IntN(len(from))] }
	values := append(somethingElse, "乙方", "甲乙丙", "1", "2", "5", "6", "0.5", "1.25", "2012-03-05", "2012-03-05T10:00:00Z", "a@b.cn",
		"[甲, 乙]", "[1, 1]", "[1, 2]", "{a: 甲, b: 乙}", "{a: 甲乙, c: 0}", "[{a: 甲, c: 1}]", "[{a: 甲}, {}, {b: 乙, c: 1}]")
	for range 2000 {
		text := "---\n"
		for _, key := range c.Root.keys() {
			if random.IntN(8) == 0 {
				text += fmt.Sprintf("%s: %s\n", key, pick(values))
			}
		}
		checkValidated(t, c, "x.md", text+"草稿: 是\n---\n")
	}
}
