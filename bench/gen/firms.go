package main

import "fmt"

// firm is an enterprise that is visited.
type firm struct {
	id, name, industry string
	group              int // the visiting group that looks after it
	district           int
	area               string
	types              []string
	employees          int
	migrants           int
}

// path returns the firm's file relative to the content folder.
func (f firm) path() string { return "enterprises/" + f.id + ".md" }

// industries names the kinds of enterprises, with the system of each.
var industries = []struct{ name, system string }{
	{"机床制造", "机械重工"}, {"铸造锻压", "机械重工"}, {"船舶配套", "机械重工"},
	{"电子元件", "电子信息"}, {"软件服务", "电子信息"},
	{"港口物流", "海员交通"}, {"客运出租", "海员交通"},
	{"建筑施工", "建设建材"}, {"建材生产", "建设建材"},
	{"教育培训", "教育"}, {"印刷文化", "科研文化"},
	{"商业零售", "财贸"}, {"餐饮住宿", "财贸"}, {"金融保险", "金融"},
	{"食品酿造", "轻纺"}, {"服装纺织", "轻纺"}, {"化工医药", "轻纺"},
	{"水产加工", "农林水利"}, {"果业种植", "农林水利"},
}

var firmTypes = []string{
	"生产经营困难企业", "劳动关系矛盾易发企业", "小微型非公企业", "农民工相对集中的企业",
	"已建立联系点的企业", hardToOrganise, "工会工作基础薄弱的企业", "以往缺乏联系的企业",
}

// hardToOrganise is the type whose reasons have to be given.
const hardToOrganise = "工会工作难开展的企业"

var (
	hardReasons = []string{"组建难", "经费收缴难", "工作开展难"}
	ownerships  = []string{"国有", "集体", "民营", "外商投资", "合资"}
)

const (
	visitsPerFirm = 25
	fewestFirms   = 24
	mostFirms     = 4000
)

func firmCount(visits int) int {
	return min(max(fewestFirms, visits/visitsPerFirm), mostFirms)
}

// makeFirms spreads the enterprises evenly over the groups and, within a
// group's area, over its districts.
func (s *site) makeFirms() {
	n := firmCount(s.visits)
	width := digits(n)
	taken := map[string]bool{}
	for i := range n {
		v := s.newVoice(firmKind, i)
		f := firm{id: fmt.Sprintf("e%0*d", width, i+1), group: i % len(visitingGroups)}
		area := visitingGroups[f.group].districts
		f.district = area[i/len(visitingGroups)%len(area)]
		f.area = choose(v, areasOf(f.district))
		f.industry = choose(v, industries).name
		f.types = v.typesOf(i)
		v.industry = f.industry
		f.name = v.freshFirmName(taken)
		f.employees = v.between(60, 120) * v.between(1, 8)
		f.migrants = f.employees * v.between(5, 80) / 100
		s.firmsOf[f.group] = append(s.firmsOf[f.group], i)
		s.firms = append(s.firms, f)
	}
}

// typesOf gives every type its turn, and some enterprises a second one.
func (v *voice) typesOf(i int) []string {
	first := i % len(firmTypes)
	types := []string{firmTypes[first]}
	if v.chance(30) {
		second := (first + v.between(1, len(firmTypes)-1)) % len(firmTypes)
		types = append(types, firmTypes[second])
	}
	return types
}

// freshFirmName invents a name that is not taken, and takes it.
func (v *voice) freshFirmName(taken map[string]bool) string {
	for {
		name := v.say("号一") + v.say("号二") + v.say("厂名")
		if !taken[name] {
			taken[name] = true
			return name
		}
	}
}
