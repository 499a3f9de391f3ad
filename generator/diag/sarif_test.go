package diag_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	. "zoufang/generator/diag"
)

// sarifSchema compiles the schema that OASIS publishes.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	file, err := os.Open("testdata/sarif/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	doc, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// validSARIF returns the log of list, which the schema must accept.
func validSARIF(t *testing.T, schema *jsonschema.Schema, list List, lang Lang) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := SARIF(&out, list, lang, "1.2.3", lines(visit)); err != nil {
		t.Fatal(err)
	}
	log, err := jsonschema.UnmarshalJSON(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(log); err != nil {
		t.Errorf("not SARIF: %v", err)
	}
	return out.Bytes()
}

func TestSARIF(t *testing.T) {
	UseCatalogue(t, testArea)
	schema := sarifSchema(t)
	for _, lang := range []Lang{ZH, EN} {
		log := validSARIF(t, schema, report(), lang)
		golden(t, "sarif/"+string(lang)+".sarif", log)
	}
	validSARIF(t, schema, nil, ZH)
}

func TestSARIFOfTheCatalogue(t *testing.T) {
	schema := sarifSchema(t)
	var list List
	for _, r := range Rules() {
		for _, text := range r.Texts {
			id := r.ID
			if text.Variant != "" {
				id += "." + text.Variant
			}
			list = append(list, At(span(1, 1, 1, 2), id, nil))
		}
	}
	validSARIF(t, schema, list, ZH)
	validSARIF(t, schema, list, EN)
}
