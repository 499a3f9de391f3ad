package tally

import (
	"fmt"

	"zoufang/generator/diag"
)

var stateNames = map[State]diag.Name{
	StateMet:      {ZH: "已达标", EN: "met"},
	StateOver:     {ZH: "超出", EN: "over"},
	StateUpcoming: {ZH: "未到期", EN: "upcoming"},
	StateMissed:   {ZH: "未完成", EN: "missed"},
	StateOnTrack:  {ZH: "按进度", EN: "on track"},
	StateBehind:   {ZH: "滞后", EN: "behind"},
	StateExempt:   {ZH: "不考核", EN: "exempt"},
}

// In returns the state in words, "" where there is none.
func (s State) In(lang diag.Lang) string { return stateNames[s].In(lang) }

// stateSigns are of the characters that every Chinese office font has.
var stateSigns = map[State]string{
	StateMet: "√", StateOver: "↑", StateUpcoming: "○", StateMissed: "×",
	StateOnTrack: "→", StateBehind: "↓", StateExempt: "–",
}

// Sign returns a character whose shape tells the state apart from the others
// without colour, "" where there is none.
func (s State) Sign() string { return stateSigns[s] }

// In returns what the column is called.
func (c Column) In(lang diag.Lang) string {
	if c.Title != "" {
		return c.Title
	}
	w := wording{lang}
	switch c.Period {
	case PeriodQuarter:
		return w.say("%d年第%d季度", "%d Q%d", c.From.Year(), (int(c.From.Month())+2)/3)
	case PeriodMonth:
		return c.From.Format(w.say("2006年1月", "Jan 2006"))
	case PeriodYear:
		return fmt.Sprint(c.From.Year())
	}
	return w.say("全程", "all")
}
