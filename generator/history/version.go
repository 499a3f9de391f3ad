package history

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"
	"sync"

	"zoufang/generator/diag"
	"zoufang/generator/markdown"
	"zoufang/generator/record"
	"zoufang/generator/schema"
)

// version is what a source says, read by today's schema.
type version struct {
	values   schema.Values // nil: unreadable
	draft    bool          // or perhaps one
	body     string
	chars    int
	findings Findings
}

// Findings tells what was wrong with a version, by itself: references and rules
// that need other records are not looked at.
type Findings struct {
	Errors, Warnings, Notices int
	Rules                     []RuleCount // by severity, worst first, then id
}

// RuleCount is how often a rule was broken.
type RuleCount struct {
	ID       string
	Title    diag.Name
	Severity diag.Severity
	Count    int
}

// read reads all sources; the version of one that deleted the file is nil.
func read(c *schema.Collection, id string, sources []Source) []*version {
	versions := make([]*version, len(sources))
	for i, source := range sources {
		switch {
		case source.Data == nil:
		case i > 0 && versions[i-1] != nil && path.Ext(source.Path) == path.Ext(sources[i-1].Path) &&
			bytes.Equal(source.Data, sources[i-1].Data):
			versions[i] = versions[i-1]
		default:
			versions[i] = readVersion(c, id, source)
		}
	}
	return versions
}

// readVersion reads one source. Where the front matter is not sound, nobody knows
// where it ends and what in it is private: nothing of the file is used.
func readVersion(c *schema.Collection, id string, source Source) *version {
	file, findings := record.Read(source.Path, source.Data, c.Keys)
	if file == nil || file.Front == nil || findings.HasErrors() {
		return &version{findings: countFindings(findings)}
	}
	fragment, inBody := markdown.Render(source.Path, file.Body, file.BodyLine)
	values, inFront := c.Decode(file, id)
	v := &version{values: values, body: strings.Trim(file.Body, "\n"), chars: fragment.Chars}
	if draft, written := values[schema.DraftKey]; written {
		v.draft = draft != false
	}
	v.findings = countFindings(slices.Concat(findings, inFront, inBody))
	return v
}

// titles are what rules are called, by id.
var titles = sync.OnceValue(func() map[string]diag.Name {
	all := map[string]diag.Name{}
	for _, rule := range diag.Rules() {
		all[rule.ID] = rule.Title
	}
	return all
})

func countFindings(list diag.List) Findings {
	f := Findings{Errors: list.Count(diag.Error), Warnings: list.Count(diag.Warning), Notices: list.Count(diag.Notice)}
	for _, finding := range list {
		same := func(r RuleCount) bool { return r.ID == finding.Rule && r.Severity == finding.Severity }
		at := slices.IndexFunc(f.Rules, same)
		if at < 0 {
			at = len(f.Rules)
			f.Rules = append(f.Rules, RuleCount{ID: finding.Rule, Title: titles()[finding.Rule], Severity: finding.Severity})
		}
		f.Rules[at].Count++
	}
	slices.SortFunc(f.Rules, func(a, b RuleCount) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.ID, b.ID))
	})
	return f
}
