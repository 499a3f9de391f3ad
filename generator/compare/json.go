package compare

import (
	"encoding/json"
	"io"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/history"
)

type jsonReport struct {
	Before   jsonSide     `json:"before"`
	After    jsonSide     `json:"after"`
	Same     bool         `json:"same"`
	Records  *jsonRecords `json:"records"`
	Tallies  *jsonTables  `json:"tallies"`
	Findings jsonFindings `json:"findings"`
	Pages    *jsonPages   `json:"pages"`
}

type jsonSide struct {
	Name      string `json:"name"`
	Commit    string `json:"commit,omitempty"`
	Committed string `json:"committed,omitempty"`
	AsOf      string `json:"as_of,omitempty"`
	Errors    int    `json:"errors"`
	Missing   bool   `json:"missing,omitempty"`
}

type jsonRecords struct {
	Added   []jsonRecord `json:"added"`
	Changed []jsonRecord `json:"changed"`
	Gone    []jsonRecord `json:"gone"`
}

type jsonRecord struct {
	Name    string       `json:"record"`
	Title   string       `json:"title"`
	File    string       `json:"file"`
	Kept    bool         `json:"unpublished_in_other,omitempty"`
	From    string       `json:"from,omitempty"`
	Changes []jsonChange `json:"changes,omitempty"`
	Text    *jsonChars   `json:"text,omitempty"`
}

type jsonChange struct {
	Field  string       `json:"field"`
	Path   string       `json:"path"`
	Before string       `json:"before,omitempty"`
	After  string       `json:"after,omitempty"`
	Pieces []jsonPiece  `json:"pieces,omitempty"`
	Note   history.Note `json:"note,omitempty"`
}

type jsonPiece struct {
	Kind history.PieceKind `json:"kind"`
	Text string            `json:"text,omitempty"`
}

type jsonChars struct {
	Before int `json:"before"`
	After  int `json:"after"`
}

type jsonFindings struct {
	New    []jsonFinding `json:"new"`
	Mended []jsonFinding `json:"mended"`
}

type jsonFinding struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Message  string `json:"message"`
}

type jsonPages struct {
	Added    []jsonPage  `json:"added"`
	Changed  []jsonPage  `json:"changed"`
	Gone     []jsonPage  `json:"gone"`
	Sections []jsonCount `json:"sections"`
	Files    jsonFiles   `json:"files"`
}

type jsonPage struct {
	Path    string `json:"path"`
	Title   string `json:"title"`
	Kind    string `json:"kind"`
	Section string `json:"section,omitempty"`
}

type jsonCount struct {
	Section string `json:"section"`
	Label   string `json:"label,omitempty"`
	Added   int    `json:"added"`
	Changed int    `json:"changed"`
	Gone    int    `json:"gone"`
}

type jsonFiles struct {
	Added   []string `json:"added"`
	Changed []string `json:"changed"`
	Gone    []string `json:"gone"`
}

// JSON writes all of a report for programs, as one object on one line. What could
// not be compared is null.
func JSON(w io.Writer, r Report, lang diag.Lang) error {
	j := jsonReport{
		Before: jsonSideOf(r.Before), After: jsonSideOf(r.After), Same: r.Same(),
		Findings: jsonFindings{jsonFindingsOf(r.Findings.New, lang), jsonFindingsOf(r.Findings.Mended, lang)},
	}
	if all := r.Records; all != nil {
		changed := each(all.Changed, func(c RecordChange) jsonRecord { return jsonChangeOf(c, lang) })
		j.Records = &jsonRecords{each(all.Added, jsonRecordOf), changed, each(all.Gone, jsonRecordOf)}
	}
	if r.Tables != nil {
		j.Tallies = jsonTablesOf(r.Tables, lang)
	}
	if all := r.Pages; all != nil {
		j.Pages = &jsonPages{
			Added: each(all.Added, jsonPageOf), Changed: each(all.Changed, jsonPageOf), Gone: each(all.Gone, jsonPageOf),
			Sections: each(all.Sections, func(n Count) jsonCount { return jsonCount(n) }),
			Files:    jsonFiles{each(all.Files.Added, text), each(all.Files.Changed, text), each(all.Files.Gone, text)},
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(j)
}

// each turns a list into another, which is never null.
func each[A, B any](all []A, turn func(A) B) []B {
	turned := make([]B, len(all))
	for i, a := range all {
		turned[i] = turn(a)
	}
	return turned
}

func text(s string) string { return s }

func jsonPageOf(p Page) jsonPage { return jsonPage(p) }

func jsonSideOf(s Side) jsonSide {
	j := jsonSide{Name: s.Name, Commit: s.Commit, Errors: s.Errors, Missing: s.Missing}
	if !s.When.IsZero() {
		j.Committed = s.When.Format(time.RFC3339)
	}
	if !s.AsOf.IsZero() {
		j.AsOf = s.AsOf.Format(time.DateOnly)
	}
	return j
}

func jsonRecordOf(r Record) jsonRecord {
	return jsonRecord{Name: r.Name, Title: r.Title, File: r.File, Kept: r.Kept}
}

func jsonChangeOf(c RecordChange, lang diag.Lang) jsonRecord {
	j := jsonRecordOf(c.Record)
	j.From = c.From
	for _, change := range c.Changes {
		j.Changes = append(j.Changes, jsonChange{
			Field: change.Field.In(lang), Path: change.Path.String(),
			Before: change.Before.In(lang), After: change.After.In(lang), Note: change.Note,
			Pieces: each(change.Pieces, func(p history.Piece) jsonPiece { return jsonPiece(p) }),
		})
	}
	if c.Text {
		j.Text = &jsonChars{c.Chars.Before, c.Chars.After}
	}
	return j
}

func jsonFindingsOf(all []Finding, lang diag.Lang) []jsonFinding {
	return each(all, func(f Finding) jsonFinding {
		return jsonFinding{f.Rule, f.Severity.String(), f.Span.File, f.Span.Start.Line, f.Message.In(lang)}
	})
}
