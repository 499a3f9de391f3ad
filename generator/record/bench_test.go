package record_test

import (
	"strings"
	"testing"

	"zoufang/generator/record"
)

// visit is a clean record of about 4 KB.
var visit = `---
标题: 走访中山区机械制造企业
日期: 2012-03-05
走访组: 走访一组
单位: 中山区机械制造有限公司
类别: 困难企业
走访人:
  - 张三
  - 李四
职工:
  - 类别: 生产一线
    人数: 12
  - 类别: 管理
    人数: 3
  - {类别: 农民工, 人数: 5}
问题: [社会保险, 工资支付, "劳动合同"]
摘要: >
  当天走访企业一家，座谈职工二十人，
  了解生产经营和职工生活情况。
备注: "电话：0411"
---

## 一、总体情况

` + strings.Repeat("当天上午，走访组来到企业车间，与职工面对面交谈，了解“双走双促”活动开展情况，听取对工会工作的意见和建议。\n", 22)

// plain is a record as most are: nothing in its front matter but fields and items
// on lines of their own.
var plain = `---
标题: 走进荻垣畜牧养殖有限公司苗圃听取职工意见
走访组: g5
走访人:
  - c29
日期: 2012-09-14
走访形式: 走进企业
企业: e353
区市县: 甘井子区
走访职工:
  - 类别: 生产一线职工
    人数: 1
    说明: 苗圃果树工
  - 类别: 农民工
    人数: 3
六必清:
  企业发展的难题:
    状态: 未清
    说明: 难在货款回收慢，苗木的订单不稳
  制约企业发展的瓶颈:
    状态: 已清
工作纪律:
  出行方式: 自驾
  接受礼品: 否
---
` + strings.Repeat("\n## 职工队伍状况\n\n采购部统计，职工月平均收入2748元，饲养员最高，分选工最低。最近三个月招来的29人里，干满三个月的不到6成。\n", 18)

// office is visit as an office machine would write it: with full-width
// colons and wide spaces to mend on half of its lines.
var office = strings.NewReplacer("日期: ", "日期：", "走访人:", "走访人：　", "  - 李四", "  －李四", "备注: ", "备注:　").Replace(visit)

func BenchmarkDecode(b *testing.B) {
	data := []byte(visit)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		record.Decode("x.md", data)
	}
}

func BenchmarkParse(b *testing.B)       { benchmarkParse(b, visit) }
func BenchmarkParsePlain(b *testing.B)  { benchmarkParse(b, plain) }
func BenchmarkParseMended(b *testing.B) { benchmarkParse(b, office) }

func benchmarkParse(b *testing.B, text string) {
	src, _ := record.Decode("x.md", []byte(text))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		record.Parse(src, keys)
	}
}
