package site

import (
	"strings"
	"testing"
	"testing/fstest"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// TestFacetsSum holds that it tells of a field that lends other records a value of a
// facet as soon as a schema has it, though no record does.
func TestFacetsSum(t *testing.T) {
	sum := func(fields string) Sum {
		files := fstest.MapFS{
			"vocabularies/kinds.yaml": {Data: []byte("title: 类型\nterms: [{id: ship, name: 造船}]\n")},
			"search/facets.yaml":      {Data: []byte("facets: [{key: kind, title: 类型, vocabulary: kinds}]\n")},
			"firms.yaml": {Data: []byte(strings.ReplaceAll(`title: 企业
type: object
x-collection: {label: 企业, path: firms, permalink: "/firms/:id/", name: name}
properties:
  name: {title: 名称, type: string}
FIELDS
additionalProperties: false
`, "FIELDS\n", fields))},
		}
		set, findings := schema.Load(files, "schemas/")
		search, more := readSearch(files, set)
		if findings = append(findings, more...); len(findings) > 0 {
			t.Fatal(findings[0].Message.In(diag.EN))
		}
		return search.FacetsSum(set)
	}
	before := sum("")
	if sum("  place: {title: 地点, type: string}\n") != before {
		t.Error("a field that is no value of a facet changes it")
	}
	if sum("  kind: {title: 类型, x-vocabulary: kinds}\n") == before {
		t.Error("a field that is a value of a facet does not change it")
	}
}
