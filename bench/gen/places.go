package main

// term is an entry of a vocabulary: records hold its name, ids are made of its
// id.
type term struct{ id, name string }

var districts = []term{
	{"zhongshan", "中山区"}, {"wafangdian", "瓦房店市"}, {"changxing", "长兴岛临港工业区"},
	{"zhuanghe", "庄河市"}, {"changhai", "长海县"}, {"huayuankou", "花园口经济区"},
	{"jinzhou", "金州新区"}, {"pulandian", "普兰店市"}, {"puwan", "普湾新区"},
	{"hightech", "高新园区"}, {"lushunkou", "旅顺口区"},
	{"ganjingzi", "甘井子区"}, {"bonded", "保税区"},
	{"xigang", "西岗区"}, {"shahekou", "沙河口区"},
}

var systems = []term{
	{"machinery", "机械重工"}, {"electronics", "电子信息"}, {"shipping", "海员交通"},
	{"construction", "建设建材"}, {"education", "教育"}, {"research", "科研文化"},
	{"trade", "财贸"}, {"finance", "金融"}, {"light", "轻纺"}, {"agriculture", "农林水利"},
}

// areaNames are invented townships and streets, places of them per district.
var areaNames = []string{
	"望潮街道", "松屿街道", "槐荫街道", "双塔河镇", "柳沟镇", "石磨镇", "避风塘街道", "北堤镇", "盐场镇",
	"青柞镇", "栗子沟镇", "白鹭滩镇", "灯塔屿镇", "贝壳岛镇", "渔灯镇", "花溪街道", "荷塘镇", "新垦镇",
	"大榆街道", "响泉街道", "红柳镇", "梨坡镇", "古槐镇", "柞木镇", "湾口街道", "金沙滩镇", "临浦街道",
	"云杉街道", "书院街道", "星河街道", "樱桃沟街道", "铁杉街道", "龙眼泉镇", "苇塘街道", "机耕街道", "鹤鸣街道",
	"关前街道", "集运街道", "船坞街道", "北桥街道", "钟楼街道", "椿树街道", "绿荫街道", "春和里街道", "星云街道",
}

const areasPerDistrict = 3

// areasOf returns the townships and streets of a district.
func areasOf(district int) []string {
	return areaNames[district*areasPerDistrict:][:areasPerDistrict]
}

// visitingGroup is one of the groups that visit: who is in it and where it
// goes, by the indexes of districts and systems.
type visitingGroup struct {
	id, name  string
	size      int // members of the smallest site
	deputy    bool
	districts []int
	systems   []int
}

var visitingGroups = []visitingGroup{
	{id: "g1", name: "走访一组", size: 6, districts: []int{0, 1, 2}, systems: []int{0}},
	{id: "g2", name: "走访二组", size: 6, districts: []int{3, 4, 5}, systems: []int{1}},
	{id: "g3", name: "走访三组", size: 6, deputy: true, districts: []int{6, 7, 8}, systems: []int{2, 3}},
	{id: "g4", name: "走访四组", size: 6, deputy: true, districts: []int{9, 10}, systems: []int{4, 5}},
	{id: "g5", name: "走访五组", size: 6, deputy: true, districts: []int{11, 12}, systems: []int{6, 7}},
	{id: "g6", name: "走访六组", size: 4, districts: []int{13, 14}, systems: []int{8, 9}},
}

// office is a body that leads or serves the campaign.
type office struct{ id, name, kind, parent, duty string }

var offices = []office{
	{"leading", "领导小组", "领导小组", "", "决定活动的大事，听取各组汇报。"},
	{"office", "活动办公室", "办公室", "leading", "居中协调，起草文字材料，收各组的季度总结。"},
	{"publicity", "宣传组", "工作组", "leading", "审核并发布网站内容，联系报社电台。"},
	{"visiting", "走访组", "工作组", "leading", "安排六个走访组的行程，指导下级工会。"},
	{"research", "调研组", "工作组", "leading", "汇总走访情况，组织评审，写总报告。"},
	{"supervision", "督导组", "工作组", "leading", "督促承诺兑现，编信息简报。"},
}

// departments of the city's union, where cadres come from.
var departments = []string{
	"办公室", "组织部", "宣传教育部", "权益保障部", "经济技术部", "女职工部",
	"法律工作部", "财务部", "经费审查办公室", "政策研究室", "机关党委", "职工互助保障办事处",
}

// federations are unions of one trade or one area.
var federations = []string{
	"水产加工行业工会联合会", "建筑劳务行业工会联合会", "出租客运行业工会联合会",
	"餐饮行业工会联合会", "软件园区工会联合会", "临港区域工会联合会",
}
