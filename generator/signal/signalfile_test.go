package signal_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/signal"
	"zoufang/generator/site"
)

// mistakes are what is wrong with the signals of a site.
func mistakes(t *testing.T, root fs.FS) []string {
	t.Helper()
	set, config := described(t, root)
	var all []string
	for _, f := range signalFindings(t, root, set, config) {
		all = append(all, f.Message.In(diag.EN))
	}
	return all
}

// described reads what signals are about: the schemas of a site and its description.
func described(t testing.TB, root fs.FS) (*schema.Set, site.Config) {
	t.Helper()
	config, findings, err := site.ReadConfig(root)
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	schemas, err := fs.Sub(root, "schemas")
	if err != nil {
		t.Fatal(err)
	}
	set, findings := schema.Load(schemas, "schemas/")
	if findings.HasErrors() {
		t.Fatal(findings[0].Message.In(diag.EN))
	}
	return set, config
}

func signalFindings(t testing.TB, root fs.FS, set *schema.Set, config site.Config) diag.List {
	t.Helper()
	schemas, err := fs.Sub(root, "schemas")
	if err != nil {
		t.Fatal(err)
	}
	_, findings := signal.Load(schemas, set, config)
	return findings
}

func TestMistakesInSignals(t *testing.T) {
	for _, c := range []struct{ from, settings, want string }{
		{"calls", "places: {apart: [ilse]}", "no place is called ilse"},
		{"calls", "places: {apart: [isle]}", ""},
		{"calls, cases", "ahead: {fields: [raised, calls.dat]}", "records have no field calls.dat"},
		{"calls, cases", "ahead: {fields: [raised, calls.date]}", ""},
		{"calls, cases", "crowded: {at_most: 4}", "board.yaml does not say how records of 诉求 tell who was where"},
		{"calls, cases", "late: {days: 3}\nabsent: {days: 1}", "name exactly one"},
		{"cases", "rule: {when: 'self.raised', fact: 说不通了}", "yes or no"},
		{"cases", "rule: {when: 'true', fact: 有这么几件, values: {n: self.nobody}}", "nobody"},
	} {
		files, _ := fieldWith(nil, nil)
		files["schemas/signals/x.yaml"] = &fstest.MapFile{Data: []byte("title: 信号\nfrom: [" + c.from + "]\n" + c.settings + "\n")}
		got := strings.Join(mistakes(t, files), "\n")
		if !strings.Contains(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%s: %q, want %q", c.settings, got, c.want)
		}
	}
}

// The campaign's own signals have no mistakes.
func TestSignalsOfTheCampaign(t *testing.T) {
	for _, mistake := range mistakes(t, os.DirFS("../..")) {
		t.Error(mistake)
	}
}
