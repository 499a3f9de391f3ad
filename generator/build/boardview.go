package build

import (
	"slices"

	"zoufang/generator/signal"
	"zoufang/generator/site"
)

// Board is what templates see of everything that is to be checked.
type Board struct{ view *view }

// Board is everything that is to be checked; nil for all audiences but the one that
// does that.
func (s *Site) Board() *Board {
	if s.view.board == nil {
		return nil
	}
	s.view.noteSite(ofBoard)
	return &Board{s.view}
}

// GetPage returns a page of the board: "board", "slips", "samples" or "draft".
func (b *Board) GetPage(kind string) *Page { return &Page{boardNode(kind), b.view} }

// BoardSignal is one kind of things to be checked, with what was found.
type BoardSignal struct {
	ID            string     // of the file in schemas/signals/
	Title         string     // what it is called
	Description   string     // what is looked at
	Innocent      []string   // what may explain it harmlessly
	Open, Checked []*Finding // still to be checked; at rest
}

// Signals returns all kinds of things that are looked for, also those of which
// nothing was found.
func (b *Board) Signals() []BoardSignal {
	var all []BoardSignal
	for _, s := range b.view.board.Rules.Signals {
		one := BoardSignal{ID: s.ID, Title: s.Title, Description: s.Description, Innocent: s.Innocent}
		for _, f := range b.view.board.Findings {
			switch {
			case f.Signal != s:
			case f.Open():
				one.Open = append(one.Open, b.view.findingOf(f))
			default:
				one.Checked = append(one.Checked, b.view.findingOf(f))
			}
		}
		all = append(all, one)
	}
	return all
}

// Open returns all findings that are still to be checked.
func (b *Board) Open() []*Finding {
	var all []*Finding
	for _, f := range b.view.board.Findings {
		if f.Open() {
			all = append(all, b.view.findingOf(f))
		}
	}
	return all
}

// BoardUnit is what is still to be checked of one unit.
type BoardUnit struct {
	Page  *Page // of the unit
	Open  []int // by signal, in the order of Signals
	Total int   // of Open
	Slips int   // red and yellow ones
}

// Units returns the units that something is to be checked of, in their own order.
func (b *Board) Units() []BoardUnit {
	signals := b.view.board.Rules.Signals
	units := map[*site.Record]*BoardUnit{}
	of := func(r *site.Record) *BoardUnit {
		if units[r] == nil {
			units[r] = &BoardUnit{Page: b.view.page(r), Open: make([]int, len(signals))}
		}
		return units[r]
	}
	for _, f := range b.view.board.Findings {
		if f.Open() {
			for _, r := range f.Units {
				of(r).Open[slices.Index(signals, f.Signal)]++
				of(r).Total++
			}
		}
	}
	for _, s := range b.view.board.Slips {
		if s.Colour != signal.Blue {
			for _, r := range s.Units {
				of(r).Slips++
			}
		}
	}
	var all []BoardUnit
	for _, section := range b.view.site.Sections() {
		for _, r := range section.Records {
			if units[r] != nil {
				all = append(all, *units[r])
			}
		}
	}
	return all
}
