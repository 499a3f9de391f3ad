package schema_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/schema"
)

const consentSchema = `title: 典型
type: object
x-collection: {label: 典型, path: models, permalink: "/models/:id/"}
properties:
  people:
    title: 人物
    type: array
    items:
      type: object
      additionalProperties: false
      properties:
        name: {title: 姓名, type: string, x-privacy: name, x-consent: consent}
        family: {title: 家人, type: string, x-privacy: name}
  consent:
    title: 实名同意
    type: object
    additionalProperties: false
    required: [date, by]
    properties:
      date: {title: 日期, type: string, format: date}
      by: {title: 同意人, type: string, x-privacy: name}
additionalProperties: false
`

func consentCollection(t testing.TB) *schema.Collection {
	t.Helper()
	set, findings := schema.Load(fstest.MapFS{"models.yaml": {Data: []byte(consentSchema)}}, "")
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	return set.Collection("models")
}

func TestANameIsShownInFullOnlyWithConsent(t *testing.T) {
	c := consentCollection(t)
	const people = "人物: [{姓名: 鞠小帆, 家人: 蔺訾}]\n"
	tests := []struct {
		name, consent, want string
	}{
		{"none", "", "鞠某某"},
		{"complete", "实名同意: {日期: 2012-08-01, 同意人: 鞠小帆}\n", "鞠小帆"},
		{"without a date", "实名同意: {同意人: 鞠小帆}\n", "鞠某某"},
		{"with a wrong date", "实名同意: {日期: 2012-13-01, 同意人: 鞠小帆}\n", "鞠某某"},
		{"of nobody", "实名同意: {日期: 2012-08-01, 同意人: }\n", "鞠某某"},
		{"empty", "实名同意:\n", "鞠某某"},
		{"as a word", "实名同意: 是\n", "鞠某某"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			values, _ := c.Decode(parse(t, c, "---\n"+people+tt.consent+"---\n"), "x")
			view := c.View(values, "public")
			person := view["people"].([]any)[0].(map[string]any)
			if person["name"] != tt.want || person["family"] != "蔺某" {
				t.Errorf("the public sees %v", person)
			}
			if again := c.View(view, "public"); !cmp.Equal(view, again) {
				t.Errorf("a view of a view differs: %v", again)
			}
			var withheld, agreed []string
			c.Withheld(values, "public", func(text string) { withheld = append(withheld, text) })
			c.Agreed(values, func(name string) { agreed = append(agreed, name) })
			inFull := tt.want == "鞠小帆"
			if !slices.Contains(withheld, "蔺訾") || !inFull && !slices.Contains(withheld, "鞠小帆") {
				t.Errorf("withheld are %q", withheld)
			}
			if want := map[bool]string{true: "[鞠小帆]", false: "[]"}[inFull]; fmt.Sprint(agreed) != want {
				t.Errorf("agreed are %q, want %s", agreed, want)
			}
		})
	}
}

func TestAValueByItselfHasNoConsent(t *testing.T) {
	name := consentCollection(t).Root.Field("people").Items.Field("name")
	if got := name.View("鞠小帆", "public"); got != "鞠某某" {
		t.Errorf("got %v", got)
	}
}
