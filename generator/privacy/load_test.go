package privacy

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// load reads rules from files, with what is found in them.
func load(files map[string]string) (*Rules, string) {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	rules, findings := Load(fsys)
	var lines []string
	for _, f := range findings {
		lines = append(lines, f.Span.String()+" "+f.Rule)
	}
	return rules, strings.Join(lines, "\n")
}

func TestLoad(t *testing.T) {
	if rules, findings := load(nil); rules == nil || findings != "" || rules.Sum() != 0 {
		t.Errorf("without files: %v, %s", rules, findings)
	}
	_, findings := load(map[string]string{
		"privacy/others.yaml":    "a: 1\n",
		"privacy/detectors.yaml": "severity: {mobile: fatal}\n",
	})
	want := "schemas/privacy/others.yaml privacy-value\nschemas/privacy/detectors.yaml:1:20 choice"
	if diff := cmp.Diff(want, findings); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	rules, findings := load(map[string]string{
		"privacy/detectors.yaml":  "severity: {mobile: warning, landline: 'off'}\nstored: {name: error, phone: 'off'}\n",
		"privacy/exceptions.yaml": "numbers: [{value: 138-0013-8000, reason: 公布的热线}]\nfields: [units.phone]\ntexts: ['13912345678']\n",
	})
	const text = "13700137000，0411-82345678，1３8 0013 8000，13912345678"
	if diff := cmp.Diff("warning mobile 13700137000 → 137****7000", said(text, rules.Find(text))); findings != "" || diff != "" {
		t.Errorf("%s (-want +got):\n%s", findings, diff)
	}
	if rules.Stored(schema.PrivacyName) != diag.Error || rules.Stored(schema.PrivacyPhone) != diag.Notice || rules.Stored(schema.PrivacyOmit) != diag.Notice {
		t.Error("what is said of stored values is not kept")
	}
	if !rules.Public("units", "phone") || rules.Public("units", "name") || rules.Public("cadres", "phone") {
		t.Error("what is said of fields is not kept")
	}
}

// TestSumTellsRulesApart includes what changes nothing that is found today.
func TestSumTellsRulesApart(t *testing.T) {
	sums := map[uint64]string{}
	for _, text := range []string{"near: 12\n", "near: 13\n", "near: 12 # as always\n"} {
		rules, _ := Load(fstest.MapFS{"privacy/detectors.yaml": {Data: []byte(text)}})
		if other, ok := sums[rules.Sum()]; ok {
			t.Errorf("%q has the sum of %q", text, other)
		}
		sums[rules.Sum()] = text
	}
}

// TestAddressThatMayStand has an address found with a word before it.
func TestAddressThatMayStand(t *testing.T) {
	words, err := os.ReadFile("../../schemas/privacy/words.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for exceptions, want := range map[string]string{"texts: [中山路1号2单元]\n": "", "texts: [中山路1号3单元]\n": "warning address 工会在中山路1号2单元 →"} {
		rules, findings := load(map[string]string{"privacy/words.yaml": string(words), "privacy/exceptions.yaml": exceptions})
		const text = "工会在中山路1号2单元"
		if diff := cmp.Diff(want, said(text, rules.Find(text))); findings != "" || diff != "" {
			t.Errorf("%s%s (-want +got):\n%s", exceptions, findings, diff)
		}
	}
}
