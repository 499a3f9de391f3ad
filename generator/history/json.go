package history

import (
	"encoding/json"
	"io"
	"slices"
	"time"

	"zoufang/generator/diag"
)

type jsonReport struct {
	Revisions []jsonRevision `json:"revisions"`
}

type jsonRevision struct {
	When     time.Time    `json:"when"`
	Commit   string       `json:"commit"`
	Author   string       `json:"author"`
	Subject  string       `json:"subject"`
	Message  string       `json:"message,omitempty"`
	Kind     Kind         `json:"kind"`
	Path     string       `json:"path"`
	From     string       `json:"from,omitempty"`
	Changes  []jsonChange `json:"changes"`
	Text     []jsonPiece  `json:"text,omitempty"`
	Chars    jsonChars    `json:"chars"`
	Findings jsonFindings `json:"findings"`
}

type jsonChange struct {
	Field  string      `json:"field"`
	Path   string      `json:"path"`
	Before string      `json:"before,omitempty"`
	After  string      `json:"after,omitempty"`
	Pieces []jsonPiece `json:"pieces,omitempty"`
	Note   Note        `json:"note,omitempty"`
}

type jsonPiece struct {
	Kind PieceKind `json:"kind"`
	Text string    `json:"text,omitempty"`
}

type jsonChars struct {
	Before int `json:"before"`
	After  int `json:"after"`
}

type jsonFindings struct {
	Error   int        `json:"error"`
	Warning int        `json:"warning"`
	Notice  int        `json:"notice"`
	Rules   []jsonRule `json:"rules,omitempty"`
}

type jsonRule struct {
	Rule     string `json:"rule"`
	Title    string `json:"title"`
	Severity string `json:"severity"`
	Count    int    `json:"count"`
}

// JSON writes the revisions for programs, the newest first, as one object on one
// line. Untouched ones are among them.
func JSON(w io.Writer, revisions []Revision, lang diag.Lang) error {
	report := jsonReport{Revisions: []jsonRevision{}}
	for _, r := range slices.Backward(revisions) {
		report.Revisions = append(report.Revisions, jsonRevisionOf(r, lang))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(report)
}

func jsonRevisionOf(r Revision, lang diag.Lang) jsonRevision {
	j := jsonRevision{
		When: r.When, Commit: r.Commit, Author: r.Author, Subject: r.Subject, Message: r.Message,
		Kind: r.Kind, Path: r.Path, From: r.From,
		Changes:  []jsonChange{},
		Text:     jsonPiecesOf(r.Text),
		Chars:    jsonChars(r.Chars),
		Findings: jsonFindings{Error: r.Findings.Errors, Warning: r.Findings.Warnings, Notice: r.Findings.Notices},
	}
	for _, c := range r.Changes {
		j.Changes = append(j.Changes, jsonChange{
			Field: c.Field.In(lang), Path: c.Path.String(),
			Before: c.Before.In(lang), After: c.After.In(lang),
			Pieces: jsonPiecesOf(c.Pieces), Note: c.Note,
		})
	}
	for _, rule := range r.Findings.Rules {
		j.Findings.Rules = append(j.Findings.Rules,
			jsonRule{rule.ID, rule.Title.In(lang), rule.Severity.String(), rule.Count})
	}
	return j
}

func jsonPiecesOf(pieces []Piece) []jsonPiece {
	var all []jsonPiece
	for _, p := range pieces {
		all = append(all, jsonPiece(p))
	}
	return all
}
