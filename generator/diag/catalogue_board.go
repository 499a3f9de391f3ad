package diag

// boardTexts are the words of the command that shows the board. Variant holds the
// whole message id.
var boardTexts = []Wording{
	{"help.board", Name{"列出待核实的情况、催办单和抽查名单", "what is to be checked, urged and called back about"}},
	{"help.board-long", Name{
		"列出督导台上的内容：待核实的情况一条一行，然后是催办单和随机抽查的名单。\n列出的只是要核实的，不是结论；只给 schemas/signals/board.yaml 写明的读者看，不要转到别处。",
		"lists what stands on the board: a line for each thing to be checked, then the slips and who was drawn for call-backs.\nthese are to be checked and no verdicts; only the audience of schemas/signals/board.yaml may see them.",
	}},
	{"flag.board-all", Name{"已经核实的、回访过的也列出来", "also what was checked and who was called"}},
	{"cli.no-board", Name{"这个站点没有 schemas/signals/board.yaml，没有督导台", "the site has no schemas/signals/board.yaml, and so no board"}},
	{"board.findings", Name{"待核实的情况：{open}条，已核实{checked}条。这是线索，不是结论", "findings to be checked: {open}, checked: {checked}. they are hints, no verdicts"}},
	{"board.slips", Name{"催办单：{count}张", "slips: {count}"}},
	{"board.samples", Name{"随机抽查：待回访{open}条，已回访{called}条", "random call-backs: to be called: {open}, called: {called}"}},
	{"board.open", Name{"待核实", "to be checked"}},
	{"board.checked", Name{"已核实", "checked"}},
	{"board.separator", Name{"；", "; "}},
	{"board.id", Name{"编号", "id"}},
	{"board.signal", Name{"情况", "signal"}},
	{"board.state", Name{"状态", "state"}},
	{"board.record", Name{"记录", "record"}},
	{"board.facts", Name{"看到的", "what was seen"}},
	{"board.slip", Name{"催办单", "slip"}},
	{"board.red", Name{"红单", "red"}},
	{"board.yellow", Name{"黄单", "yellow"}},
	{"board.blue", Name{"蓝单", "blue"}},
	{"board.step", Name{"尚未", "not yet"}},
	{"board.due", Name{"期限", "due"}},
	{"board.days", Name{"天数", "days"}},
	{"board.overdue", Name{"超期{days}天", "{days} days overdue"}},
	{"board.left", Name{"还有{days}天", "{days} days left"}},
	{"board.today", Name{"今天到期", "due today"}},
	{"board.period", Name{"时期", "period"}},
	{"board.sample", Name{"抽查", "sample"}},
	{"board.outcome", Name{"结果", "outcome"}},
	{"board.to-call", Name{"待回访", "to be called"}},
}
