package main

import "strconv"

// aspects are the four things to learn about an enterprise: the heading of
// each, and the list of sentences under it.
var aspects = []struct{ heading, list string }{
	{"企业生产经营状况", "生产经营"},
	{"职工队伍状况", "职工队伍"},
	{"劳动关系现状", "劳动关系"},
	{"工会工作情况", "工会工作"},
}

// accounts are the lists of sentences that tell of visits of the other kinds.
var accounts = map[visitingKind]string{
	toWorkers:   "走访经过",
	toHousehold: "入户经过",
	toContact:   "联系点经过",
	toOthers:    "交流经过",
}

// body writes the report: how the visit went, the problems found and what
// comes next.
func (x visit) body(p *page) {
	v := x.voice
	p.paragraph(v.say("开头·" + x.kind.id))
	if x.kind == toFirm {
		x.aspects(p)
	} else {
		x.account(p)
	}
	p.heading("发现的问题")
	p.numbered(v.tell("问题", v.between(4, 5)))
	p.heading("下一步打算")
	if v.chance(50) {
		p.bullets(v.tell("打算", v.between(3, 4)))
	} else {
		p.paragraph(v.tell("打算", v.between(3, 4))...)
	}
}

// aspects writes the four aspects, now and then with a table of incomes.
func (x visit) aspects(p *page) {
	v := x.voice
	for _, a := range aspects {
		p.heading(a.heading)
		p.paragraph(v.tell(a.list, v.between(4, 5))...)
		if a.list == "职工队伍" && v.chance(8) {
			incomes(p, v)
		}
	}
}

// account writes what was seen and heard, in two passages, and the words of a
// worker between them.
func (x visit) account(p *page) {
	v := x.voice
	told := v.tell(accounts[x.kind], v.between(8, 10))
	p.heading("走访经过")
	p.paragraph(told[:4]...)
	p.write("\n> “", v.say("心声"), "。”\n")
	p.paragraph(told[4:]...)
	p.heading("职工怎么说")
	p.paragraph(v.tell("职工队伍", v.between(4, 5))...)
	p.paragraph(v.tell("劳动关系", v.between(4, 5))...)
}

// incomes writes a table of the trades met, their numbers and monthly incomes.
func incomes(p *page, v *voice) {
	p.write("\n")
	p.row("工种", "人数", "月平均收入（元）")
	p.row("---", "---:", "---:")
	for _, trade := range v.tell("工种", v.between(3, 5)) {
		p.row(trade, strconv.Itoa(v.between(4, 80)), strconv.Itoa(v.between(165, 430)*10))
	}
}
