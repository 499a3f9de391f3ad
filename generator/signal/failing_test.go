package signal_test

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"zoufang/generator/signal"
	"zoufang/generator/site"
)

// TestFailingConditions asks for the sixth worker whom somebody met, where there is but
// one: the search ends, and says with which record.
func TestFailingConditions(t *testing.T) {
	const failing, of = "'self.met[5] > 1'", "\nfrom: [calls]\n"
	for _, c := range []struct{ file, settings, want string }{
		{"x", "title: 信号" + of + "where: " + failing + "\nlate: {days: 3}\n", "signal x: content/calls/one.md"},
		{"x", "title: 信号" + of + "where: " + failing + "\ncrowded: {at_most: 1}\n", "signal x: content/calls/one.md"},
		{"x", "title: 信号" + of + "rule: {when: " + failing + ", fact: 人太多了}\n", "signal x: content/calls/one.md"},
		{"x", "title: 信号" + of + "rule: {when: 'true', fact: '有{n}人', values: {n: 'self.met[5]'}}\n", "signal x: content/calls/one.md"},
		{"x", "title: 信号" + of + "share: {when: " + failing + ", fact: 人太多了, at_least: 2}\n", "signal x: content/calls/one.md"},
		{"board", "\nsamples: [{id: calls, title: 走访, from: calls, at: date, size: 2, where: " + failing + "}]\n", "sample calls: content/calls/one.md"},
	} {
		files, _ := fieldWith(nil, []entry{went("one", 0, 10, 11, "met: [1]"), went("two", 0, 12, 13, "met: [1]")})
		name := "schemas/signals/" + c.file + ".yaml"
		if old := files[name]; old != nil {
			c.settings = string(old.Data) + c.settings
		}
		files[name] = &fstest.MapFile{Data: []byte(c.settings)}
		if err := failure(t, files); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.settings, err, c.want)
		}
	}
}

// A condition that asks for a record which is not published does not hold.
func TestConditionsOnWhatIsNotPublished(t *testing.T) {
	for _, settings := range []string{
		"where: 'records.firms[\"none\"].staff == 100'\nlate: {days: 3}\n",
		"rule: {when: 'true', fact: '有{n}人', values: {n: 'records.firms[\"none\"].staff'}}\n",
	} {
		files, _ := fieldWith(nil, []entry{went("one", 0, 10, 11)})
		files["schemas/signals/x.yaml"] = &fstest.MapFile{Data: []byte("title: 信号\nfrom: [calls]\n" + settings)}
		if err := failure(t, files); err != nil {
			t.Errorf("%s: %v", settings, err)
		}
	}
}

// failure is why a site cannot be looked through.
func failure(t *testing.T, files fstest.MapFS) error {
	t.Helper()
	model, findings, err := site.Load(context.Background(), site.Options{Root: files, Audience: "supervision"})
	if err != nil || findings.HasErrors() {
		t.Fatal(err, findings)
	}
	schemas, err := fs.Sub(files, "schemas")
	if err != nil {
		t.Fatal(err)
	}
	rules, findings := signal.Load(schemas, model.Schemas, model.Config)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	_, err = signal.Find(context.Background(), model, rules, signal.Options{Root: files})
	return err
}
