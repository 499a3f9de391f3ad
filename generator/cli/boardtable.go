package cli

import (
	"fmt"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/signal"
)

// writeFindings writes a line for each thing to be checked.
func (a *App) writeFindings(board *signal.Board, all bool) {
	var lines [][]string
	open := 0
	for _, f := range board.Findings {
		state := a.say("board.checked", nil)
		if f.Open() {
			open++
			state = a.say("board.open", nil)
		}
		if !f.Open() && !all {
			continue
		}
		var facts []string
		for _, fact := range f.Facts {
			facts = append(facts, fact.In(a.lang))
		}
		lines = append(lines, []string{f.ID, f.Signal.Title, state, f.About[0].Name(), strings.Join(facts, a.say("board.separator", nil))})
	}
	a.boardTable("board.findings", diag.Args{"open": open, "checked": len(board.Findings) - open}, []string{"id", "signal", "state", "record", "facts"}, lines)
}

// writeSlips writes a line for each step that is urged.
func (a *App) writeSlips(board *signal.Board) {
	var lines [][]string
	for _, s := range board.Slips {
		lines = append(lines, []string{a.say("board."+string(s.Colour), nil), s.Record.Name(), s.Step.Title, s.Due.Format(time.DateOnly), a.daysTo(s.Days)})
	}
	a.boardTable("board.slips", diag.Args{"count": len(lines)}, []string{"slip", "record", "step", "due", "days"}, lines)
}

// daysTo says how many days are left, or how many it has been; negative: since.
func (a *App) daysTo(days int) string {
	switch {
	case days < 0:
		return a.say("board.overdue", diag.Args{"days": -days})
	case days == 0:
		return a.say("board.today", nil)
	}
	return a.say("board.left", diag.Args{"days": days})
}

// writeSamples writes a line for each record that somebody is to be called about.
func (a *App) writeSamples(board *signal.Board, all bool) {
	var lines [][]string
	open, called := 0, 0
	for _, s := range board.Samples {
		open += s.Open()
		called += len(s.Drawn) - s.Open()
		for _, d := range s.Drawn {
			outcome := a.say("board.to-call", nil)
			if d.Outcome != nil {
				outcome = d.Outcome.Name()
			}
			if d.Outcome == nil || all {
				lines = append(lines, []string{s.Period(), s.Rule.Title, d.Record.Name(), outcome})
			}
		}
	}
	a.boardTable("board.samples", diag.Args{"open": open, "called": called}, []string{"period", "sample", "record", "outcome"}, lines)
}

// boardTable writes a part of the board: what it is, and how many lines it has.
func (a *App) boardTable(messageID string, args diag.Args, heads []string, lines [][]string) {
	fmt.Fprintln(a.Stdout)
	fmt.Fprintln(a.Stdout, a.say(messageID, args))
	if len(lines) == 0 {
		return
	}
	for i, head := range heads {
		heads[i] = a.say("board."+head, nil)
	}
	a.columns(a.Stdout, heads, lines)
}
