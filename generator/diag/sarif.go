package diag

import (
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strings"
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

var sarifLevels = [...]string{Notice: "note", Warning: "warning", Error: "error"}

// maxSnippet is how many bytes of source a finding takes along.
const maxSnippet = 4 << 10

// SARIF writes the findings as a log of SARIF 2.1.0, the form in which code
// review and editors take them. The log describes every rule of the catalogue.
// Files are relative to %SRCROOT%, the site's root; columns count characters.
func SARIF(w io.Writer, list List, lang Lang, toolVersion string, lines Lines) error {
	rules, index := sarifRules(lang)
	s := sarifView{lang, list.discreet(lines), index}
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "zoufang", Version: toolVersion, Rules: rules}},
		Language:   Name{"zh-CN", "en"}.In(lang),
		ColumnKind: "unicodeCodePoints",
		Results:    make([]sarifResult, len(list)),
	}
	for i, f := range list {
		run.Results[i] = s.result(f)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

// sarifRules describes the catalogue, and tells where each rule stands in the
// description.
func sarifRules(lang Lang) ([]sarifRule, map[string]int) {
	rules, index := []sarifRule{}, map[string]int{}
	for i, r := range Rules() {
		index[r.ID] = i
		rules = append(rules, sarifRule{
			ID:      r.ID,
			Short:   sarifText{r.Title.In(lang)},
			Full:    sarifText{r.Why.In(lang)},
			Default: sarifConfiguration{sarifLevels[r.Severity]},
		})
	}
	return rules, index
}

type sarifView struct {
	lang  Lang
	lines Lines
	index map[string]int // of each rule in the log
}

func (s sarifView) result(f Finding) sarifResult {
	r := sarifResult{
		RuleID:    f.Rule,
		RuleIndex: s.index[f.Rule],
		Level:     sarifLevels[f.Severity],
		Message:   s.message(f.Message),
	}
	if f.Span.File != "" {
		r.Locations = []sarifLocation{{Physical: s.physical(f.Span)}}
	}
	for i, other := range f.Related {
		text := s.message(other.Message)
		r.Related = append(r.Related, sarifLocation{i + 1, s.physical(other.Span), &text})
	}
	if f.Fix != nil && len(f.Fix.Edits) > 0 {
		r.Fixes = []sarifFix{sarifFixOf(f.Fix.Edits)}
	}
	return r
}

// message words m; a brace in a SARIF message is written twice.
func (s sarifView) message(m Message) sarifText {
	return sarifText{strings.NewReplacer("{", "{{", "}", "}}").Replace(m.In(s.lang))}
}

func (s sarifView) physical(span Span) sarifPhysical {
	p := sarifPhysical{Artifact: sarifArtifactOf(span.File)}
	if span.Start.Line > 0 {
		p.Region = sarifRegionOf(span)
		p.Context = s.context(span)
	}
	return p
}

// context returns the whole lines of a short span, for viewers that lack the
// file.
func (s sarifView) context(span Span) *sarifRegion {
	region := sarifRegion{StartLine: span.Start.Line, EndLine: span.end().Line}
	if region.EndLine-region.StartLine >= maxFramed {
		return nil
	}
	var text []string
	for n := region.StartLine; n <= region.EndLine; n++ {
		line, ok := s.lines.line(span.File, n)
		if !ok {
			return nil
		}
		text = append(text, line)
	}
	region.Snippet = &sarifText{strings.Join(text, "\n")}
	if len(region.Snippet.Text) > maxSnippet {
		return nil
	}
	return &region
}

func sarifRegionOf(s Span) *sarifRegion {
	end := s.end()
	return &sarifRegion{
		StartLine:   s.Start.Line,
		StartColumn: s.Start.Col,
		EndLine:     end.Line,
		EndColumn:   end.Col,
	}
}

func sarifArtifactOf(file string) sarifArtifact {
	return sarifArtifact{URI: (&url.URL{Path: file}).String(), Base: "%SRCROOT%"}
}

// sarifFixOf groups edits by file.
func sarifFixOf(edits []Edit) sarifFix {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, Edit.compare)
	var fix sarifFix
	for i, e := range edits {
		if i == 0 || e.Span.File != edits[i-1].Span.File {
			fix.Changes = append(fix.Changes, sarifChange{Artifact: sarifArtifactOf(e.Span.File)})
		}
		c := &fix.Changes[len(fix.Changes)-1]
		c.Replacements = append(c.Replacements, sarifReplacement{*sarifRegionOf(e.Span), sarifText{e.Text}})
	}
	return fix
}
