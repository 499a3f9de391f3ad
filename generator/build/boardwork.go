package build

import (
	"time"
)

// BoardSlip urges that a step of a record be done.
type BoardSlip struct {
	Colour string    // "blue": near its due date; "yellow": behind; "red": overdue
	Page   *Page     // of the record
	Step   string    // what is to be done
	Due    time.Time // by when
	Left   int       // days until Due
	Since  int       // days since Due
	Units  Pages     // for whom it is done
	People Pages     // who is to do it
}

// Slips returns what is near its due date or past it, the worst first.
func (b *Board) Slips() []BoardSlip {
	var all []BoardSlip
	for _, s := range b.view.board.Slips {
		all = append(all, BoardSlip{
			string(s.Colour), b.view.page(s.Record), s.Step.Title, s.Due, max(0, s.Days), max(0, -s.Days),
			b.view.pages(s.Units), b.view.pages(s.People),
		})
	}
	return all
}

// BoardSample is what was drawn of one period for call-backs.
type BoardSample struct {
	Title       string       // of what it is drawn
	Period      string       // as it is written: 2012-Q1
	Seed        string       // hexadecimal
	Commit      string       // from which the seed is made; "": there is no history
	Among, Open int          // how many could have been drawn; how many calls are still to be made
	Due         time.Time    // by when; zero: nobody says
	Overdue     bool         // some calls are still to be made after that
	Drawn       []BoardDrawn // in the order in which they were drawn
}

// BoardDrawn is a record to call back about.
type BoardDrawn struct {
	Page    *Page // of the record
	Outcome *Page // of the call; nil: nobody called yet
}

// Samples returns what was drawn, the latest period first.
func (b *Board) Samples() []BoardSample {
	var all []BoardSample
	for _, s := range b.view.board.Samples {
		one := BoardSample{
			Title: s.Rule.Title, Period: s.Period(), Seed: s.Seed, Commit: s.Commit, Among: s.Among, Open: s.Open(),
			Due: s.Due, Overdue: s.Open() > 0 && !s.Due.IsZero() && s.Due.Before(b.view.site.AsOf),
		}
		for _, d := range s.Drawn {
			drawn := BoardDrawn{Page: b.view.page(d.Record)}
			if d.Outcome != nil {
				drawn.Outcome = b.view.page(d.Outcome)
			}
			one.Drawn = append(one.Drawn, drawn)
		}
		all = append(all, one)
	}
	return all
}
