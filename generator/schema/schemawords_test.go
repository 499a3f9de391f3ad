package schema_test

// words say what each key of the tables means, in docs/schema.md.
var words = map[string]map[string]string{
	"x-collection": {
		"label":       "列表叫什么，用在导航和标题里：`走访`。必写",
		"path":        "记录放在 `content/` 下的哪个文件夹：`visits`。必写",
		"permalink":   "页面的网址，以 `/` 开头和结尾，含 `:id`，可以用 `:year`、`:month`、`:day`：`/visits/:year/:month/:id/`。必写",
		"id":          "`zoufang new` 怎样起编号：`{date}` 是日期，`{group}` 是那个字段，`{nn}` 是两位的顺序号，`{id}` 由作者给：`{date}-{group}-{nn}`",
		"name":        "哪个字段是记录的名称，用作标题，也可以用它来引用；不写就是编号",
		"title":       "页面上的标题由哪些字段拼成，给没有标题字段的记录用：`{group}{date}工作日志`；引用写对方的名称，没有填的不写",
		"date":        "哪个字段是记录的日期，排序、订阅、网址都用它",
		"end":         "哪个字段是结束日期：记录占好几天时，日历上每天都有它。要和 `date` 一起写",
		"layout":      "哪个字段的值选页面的模板，例如 `layout: kind`：`templates/<类别>/<值>.html` 先于 `page.html`。字段要用 `enum` 列出各个值",
		"order":       "列表按什么排，前面加 `-` 是从大到小：`[-date, id]`",
		"columns":     "列表显示哪几个字段",
		"filters":     "列表可以按什么筛选：字段，用点穿过列表和引用（`[kind, enterprise.district]`），或者 `progress`，即 `x-workflow` 的状态",
		"paginate":    "列表每页几条，不写就不分页",
		"weight":      "在导航里的次序，小的在前",
		"feed":        "`true` 就有 Atom 订阅",
		"attachments": "哪个字段记着谁看过程序读不出文字的附件（扫描件、旧格式），见[个人信息](privacy.md)：一个列表，每一项有 `file`（文件名）、`checked_by`（引用）、`date`（日期），都必填",
		"committers":  "哪个字段写着这个人的邮箱：Git 提交的作者按邮箱认人，网页上的“录入”就写这条记录的名称",
		"entry_days":  "日期以后几天之内应当录入（第一次提交），超过的提示“补录”；不写是 5",
		"ahead":       "`true` 表示日期是事先定下的（阶段、会议），不是发生过的事：`--as-of` 回头看时照样有它",
		"body":        "正文的要求，见下",
		"unique":      "哪些字段合起来不能有两条记录相同，可以列几组：`[[paper, reviewer], [group, date]]`；缺了哪个字段的不比，草稿不比",
		"sequences":   "哪些字段是顺序号，见下",
	},
	"sequence": {
		"field":  "哪个字段是顺序号，要是整数。必写",
		"within": "按哪些字段分开编，例如 `[year, kind]` 是每年每类各编各的；`year` 是记录日期的年份（除非另有叫 `year` 的字段）",
		"start":  "`1`（不写就是它）表示从 1 编起，`any` 表示从最小的号编起",
	},
	"body": {
		"min_chars": "正文至少多少字",
		"headings":  "正文必须有的小标题，前面的“一、”“（二）”不计较",
	},
	"heading": {
		"title":      "一个小标题：`发现的问题`",
		"vocabulary": "词表里的每一项都是一个小标题",
		"when":       "什么情况下才要，写法同规则；不写就是都要",
	},
	"vocabulary": {
		"title":       "词表叫什么。必写",
		"description": "说明",
		"terms":       "各项，次序有用。必写",
	},
	"term": {
		"id":          "编号，小写英文字母、数字和短横，用在网址、规则和数据文件里，定了不要改。必写",
		"name":        "名称。必写",
		"also":        "还认得的别的写法，例如简称和旧名称",
		"description": "说明，编辑器补全时显示",
		"tile":        "在示意图上的位置，`[列, 行]`，从左上角的 `[1, 1]` 数起；一个位置只能有一项",
	},
	"rule": {
		"rule":     "CEL 表达式。必写",
		"field":    "毛病指在哪个字段上；不写就指在整个一组上",
		"message":  "不符合时说什么，也可以写成 `{zh: …, en: …}`。必写",
		"severity": "`error`（不写就是它，拦住发布）、`warning` 或 `notice`",
	},
	"workflow": {
		"steps":  "各步，按先后列出，至少两步。必写",
		"reopen": "怎样重新办理，见下；不写就是办完为止",
	},
	"step": {
		"id":       "编号，小写英文字母、数字和短横，用在数据文件和模板里。必写",
		"title":    "办完这一步的记录是什么状态：`已答复`。必写",
		"date":     "哪个字段是办完这一步的日期；可以是列表里的（`follow_ups.date`），也可以列出几个（`[resolved_on, reopened.resolved_on]`）。必写",
		"requires": "写了日期就要写的字段，和日期在同一处",
		"days":     "前一步办完以后几天（日历天）之内要办完",
		"after":    "`days` 从哪一步算起；不写就是前一步。重新办理的从那天算起",
		"due":      "哪个字段是到期的日期，代替 `days`",
		"extend":   "怎样延期，见下",
		"hold":     "什么情况下挂起，见下",
		"reopen":   "CEL 表达式，看日期所在的那一处：为真就不算办完，而是退回重新办理：`'!self.satisfied'`",
		"optional": "`true` 表示可以跳过，也没有到期日",
		"when":     "CEL 表达式，看整条记录：为真才有这一步；不写就是都有",
		"each":     "一个列表，每一项都写了日期才算办完；`date`、`due`、`requires` 就是各项里的字段。没有项就没有这一步",
	},
	"extend": {
		"date":  "批准延期的日期：`extensions.date`。必写",
		"until": "延到哪一天：`extensions.until`；批准过几次的，看最后一次。必写",
	},
	"hold": {
		"when":   "CEL 表达式，看日期所在的那一处，为真就挂起。必写",
		"title":  "挂起的记录是什么状态：`挂账`。必写",
		"days":   "每隔几天要再看一次",
		"review": "哪个字段是再看的日期：`reviews.date`",
	},
	"reopen": {
		"date":  "重新办理的日期，在一个列表里，每一项是一次：`reopened.date`。必写",
		"to":    "回到哪一步，后面的从头办起。必写",
		"title": "回到那一步时是什么状态：`重新办理`。必写",
	},
	"format": {
		"date":            "日期",
		"date-time":       "日期和时间",
		"document-number": "发文字号，统一成 `大工发〔2012〕15号`",
		"email":           "邮箱",
		"person-name":     "人名，去掉中间排版用的空格",
		"time":            "时间，例如 `14:30:00Z`",
		"uri":             "网址，带 `http://` 等开头",
		"uuid":            "UUID",
	},
	"field": {
		"title":                "中文名称，也是作者可以写的键",
		"description":          "填什么，写在新建的记录里和编辑器的提示里",
		"$comment":             "写给改格式定义的人看的话",
		"deprecated":           "`true` 表示不再使用",
		"default":              "默认值，只作说明，不会替作者填",
		"examples":             "例子，只作说明",
		"type":                 "`string`、`integer`、`number`、`boolean`、`array` 或 `object`",
		"$ref":                 "沿用本文件 `$defs` 里的规定，例如 `'#/$defs/place'`；同时写的关键词优先",
		"enum":                 "只能是列出的值；要中英文两种写法，请用词表",
		"const":                "只能是这个值",
		"minLength":            "至少几个字",
		"maxLength":            "最多几个字",
		"pattern":              "正则表达式（Go 的写法），符合的才行；在 `description` 里用话说清楚",
		"format":               "文字的格式，见下",
		"minimum":              "最小，含本数",
		"maximum":              "最大，含本数",
		"exclusiveMinimum":     "必须大于",
		"exclusiveMaximum":     "必须小于",
		"multipleOf":           "必须是它的倍数，例如 `0.01`",
		"items":                "每一项是什么，必写",
		"minItems":             "至少几项",
		"maxItems":             "最多几项",
		"uniqueItems":          "`true` 表示各项不能重复",
		"contains":             "至少有一项符合",
		"minContains":          "符合 `contains` 的至少几项",
		"maxContains":          "符合 `contains` 的最多几项",
		"properties":           "有哪些字段，次序就是网页上的次序",
		"required":             "哪些字段必填",
		"additionalProperties": "`false`（不写也是）表示没有别的字段；写一个字段的规定，表示别的键也行，值都这样填",
		"propertyNames":        "只能写 `{x-vocabulary: 词表}`：键必须是词条，和 `additionalProperties` 一起用",
		"minProperties":        "至少写几个字段",
		"maxProperties":        "最多写几个字段",
		"dependentRequired":    "写了这个就要写那些：`{adopted: [adopted_by]}`",
		"allOf":                "全部符合",
		"anyOf":                "至少符合一种",
		"oneOf":                "恰好符合一种",
		"not":                  "不能符合",
		"if":                   "如果符合，就看 `then`，否则看 `else`",
		"then":                 "`if` 符合时的要求",
		"else":                 "`if` 不符合时的要求",
		"x-ref":                "引用哪一类的记录",
		"x-vocabulary":         "用哪个词表",
		"x-privacy":            "怎样遮盖，见下",
		"x-consent":            "姓名要有哪个字段记着的同意才照原样公开，见下",
		"x-audience":           "只给哪个读者范围看，见下",
		"x-also":               "还认得的别的键，列表",
		"x-unit":               "单位，例如 `人`；作者可以把它写在数的后面",
		"x-rules":              "跨字段的规则，见下",
	},
}

// kindOrder is the order of the tables of keywords.
var kindOrder = []string{"任何字段", "单个值", "文字", "文字、日期、日期和时间", "整数、数", "词表中的一项", "对另一记录的引用", "列表", "一组字段"}

// typeWords describe the types, in their order: how a field gets one, and what
// data files hold.
var typeWords = []struct{ declared, data string }{
	{"`type: string`", "字符串"},
	{"`type: integer`", "数"},
	{"`type: number`", "数，最多 18 位，不丢精度"},
	{"`type: boolean`", "`true`、`false`"},
	{"`type: string`、`format: date`", "`\"2012-03-05\"`"},
	{"`type: string`、`format: date-time`", "`\"2012-03-05T14:30:00Z\"`"},
	{"`x-vocabulary: 词表`", "词条的编号"},
	{"`x-ref: 类别`", "记录的编号"},
	{"`type: array`、`items`", "列表"},
	{"`type: object`、`properties`", "对象"},
}

// formsSchema has a field of each kind that authors write in more than one way.
const formsSchema = `
title: 写法
type: object
x-collection: {label: 写法, path: forms, permalink: /forms/:id/}
properties:
  date: {title: 日期, type: string, format: date}
  moment: {title: 时间, type: string, format: date-time}
  count: {title: 人数, type: integer, x-unit: 人}
  amount: {title: 金额, type: number, x-unit: 元}
  yes: {title: 是否, type: boolean}
  people: {title: 人员, type: array, items: {type: string, format: person-name}}
  number: {title: 文号, type: string, format: document-number}
`

// readings are what authors write, by field.
var readings = []struct {
	title, field string
	texts        []string
}{
	{"日期", "date", []string{
		"2012-03-05", "2012-3-5", "2012/3/5", "2012.3.5", "20120305", "2012年3月5日", "２０１２年３月５日",
		"二〇一二年三月五日", "2012年3月5日 星期一", "5 March 2012",
		"3月5日", "2012.3", "12.3.5", "2012-02-30", "2012年3月5日至7日", "无",
	}},
	{"日期和时间", "moment", []string{"2012-03-05 14:30", "2012年3月5日下午2点30分", "2012-03-05", "2012年3月"}},
	{"整数", "count", []string{"12", "１２", "12人", "12 名", "1,200", "二十", "1.2万", "12.5", "约10", "10~12", "十几"}},
	{"数", "amount", []string{"12.50", "3.6万元", "1,200.5元", "12元5角"}},
	{"是或否", "yes", []string{"是", "否", "有", "无", "√", "×", "yes", "N", "也许"}},
	{"人名的列表", "people", []string{"张三、李四", "张三，李　四", "[张三，李四]", "【张三；李四】", "于  帆", "阿依古丽•买买提"}},
	{"发文字号", "number", []string{"大工发〔2012〕15号", "大工发[2012]015号", "大工发（２０１２）第15号"}},
}

// privacyWords describe the kinds of privacy, each with a text to mask.
var privacyWords = map[string]struct{ means, text string }{
	"name":      {"人名，只留姓", "欧阳春兰"},
	"phone":     {"电话，留头尾", "13800001234"},
	"id-number": {"证件号、卡号，不显示", "110101199001010015"},
	"address":   {"住址，只到区、街道、乡镇", "大连市中山区桃源街道望海街3号2单元501室"},
	"omit":      {"不显示，任何类型都能用", "某@szsc.example"},
}

// ruleExamples are rules over the notes of the example.
var ruleExamples = []struct{ code, means string }{
	{`self.date >= site.from && self.date <= site.to`, "日期在活动期间之内"},
	{`!has(self.answered) || self.answered >= self.date`, "写了答复日期的，不早于接待"},
	{`!has(self.answered) || days(self.date, self.answered) <= 15`, "15 天以内答复"},
	{`self.topic != "wages" || has(self.people)`, "谈工资的要写人数"},
	{`!(self.topic in ["wages", "safety"]) || self.title.contains("谈")`, "两个事项的标题里有“谈”"},
	{`self.date < date("2013-07-01") || has(self.answered)`, "7 月起的都要写答复日期"},
	{`self.date <= site.today`, "没有到的日期不能写"},
	{`!has(self.earlier) || records.notes[self.earlier].date < self.date`, "上次接待在这次之前"},
}
