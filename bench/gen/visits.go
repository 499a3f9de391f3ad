package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// visit is what is known of a visit before its text is written. Its voice has
// spoken no more than that: a visit can be written once, and is made anew to be
// written again.
type visit struct {
	id, title string
	path      string // relative to the content folder
	kind      visitingKind
	date      time.Time
	group     int
	visitors  []int
	firm      *firm // nil for an exchange
	district  int
	place     string
	amended   int // the visit after which this one was amended, or never
	voice     *voice
}

// never is the value of visit.amended for most visits.
const never = -1

// visitingKind is an entry of the vocabulary of that name.
type visitingKind struct{ id, name string }

var (
	toFirm      = visitingKind{"enterprise", "走进企业"}
	toWorkers   = visitingKind{"worker", "走访职工"}
	toHousehold = visitingKind{"household", "入户家访"}
	toContact   = visitingKind{"contact-point", "定点联系"}
	toOthers    = visitingKind{"exchange", "走出去交流"}

	visitingKinds = []visitingKind{toFirm, toWorkers, toHousehold, toContact, toOthers}
)

// visit makes the i-th visit. Visits are spread evenly over the days and, within
// a day, over the groups.
func (s *site) visit(i int) visit {
	day := i * len(s.days) / s.visits
	turn := i - s.firstOf(day)
	x := visit{
		date:    s.days[day],
		group:   (turn + day) % len(visitingGroups),
		amended: never,
		voice:   s.newVoice(visitKind, i),
	}
	perDay := s.visits/len(s.days) + 1
	width := digits(perDay/len(visitingGroups) + 1)
	x.id = fmt.Sprintf("%s-%s-%0*d", x.date.Format(time.DateOnly),
		visitingGroups[x.group].id, width, turn/len(visitingGroups)+1)
	x.path = s.folder(x.date) + x.id + ".md"
	v := x.voice
	if later := i + v.between(1, 5*perDay); v.chance(10) && later < s.visits && !s.onSideBranch(i) {
		x.amended = later
	}
	x.kind = visitingKinds[v.weighted(62, 13, 10, 11, 4)]
	x.visitors = s.company(v, x.group)
	s.send(&x)
	return x
}

// firstOf returns the first visit of a day: the smallest i whose day it is.
func (s *site) firstOf(day int) int {
	return (day*s.visits + len(s.days) - 1) / len(s.days)
}

// company picks one to three members of a group; the first writes the report.
func (s *site) company(v *voice, group int) []int {
	members := s.membersOf[group]
	first := choose(v, members)
	people := []int{first}
	for _, m := range some(v, members, v.between(0, 2)) {
		if m != first {
			people = append(people, m)
		}
	}
	return people
}

// send gives the visit its destination, and the voice the values its sentences
// ask for.
func (s *site) send(x *visit) {
	v := x.voice
	f := &s.firms[choose(v, s.firmsOf[x.group])]
	if x.kind == toContact {
		f = &s.firms[s.cadres[x.visitors[0]].contact]
	}
	v.industry = f.industry
	x.district, x.place = f.district, f.area
	link := strings.Repeat("../", strings.Count(x.path, "/")) + f.path()
	v.values = map[string]string{
		"月日":   x.date.Format("1月2日"),
		"走访组":  visitingGroups[x.group].name,
		"人数":   strconv.Itoa(len(x.visitors)),
		"企业":   f.name,
		"链接":   "[" + f.name + "](" + link + ")",
		"企业文件": link,
		"地点":   x.place,
		"职工数":  strconv.Itoa(f.employees),
		"农民工数": strconv.Itoa(f.migrants),
		"户数":   strconv.Itoa(v.between(1, 4)),
		"对象":   v.say("外地") + "工会",
	}
	if x.kind != toOthers {
		x.firm = f
	}
	x.title = v.say("标题·" + x.kind.id)
}

// folder returns where the visits of a date lie, below the content folder.
func (s *site) folder(date time.Time) string {
	if s.daily {
		return date.Format("visits/2006/01/02/")
	}
	return date.Format("visits/2006/01/")
}

// writeVisit returns the visit's report, as amended or as first handed in.
func (s *site) writeVisit(x visit, amended bool) file {
	p := newPage()
	s.visitFields(p, x)
	p.endFront()
	x.body(p)
	if amended {
		p.paragraph(x.voice.say("补记"))
	}
	return file{"content/" + x.path, p.out}
}

func (s *site) visitFields(p *page, x visit) {
	p.field("标题", x.title)
	p.field("走访组", visitingGroups[x.group].id)
	p.list("走访人", s.ids(x.visitors))
	p.date("日期", x.date)
	p.field("走访形式", x.kind.name)
	if x.firm != nil {
		p.field("企业", x.firm.id)
	}
	p.field("区市县", districts[x.district].name)
	p.field("地点", x.place)
	x.whoWasMet(p)
	if x.kind == toFirm {
		x.sixClears(p)
	}
	x.commitments(p)
	x.discipline(p)
	if x.voice.chance(3) {
		p.field("督导备注", x.voice.say("督导备注"))
	}
}

// ids returns the ids of cadres.
func (s *site) ids(cadres []int) []string {
	var ids []string
	for _, c := range cadres {
		ids = append(ids, s.cadres[c].id)
	}
	return ids
}

var workerCategories = []string{
	"生产一线职工", "生活困难职工", "农民工", "劳务派遣工", "青年职工", "劳动模范", "工会代表", "有利益诉求职工",
}

// whoWasMet writes the workers or the households, or the partner of an exchange.
func (x visit) whoWasMet(p *page) {
	switch v := x.voice; x.kind {
	case toOthers:
		p.field("交流对象", v.value("对象"))
	case toHousehold:
		n, _ := strconv.Atoi(v.value("户数"))
		p.items("走访家庭", n, func(int) { x.household(p) })
	default:
		met := some(v, workerCategories, v.between(1, 4))
		p.items("走访职工", len(met), func(i int) {
			p.field("类别", met[i])
			p.number("人数", v.between(1, 9))
			if v.chance(25) {
				p.field("说明", v.say("职工说明"))
			}
		})
	}
}

func (x visit) household(p *page) {
	v := x.voice
	p.field("类别", choose(v, workerCategories[:4]))
	p.field("户主", v.maskedName())
	p.field("区市县", districts[x.district].name)
	p.field("住址", fmt.Sprintf("%s%s路%d号%d单元%d室",
		x.place, v.say("路"), v.between(1, 180), v.between(1, 5), v.between(1, 6)*100+v.between(1, 4)))
	if v.chance(60) {
		p.field("电话", v.maskedMobile())
	}
	p.field("困难情况", v.say("困难"))
}

var (
	sixClears = []struct{ id, name string }{
		{"growth-problems", "企业发展的难题"},
		{"bottlenecks", "制约企业发展的瓶颈"},
		{"workforce-changes", "职工队伍结构变化"},
		{"living-conditions", "职工生产生活状况"},
		{"thinking", "职工思想动态变化"},
		{"stability", "影响职工队伍稳定的因素"},
	}
	clearStates = []string{"已清", "基本清楚", "未清"}
)

func (x visit) sixClears(p *page) {
	v := x.voice
	p.mapping("六必清", func() {
		for _, item := range sixClears {
			p.mapping(item.name, func() {
				p.field("状态", clearStates[v.weighted(60, 30, 10)])
				p.field("说明", v.say("六清·"+item.id))
			})
		}
	})
}

// commitments writes what one visit in four promised.
func (x visit) commitments(p *page) {
	v := x.voice
	if !v.chance(25) {
		return
	}
	promised := v.tell("承诺", v.between(1, 2))
	p.items("承诺事项", len(promised), func(i int) {
		due := x.date.AddDate(0, 0, v.between(10, 80))
		p.field("内容", promised[i])
		p.date("期限", slices.MinFunc([]time.Time{due, lastDay}, time.Time.Compare))
	})
}

var (
	transport = []string{"本单位车辆", "公共交通", "自驾", "步行"}
	meals     = []string{"职工食堂", "自行安排", "未就餐"}
)

func (x visit) discipline(p *page) {
	v := x.voice
	p.mapping("工作纪律", func() {
		p.field("出行方式", transport[v.weighted(50, 25, 15, 10)])
		p.field("接受礼品", "否")
		p.field("接受宴请", "否")
		p.field("就餐方式", meals[v.weighted(50, 20, 30)])
	})
}
