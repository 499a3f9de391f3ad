package signal_test

import (
	"testing"
	"testing/fstest"

	"zoufang/generator/diag"
)

// FuzzSettings is about files of signals: whatever stands in one, it is a signal or
// the mistakes in it are told at places of that file.
func FuzzSettings(f *testing.F) {
	for _, seed := range []string{
		"", "42\n", "- 1\n", "a: &a 1\nb: *a\n", "title: 信号\nfrom: [calls]\nplaces: {apart: [isle]}\n",
		"title: 信号\nfrom: [calls, cases]\nahead: {fields: [raised, calls.date]}\n",
		"title: 信号\nfrom: [cases]\nrule: {when: 'self.raised', fact: 说不通了, values: {n: self.nobody}}\n",
		"title: 信号\nfrom: [calls]\nlate: {days: 99999999999999999999}\n", "audience: public\n",
	} {
		f.Add(seed)
	}
	files, _ := fieldWith(nil, nil)
	set, config := described(f, files)
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range []string{"schemas/signals/x.yaml", "schemas/signals/board.yaml"} {
			changed := fstest.MapFS{}
			for file, data := range files {
				changed[file] = data
			}
			changed[name] = &fstest.MapFile{Data: []byte(text)}
			for _, finding := range signalFindings(t, changed, set, config) {
				if finding.Span.File == "" || finding.Message.In(diag.ZH) == "" {
					t.Errorf("%q: %v", text, finding)
				}
			}
		}
	})
}
