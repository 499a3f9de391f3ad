package signal

import (
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/site"
)

// Data is the board for programs, in a language: of maps, lists, texts, truths and
// whole numbers.
func (b *Board) Data(lang diag.Lang) map[string]any {
	findings, slips, samples := []any{}, []any{}, []any{}
	for _, f := range b.Findings {
		findings = append(findings, f.data(lang))
	}
	for _, s := range b.Slips {
		slips = append(slips, map[string]any{
			"colour": string(s.Colour), "record": s.Record.Name(), "title": s.Record.Title, "step": s.Step.Title,
			"due": s.Due.Format(time.DateOnly), "days": int64(s.Days), "units": names(s.Units), "people": names(s.People),
		})
	}
	for _, s := range b.Samples {
		samples = append(samples, s.data())
	}
	return map[string]any{"findings": findings, "slips": slips, "samples": samples}
}

func (f *Finding) data(lang diag.Lang) map[string]any {
	facts := []any{}
	for _, fact := range f.Facts {
		facts = append(facts, fact.In(lang))
	}
	data := map[string]any{
		"id": f.ID, "signal": f.Signal.ID, "title": f.Signal.Title, "records": names(f.About), "since": f.Day.Format(time.DateOnly), "strong": f.Strong,
		"open": f.Open(), "facts": facts, "evidence": f.Evidence, "people": names(f.People), "units": names(f.Units),
	}
	if f.Pair != nil {
		data["shared"] = int64(f.Pair.Shared)
	}
	if f.Check != nil {
		data["check"] = f.Check.Record.Name()
	}
	return data
}

func (s *Sample) data() map[string]any {
	drawn := []any{}
	for _, d := range s.Drawn {
		one := map[string]any{"record": d.Record.Name()}
		if d.Outcome != nil {
			one["outcome"] = d.Outcome.Name()
		}
		drawn = append(drawn, one)
	}
	return map[string]any{
		"sample": s.Rule.ID, "title": s.Rule.Title, "period": s.Period(), "seed": s.Seed, "commit": s.Commit, "among": int64(s.Among), "drawn": drawn,
	}
}

// names are the names of records, collection/id.
func names(records []*site.Record) []any {
	all := []any{}
	for _, r := range records {
		all = append(all, r.Name())
	}
	return all
}
