package build

import (
	"cmp"
	"slices"
	"strings"

	"zoufang/generator/diag"
)

// Explanation says why a page was made, or was not.
type Explanation struct {
	File   string      // of the page, below the output folder; "": there is no such page
	Made   bool        // it was not left as it lay there
	Reason diag.Name   // why
	Reads  []Explained // all that it read
}

// Explained is one thing that a page read.
type Explained struct {
	What    diag.Name // which side of the subject
	Subject string    // a record, collection/id; a collection; a table; a template; "" for the site
	Changed bool      // since the last build, which is why the page was made
}

// reasonNames say why a unit is made.
var reasonNames = map[reason]diag.Name{
	nothingKnown: {ZH: "没有可以接着用的上次编译（第一次编译，或程序、站点说明、看的人、模板文件的增减变了）", EN: "no build before can be carried on (it is the first, or the program, the site's description, the audience or the set of templates has changed)"},
	isNew:        {ZH: "上次还没有这一页", EN: "the page was not there in the last build"},
	isOther:      {ZH: "这个地址上换了内容，或换了模板", EN: "something else stands at the address, or another template shows it"},
	isGone:       {ZH: "输出文件夹里的文件不在了，或被改过", EN: "its file in the output folder is gone or was changed"},
	hasRead:      {ZH: "它读到的内容变了", EN: "something that it reads has changed"},
	isFresh:      {ZH: "它读到的内容都没有变", EN: "nothing that it reads has changed"},
}

// aspectNames say what is read.
var aspectNames = [aspects]diag.Name{
	ofName:       {ZH: "名称和地址", EN: "name and address"},
	ofValues:     {ZH: "字段", EN: "fields"},
	ofText:       {ZH: "正文", EN: "text"},
	ofSummary:    {ZH: "正文第一段", EN: "first paragraph"},
	ofOrigin:     {ZH: "录入和修改情况", EN: "who entered and changed it"},
	ofBacklinks:  {ZH: "被哪些记录引用", EN: "what refers to it"},
	ofNeighbours: {ZH: "前后记录", EN: "neighbours"},
	ofStanding:   {ZH: "在统计表中的各行", EN: "its rows in tables"},
	ofMembers:    {ZH: "有哪些记录", EN: "which records it has"},
	ofSchema:     {ZH: "架构", EN: "schema"},
	ofAll:        {ZH: "全部记录的字段", EN: "fields of all its records"},
	ofFilters:    {ZH: "筛选条件", EN: "filters"},
	ofHead:       {ZH: "统计表的定义", EN: "definition of the table"},
	ofTable:      {ZH: "统计表的数字", EN: "figures of the table"},
	ofTemplate:   {ZH: "模板", EN: "template"},
	ofDay:        {ZH: "统计截止日", EN: "the day at which the site stands"},
	ofCommit:     {ZH: "站点所在的提交", EN: "the site's commit"},
	ofShallow:    {ZH: "提交历史全不全", EN: "whether older commits were fetched"},
	ofSections:   {ZH: "有哪些栏目", EN: "which collections there are"},
	ofNavigation: {ZH: "导航", EN: "navigation"},
	ofTables:     {ZH: "有哪些统计表", EN: "which tables there are"},
	ofSchemas:    {ZH: "全部架构和词表", EN: "all schemas and vocabularies"},
	ofEverything: {ZH: "全部记录的字段", EN: "fields of all records"},
	ofAddresses:  {ZH: "有哪些网页", EN: "which pages there are"},
	ofFinding:    {ZH: "待核实的一条", EN: "something to be checked"},
	ofBoard:      {ZH: "督导台", EN: "the board"},
	ofMeaning:    {ZH: "所写的名称指哪条记录", EN: "the record that a name stands for"},
}

// explain explains a page, named by its address or by its file.
func (t *traced) explain(page string) Explanation {
	page = strings.Trim(page, "/")
	i := slices.IndexFunc(t.units, func(u unit) bool {
		return u.page && (u.name == page || u.name == strings.TrimPrefix(page+"/"+home, "/"))
	})
	if i < 0 {
		return Explanation{}
	}
	e := Explanation{File: t.units[i].name, Made: t.why[i] != isFresh, Reason: reasonNames[t.why[i]]}
	for _, r := range t.reads[i] {
		e.add(r.aspect(), t.subject(r), false)
	}
	if at, known := t.past.units[e.File]; known {
		for q := range eachAscending(t.past.old.units[at].questions) {
			if uint(q) >= uint(len(t.past.changed)) {
				break
			}
			if changed := t.past.changed[q]; changed || !e.Made {
				e.add(t.past.old.questions[q].of, t.past.old.questions[q].subject, changed)
			}
		}
	}
	slices.SortStableFunc(e.Reads, func(a, b Explained) int {
		return cmp.Or(strings.Compare(a.What.EN, b.What.EN), strings.Compare(a.Subject, b.Subject))
	})
	return e
}

// add adds a read, or that a known one has changed.
func (e *Explanation) add(of aspect, subject string, changed bool) {
	one := Explained{aspectNames[of], subject, changed}
	same := func(other Explained) bool { return other.What == one.What && other.Subject == subject }
	if i := slices.IndexFunc(e.Reads, same); i >= 0 {
		e.Reads[i].Changed = changed
		return
	}
	e.Reads = append(e.Reads, one)
}
