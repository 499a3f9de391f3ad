package main

import (
	"fmt"
	"slices"
	"strconv"
	"time"
)

// paper is what is known of a research paper before its text is written.
type paper struct {
	id, title string
	date      time.Time
	authors   []int
	visits    []visit // what it is based on, oldest first
	after     int     // the visit after which it was handed in
	voice     *voice
}

// makePapers plans the papers, the earliest first. The first is handed in when
// a quarter of the visits are made, the last with the last visit; each is based
// on visits of its author up to then.
func (s *site) makePapers() []paper {
	var papers []paper
	taken := map[string]int{}
	for k := range s.papers {
		after := s.visits/4 + (s.visits-s.visits/4)*(k+1)/s.papers - 1
		x := paper{after: max(after, 0), voice: s.newVoice(paperKind, k)}
		last := s.visit(x.after)
		x.date = last.date
		x.authors = last.visitors[:x.voice.between(1, min(2, len(last.visitors)))]
		x.visits = s.visitsOf(x.authors[0], x.after, x.voice.between(3, 6))
		x.id = x.date.Format(time.DateOnly) + "-" + s.cadres[x.authors[0]].id
		taken[x.id]++
		if n := taken[x.id]; n > 1 {
			x.id += "-" + strconv.Itoa(n)
		}
		s.nameTopic(&x)
		papers = append(papers, x)
	}
	return papers
}

// visitsOf returns up to n visits by a cadre, going back from the given one but
// not for ever.
func (s *site) visitsOf(cadre, from, n int) []visit {
	var found []visit
	furthest := max(0, from-20*len(s.cadres))
	for i := from; i >= furthest && len(found) < n; i-- {
		if x := s.visit(i); slices.Contains(x.visitors, cadre) {
			found = append(found, x)
		}
	}
	slices.Reverse(found)
	return found
}

// nameTopic chooses what the paper is about.
func (s *site) nameTopic(x *paper) {
	v := x.voice
	v.industry = x.visits[len(x.visits)-1].voice.industry
	v.values["行业"] = v.industry
	v.values["主题"] = v.say("主题")
	v.values["户数"] = strconv.Itoa(len(x.visits))
	v.values["天数"] = strconv.Itoa(v.between(12, 90))
	x.title = v.say("题目")
}

// path returns the paper's file relative to the content folder.
func (x paper) path() string { return "papers/" + x.id + ".md" }

func (s *site) writePaper(x paper) file {
	v, p := x.voice, newPage()
	p.field("标题", x.title)
	p.list("作者", s.ids(x.authors))
	p.date("提交日期", x.date)
	p.field("摘要", v.say("摘要"))
	p.list("关键词", append([]string{v.value("主题")}, v.tell("关键词", v.between(2, 4))...))
	p.field("调研天数", v.value("天数"))
	var based []string
	for _, visit := range x.visits {
		based = append(based, visit.id)
	}
	p.list("依据的走访", based)
	x.adoption(p)
	p.endFront()
	x.body(p)
	return file{"content/" + x.path(), p.out}
}

// adoption says who made use of the paper, of one in three that had the time.
func (x paper) adoption(p *page) {
	v := x.voice
	left := int(asOf.Sub(x.date).Hours() / 24)
	if left < 10 || !v.chance(33) {
		return
	}
	p.items("采用情况", 1, func(int) {
		p.field("采用单位", v.say("单位名"))
		p.date("日期", x.date.AddDate(0, 0, v.between(5, left)))
		p.field("采用方式", v.say("采用方式"))
	})
}

func (x paper) body(p *page) {
	v := x.voice
	p.heading("调查经过")
	p.paragraph(v.tell("背景", 7)...)
	p.heading("基本情况")
	p.paragraph(v.tell("现状", 9)...)
	x.sources(p)
	p.heading("职工的话")
	p.paragraph(v.tell("走访经过", 6)...)
	p.heading("问题")
	p.numbered(v.tell("问题·长", 8))
	p.paragraph(v.tell("成因", 4)...)
	p.heading("建议")
	p.numbered(v.tell("建议·长", 8))
	p.paragraph(v.say("结语"))
}

// sources links to the visits that the paper is based on.
func (x paper) sources(p *page) {
	var links []string
	for _, visit := range x.visits {
		links = append(links, fmt.Sprintf("%s[%s](../%s)",
			visit.date.Format("1月2日"), visit.title, visit.path))
	}
	p.paragraph("以上情况见下列走访报告：")
	p.bullets(links)
}
