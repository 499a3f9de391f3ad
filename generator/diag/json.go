package diag

import (
	"encoding/json"
	"io"
)

type jsonReport struct {
	Findings []jsonFinding `json:"findings"`
	Counts   jsonCounts    `json:"counts"`
}

type jsonCounts struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Notice  int `json:"notice"`
}

type jsonFinding struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	jsonPlace
	Message string        `json:"message"`
	Related []jsonRelated `json:"related,omitempty"`
	Fix     *jsonFix      `json:"fix,omitempty"`
}

type jsonPlace struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
}

type jsonRelated struct {
	jsonPlace
	Message string `json:"message"`
}

type jsonFix struct {
	Safe  bool       `json:"safe"`
	Edits []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	jsonPlace
	Text string `json:"text"`
}

// JSON writes the findings for programs, as one object on one line. Places are
// those of Span: columns count characters, ends are exclusive, and line 0 is
// the file as a whole.
func JSON(w io.Writer, list List, lang Lang) error {
	report := jsonReport{
		Findings: make([]jsonFinding, len(list)),
		Counts:   jsonCounts{list.Count(Error), list.Count(Warning), list.Count(Notice)},
	}
	for i, f := range list {
		report.Findings[i] = jsonFindingOf(f, lang)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(report)
}

func jsonFindingOf(f Finding, lang Lang) jsonFinding {
	j := jsonFinding{
		Rule:      f.Rule,
		Severity:  f.Severity.String(),
		jsonPlace: jsonPlaceOf(f.Span),
		Message:   f.Message.In(lang),
	}
	for _, r := range f.Related {
		j.Related = append(j.Related, jsonRelated{jsonPlaceOf(r.Span), r.Message.In(lang)})
	}
	if f.Fix != nil {
		j.Fix = &jsonFix{Safe: f.Fix.Safe, Edits: make([]jsonEdit, len(f.Fix.Edits))}
		for i, e := range f.Fix.Edits {
			j.Fix.Edits[i] = jsonEdit{jsonPlaceOf(e.Span), e.Text}
		}
	}
	return j
}

func jsonPlaceOf(s Span) jsonPlace {
	end := s.end()
	return jsonPlace{s.File, s.Start.Line, s.Start.Col, end.Line, end.Col}
}
