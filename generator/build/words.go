package build

import (
	"fmt"

	"zoufang/generator/diag"
	"zoufang/generator/tally"
)

// words are those of a table that no definition gives.
type words struct {
	id, name, total, target, state string
	states                         map[tally.State]string
	whole, quarter, month          string // formats of columns
}

var tableWords = map[diag.Lang]words{
	diag.ZH: {
		id: "编号", name: "名称", total: "合计", target: "指标", state: "状态",
		whole: "全程", quarter: "%d年第%d季度", month: "2006年1月",
		states: map[tally.State]string{
			tally.StateMet: "已达标", tally.StateOver: "超出", tally.StateUpcoming: "未到期", tally.StateMissed: "未完成",
			tally.StateOnTrack: "按进度", tally.StateBehind: "滞后", tally.StateExempt: "不考核",
		},
	},
	diag.EN: {
		id: "id", name: "name", total: "total", target: "target", state: "state",
		whole: "all", quarter: "%d Q%d", month: "Jan 2006",
		states: map[tally.State]string{
			tally.StateMet: "met", tally.StateOver: "over", tally.StateUpcoming: "upcoming", tally.StateMissed: "missed",
			tally.StateOnTrack: "on track", tally.StateBehind: "behind", tally.StateExempt: "exempt",
		},
	},
}

func (p *plan) words() words { return tableWords[p.site.Config.Lang()] }

// column is what a column is called.
func (w words) column(c tally.Column) string {
	if c.Title != "" {
		return c.Title
	}
	switch c.Period {
	case tally.PeriodQuarter:
		return fmt.Sprintf(w.quarter, c.From.Year(), (int(c.From.Month())+2)/3)
	case tally.PeriodMonth:
		return c.From.Format(w.month)
	case tally.PeriodYear:
		return fmt.Sprint(c.From.Year())
	}
	return w.whole
}
