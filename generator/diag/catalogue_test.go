package diag_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "zoufang/generator/diag"
)

var (
	word        = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	programID   = regexp.MustCompile(`^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$`)
	placeholder = regexp.MustCompile(`\{[a-zA-Z_]+\}`)
)

// catalogue returns every message by its id, and fails where an id is taken
// twice.
func catalogue(t *testing.T) map[string]Name {
	t.Helper()
	all := map[string]Name{}
	add := func(id string, text Name) {
		if _, taken := all[id]; taken {
			t.Errorf("message %s stands twice in the catalogue", id)
		}
		all[id] = text
	}
	for _, r := range Rules() {
		for _, text := range r.Texts {
			add(strings.TrimSuffix(r.ID+"."+text.Variant, "."), text.Name)
		}
	}
	for _, text := range ProgramTexts {
		add(text.Variant, text.Name)
	}
	return all
}

func placeholders(text string) []string {
	names := placeholder.FindAllString(text, -1)
	slices.Sort(names)
	return slices.Compact(names)
}

func TestMessagesSayTheSameInBothLanguages(t *testing.T) {
	for id, text := range catalogue(t) {
		if text.ZH == "" || text.EN == "" {
			t.Errorf("%s: %q and %q: a language is missing", id, text.ZH, text.EN)
		}
		if diff := cmp.Diff(placeholders(text.ZH), placeholders(text.EN)); diff != "" {
			t.Errorf("%s: placeholders differ (-zh +en):\n%s", id, diff)
		}
	}
}

func TestRulesAreDescribed(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if !word.MatchString(r.ID) || seen[r.ID] {
			t.Errorf("rule %q: the id is malformed or taken", r.ID)
		}
		seen[r.ID] = true
		for _, n := range []Name{r.Title, r.Why} {
			if n.ZH == "" || n.EN == "" {
				t.Errorf("rule %s: title or reason is missing in a language: %q", r.ID, n)
			}
		}
		if len(r.Texts) == 0 {
			t.Errorf("rule %s says nothing", r.ID)
		}
		for _, text := range r.Texts {
			if text.Variant != "" && !word.MatchString(text.Variant) {
				t.Errorf("rule %s: variant %q is malformed", r.ID, text.Variant)
			}
			if strings.HasSuffix(text.ZH, "。") || strings.HasSuffix(text.EN, ".") {
				t.Errorf("rule %s: a message is a phrase and ends without a full stop: %q", r.ID, text.Name)
			}
		}
	}
}

func TestWordsOfTheProgramBelongToNoRule(t *testing.T) {
	rules := map[string]bool{}
	for _, r := range Rules() {
		rules[r.ID] = true
	}
	for _, text := range ProgramTexts {
		first, _, _ := strings.Cut(text.Variant, ".")
		if rules[first] || !programID.MatchString(text.Variant) {
			t.Errorf("message %q: the id is malformed or reads like one of rule %s", text.Variant, first)
		}
	}
}

func TestAreasAreSortedCopies(t *testing.T) {
	UseCatalogue(t, testArea)
	var ids []string
	for _, r := range Rules() {
		ids = append(ids, r.ID)
	}
	if diff := cmp.Diff([]string{"colon", "heading", "reference"}, ids); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	Areas()[0].Rules[0].ID = "changed"
	if got := Rules()[0].ID; got != "colon" {
		t.Errorf("a caller changed the catalogue: %s", got)
	}
}
