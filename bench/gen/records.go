package main

import (
	"fmt"
	"slices"
	"strings"
)

// siteFile is content/site.yaml.
const siteFile = `name: 双走双促
title: “双走双促”活动（生成的数据）
description: 供测量和测试用的生成数据，人名、企业名和地名都是虚构的
language: zh-CN
timezone: Asia/Shanghai
period: {from: 2012-03-01, to: 2012-12-31}
as_of: 2012-09-30
base_url: http://szsc.intranet.example/
audiences:
  - id: public
    name: 内网读者
  - id: supervision
    name: 督导组
`

// foundation returns every file that visits and papers rest on.
func (s *site) foundation() []file {
	files := []file{{"content/site.yaml", []byte(siteFile)}}
	return slices.Concat(files, groupFiles(), unitFiles(), s.cadreFiles(), s.firmFiles())
}

func groupFiles() []file {
	var files []file
	for i, o := range offices {
		p := newPage()
		p.field("名称", o.name)
		p.field("机构类别", o.kind)
		p.number("顺序", i+1)
		p.field("上级机构", o.parent)
		p.field("职责", o.duty)
		files = append(files, p.record("groups", o.id))
	}
	for i, g := range visitingGroups {
		areas, trades := names(districts, g.districts), names(systems, g.systems)
		p := newPage()
		p.field("名称", g.name)
		p.field("机构类别", "走访组")
		p.number("顺序", len(offices)+i+1)
		p.field("上级机构", "visiting")
		p.field("职责", "走访"+strings.Join(areas, "、")+"，联系"+strings.Join(trades, "、")+"系统。")
		p.list("负责地区", areas)
		p.list("负责系统", trades)
		files = append(files, p.record("groups", g.id))
	}
	return files
}

// names returns the names of the terms with the given indexes.
func names(terms []term, indexes []int) []string {
	var names []string
	for _, i := range indexes {
		names = append(names, terms[i].name)
	}
	return names
}

func departmentID(i int) string { return fmt.Sprintf("department-%02d", i+1) }
func industryID(i int) string   { return "industry-" + systems[i].id }

// unitFiles writes the departments, the industry unions, the district unions
// with those of their townships and streets, and the federations.
func unitFiles() []file {
	var files []file
	for i, name := range departments {
		files = append(files, unit(departmentID(i), name, "机关部门", "市", i+1, nil))
	}
	for g, group := range visitingGroups {
		for _, i := range group.systems {
			files = append(files, unit(industryID(i), systems[i].name+"工会", "产业工会", "市", i+1, func(p *page) {
				p.field("产业系统", systems[i].name)
				p.field("联系走访组", visitingGroups[g].id)
			}))
		}
		for _, i := range group.districts {
			files = append(files, districtUnits(i, group.id)...)
		}
	}
	for i, name := range federations {
		files = append(files, unit(fmt.Sprintf("federation-%d", i+1), name, "工会联合会", "乡镇（街道）", i+1, nil))
	}
	return files
}

// districtUnits writes a district's union and those below it.
func districtUnits(district int, group string) []file {
	d := districts[district]
	top := "district-" + d.id
	files := []file{unit(top, d.name+"总工会", "区市县（开放先导区）总工会", "区市县（开放先导区）", district+1, func(p *page) {
		p.field("区市县", d.name)
		p.field("联系走访组", group)
		p.field("办公电话", fmt.Sprintf("800-%04d", district+1))
	})}
	for i, name := range areasOf(district) {
		id, order := fmt.Sprintf("township-%s-%d", d.id, i+1), district*areasPerDistrict+i+1
		files = append(files, unit(id, name+"总工会", "乡镇街道工会", "乡镇（街道）", order, func(p *page) {
			p.field("上级单位", top)
			p.field("区市县", d.name)
			p.field("联系走访组", group)
		}))
	}
	return files
}

// unit writes a unit; more adds the fields that not every kind has.
func unit(id, name, kind, level string, order int, more func(*page)) file {
	p := newPage()
	p.field("名称", name)
	p.field("单位类别", kind)
	p.field("层级", level)
	p.number("顺序", order)
	if more != nil {
		more(p)
	}
	return p.record("units", id)
}

func (s *site) cadreFiles() []file {
	var files []file
	for i, c := range s.cadres {
		v, p := s.newVoice(cadreKind, len(s.cadres)+i), newPage()
		p.field("姓名", c.name)
		p.field("走访组", visitingGroups[c.group].id)
		p.field("组内职务", c.role)
		p.items("兼任", len(c.posts), func(i int) {
			p.field("机构", c.posts[i].office)
			p.field("职务", c.posts[i].role)
		})
		p.field("单位", c.unit)
		p.field("联系点", s.firms[c.contact].id)
		p.field("手机", v.maskedMobile())
		p.list("邮箱", []string{c.email()})
		files = append(files, p.record("cadres", c.id))
	}
	return files
}

func (s *site) firmFiles() []file {
	var files []file
	for i, f := range s.firms {
		files = append(files, s.firmFile(f, s.newVoice(firmKind, len(s.firms)+i)))
	}
	return files
}

func (s *site) firmFile(f firm, v *voice) file {
	v.industry = f.industry
	p := newPage()
	p.field("名称", f.name)
	p.list("企业类型", f.types)
	if slices.Contains(f.types, hardToOrganise) {
		p.list("工作难开展的原因", some(v, hardReasons, v.between(1, 2)))
	}
	p.field("所有制", choose(v, ownerships))
	p.field("行业", f.industry)
	p.field("产业系统", systemOf(f.industry))
	p.field("区市县", districts[f.district].name)
	p.field("乡镇街道", f.area)
	p.field("地址", fmt.Sprintf("%s%s路%d号", f.area, v.say("路"), v.between(1, 300)))
	p.number("职工人数", f.employees)
	p.number("农民工人数", f.migrants)
	p.date("建会日期", firstDay.AddDate(-v.between(1, 18), v.between(0, 11), v.between(0, 27)))
	p.field("包片走访组", visitingGroups[f.group].id)
	p.field("工会主席", v.name())
	p.field("联系电话", v.maskedMobile())
	p.endFront()
	p.paragraph(v.say("企业简介"))
	return file{"content/" + f.path(), p.out}
}

// systemOf returns the system that an industry belongs to.
func systemOf(industry string) string {
	for _, i := range industries {
		if i.name == industry {
			return i.system
		}
	}
	panic("no industry named " + industry)
}

// record returns the finished file of a record without a body.
func (p *page) record(collection, id string) file {
	p.endFront()
	return file{"content/" + collection + "/" + id + ".md", p.out}
}
