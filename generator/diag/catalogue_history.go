package diag

// historyTexts are the words of revisions. Variant holds the whole message id.
var historyTexts = []Wording{
	{"log.entered", Name{"录入", "entered"}},
	{"log.changed", Name{"修改", "changed"}},
	{"log.moved", Name{"移动", "moved"}},
	{"log.deleted", Name{"删除", "deleted"}},
	{"log.restored", Name{"恢复", "restored"}},
	{"log.draft", Name{"草稿，不公开", "a draft, not shown"}},
	{"log.unreadable", Name{"当时读不出来", "could not be read then"}},
	{"log.untouched", Name{"没有改动", "untouched"}},

	{"log.item", Name{"第 {number} 项", "item {number}"}},
	{"log.text", Name{"正文", "text"}},
	{"log.yes", Name{"是", "yes"}},
	{"log.no", Name{"否", "no"}},
	{"log.added", Name{"新增 {value}", "added {value}"}},
	{"log.removed", Name{"去掉 {value}", "removed {value}"}},
	{"log.hidden", Name{"已改（不公开）", "changed (not shown)"}},
	{"log.reordered", Name{"顺序有调整", "put into another order"}},

	{"log.path", Name{"路径：{from} → {to}", "path: {from} → {to}"}},
	{"log.length", Name{"正文：{after} 字", "text: {after} characters"}},
	{"log.lengths", Name{"正文（{before} → {after} 字）：", "text ({before} → {after} characters):"}},
	{"log.nothing", Name{"看得到的内容没有变", "nothing that is shown changed"}},
	{"log.findings", Name{"按现在的规则：错误 {errors} 处，警告 {warnings} 处，提示 {notices} 处", "by today's rules: {errors} errors, {warnings} warnings, {notices} notices"}},
	{"log.others", Name{"另有 {count} 次提交没有改动它", "commits that left it as it was: {count}"}},
}
