package build

import (
	"strconv"

	"zoufang/generator/diag"
	"zoufang/generator/signal"
	"zoufang/generator/site"
)

// addBoardTo adds everything that the board shows.
func (p *plan) addBoardTo(s *site.Summer) {
	if p.board == nil {
		return
	}
	for _, one := range p.board.Rules.Signals {
		addSignal(s, one)
	}
	for _, f := range p.board.Findings {
		s.Add(findingSum(f))
	}
	for _, one := range p.board.Samples {
		s.Text(one.Rule.Title + one.Rule.ID + one.Seed + one.Commit)
		s.Time(one.From)
		s.Time(one.Due)
		s.Number(uint64(one.Among))
		for _, d := range one.Drawn {
			addRecords(s, d.Record, d.Outcome)
		}
	}
	for _, slip := range p.board.Slips {
		s.Text(string(slip.Colour) + slip.Step.Title + strconv.Itoa(slip.Days))
		s.Time(slip.Due)
		addRecords(s, slip.Record)
		addRecords(s, slip.Units...)
		addRecords(s, slip.People...)
	}
}

// findingSum is the digest of everything that the page of a finding shows.
func findingSum(f *signal.Finding) site.Sum {
	var s site.Summer
	if f == nil {
		return s.Sum()
	}
	addSignal(&s, f.Signal)
	s.Text(f.ID)
	s.Text(f.Evidence)
	for _, fact := range f.Facts { // which may change while their evidence does not
		s.Text(fact.In(diag.ZH))
		s.Text(fact.In(diag.EN))
	}
	s.Time(f.Day)
	s.Truth(f.Strong)
	addRecords(&s, f.About...)
	addRecords(&s, f.People...)
	addRecords(&s, f.Units...)
	if f.Check != nil {
		s.Text(f.Check.Evidence)
		s.Add(f.Check.Record.ValuesSum())
	}
	for _, photo := range f.Photos {
		s.Text(photo.Asset.URL + photo.Asset.Look)
	}
	if f.Pair != nil {
		addSide(&s, f.Pair.Left)
		addSide(&s, f.Pair.Right)
	}
	return s.Sum()
}

func addSignal(s *site.Summer, of *signal.Signal) {
	for _, text := range append([]string{of.ID, of.Title, of.Description}, of.Innocent...) {
		s.Text(text)
	}
	s.Number(uint64(len(of.Innocent)))
}

func addSide(s *site.Summer, side signal.Side) {
	if side.Then != nil {
		s.Text(side.Then.Commit)
	}
	for _, paragraph := range side.Paragraphs {
		for _, piece := range paragraph {
			s.Text(piece.Text)
			s.Truth(piece.Shared)
		}
		s.Number(uint64(len(paragraph)))
	}
}

// addRecords adds what links to records show.
func addRecords(s *site.Summer, all ...*site.Record) {
	for _, r := range all {
		if r == nil {
			s.Number(0)
			continue
		}
		s.Add(r.NameSum())
		s.Time(r.Date)
	}
	s.Number(uint64(len(all)))
}
