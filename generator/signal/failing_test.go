package signal_test

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"zoufang/generator/diag"
	"zoufang/generator/signal"
	"zoufang/generator/site"
)

// TestFailingConditions asks for the sixth worker whom somebody met, where there is but
// one: it is said where, and of which record.
func TestFailingConditions(t *testing.T) {
	const failing, of = "'self.met[5] > 1'", "\nfrom: [calls]\n"
	for _, c := range []struct{ file, settings, want string }{
		{"x", "title: 信号" + of + "where: " + failing + "\nlate: {days: 3}\n", "schemas/signals/x.yaml:"},
		{"x", "title: 信号" + of + "where: " + failing + "\ncrowded: {at_most: 1}\n", "schemas/signals/x.yaml:"},
		{"x", "title: 信号" + of + "rule: {when: " + failing + ", fact: 人太多了}\n", "schemas/signals/x.yaml:"},
		{"x", "title: 信号" + of + "rule: {when: 'true', fact: '有{n}人', values: {n: 'self.met[5]'}}\n", "schemas/signals/x.yaml:"},
		{"x", "title: 信号" + of + "share: {when: " + failing + ", fact: 人太多了, at_least: 2}\n", "schemas/signals/x.yaml:"},
		{"board", "\nsamples: [{id: calls, title: 走访, from: calls, at: date, size: 2, where: " + failing + "}]\n", "schemas/signals/board.yaml:"},
	} {
		files, _ := fieldWith(nil, []entry{went("one", 0, 10, 11, "met: [1]"), went("two", 0, 12, 13, "met: [1]")})
		name := "schemas/signals/" + c.file + ".yaml"
		if old := files[name]; old != nil {
			c.settings = string(old.Data) + c.settings
		}
		files[name] = &fstest.MapFile{Data: []byte(c.settings)}
		if got := failures(t, files); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: got %q, want %s", c.settings, got, c.want)
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
		if got := failures(t, files); got != "" {
			t.Errorf("%s: %s", settings, got)
		}
	}
}

// failures are what is said of conditions.
func failures(t *testing.T, files fstest.MapFS) string {
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
	_, failed, err := signal.Find(context.Background(), model, rules, signal.Options{Root: files})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range failed {
		fmt.Fprintf(&b, "%s:%d: %s", f.Span.File, f.Span.Start.Line, f.Message.In(diag.EN))
	}
	return b.String()
}
