package schema_test

import (
	"os"
	"testing"

	"zoufang/generator/record"
	"zoufang/generator/schema"
)

const visit = `---
标题: 走进某厂铸造车间了解高温津贴发放
走访组: 走访一组
走访人: 张三、李四、王五
日期: 2012年3月5日
走访形式: 走进企业
企业: 某某机械制造有限公司
区市县: 中山区
地点: 人民路街道
走访职工:
  - 类别: 一线职工
    人数: 12人
    姓名: 张某
    说明: 车间座谈
  - {类别: 农民工, 人数: 5}
  - {类别: 困难职工, 人数: 3, 姓名: 李四}
走访家庭:
  - 类别: 困难职工
    户主: 王小明
    区市县: 中山区
    住址: 中山区人民路街道民政街12号
    电话: 13812341234
    困难情况: 家里有病人
六必清:
  企业发展的难题: {状态: 已清}
  制约企业发展的瓶颈: {状态: 已清, 说明: 缺人}
  职工队伍结构变化: {状态: 基本清楚}
  职工生产生活状况: {状态: 已清}
  职工思想动态变化: {状态: 未清}
  影响职工队伍稳定的因素: {状态: 已清}
承诺事项:
  - {内容: 补发高温津贴, 期限: 2012-06-30}
工作纪律:
  出行方式: 单位车
  接受礼品: 否
  接受宴请: 否
  就餐方式: 食堂
---
`

func visitFile(b testing.TB) (*schema.Collection, *record.File) {
	b.Helper()
	set, findings := schema.Load(os.DirFS("../../schemas"), "schemas/")
	if findings.HasErrors() {
		b.Fatal(findings)
	}
	c := set.Collection("visits")
	src, _ := record.Decode("content/visits/2012/03/2012-03-05-g1-01.md", []byte(visit))
	file, findings := record.Parse(src, c.Keys)
	if findings.HasErrors() {
		b.Fatal(findings)
	}
	return c, file
}

func keep(_ schema.Path, ref schema.Ref) (schema.Ref, bool) { return ref, true }

func BenchmarkParse(b *testing.B) {
	c, file := visitFile(b)
	for b.Loop() {
		record.Parse(file.Source, c.Keys)
	}
}

func BenchmarkDecode(b *testing.B) {
	c, file := visitFile(b)
	if _, findings := c.Decode(file, "x"); len(findings) > 0 {
		b.Fatal(findings)
	}
	b.ReportAllocs()
	for b.Loop() {
		c.Decode(file, "x")
	}
}

func BenchmarkRules(b *testing.B) {
	c, file := visitFile(b)
	values, _ := c.Decode(file, "x")
	c.Refs(values, keep)
	env := testEnv
	env.Today = env.AsOf
	if breaches := c.Rules(values, env); len(breaches) > 0 {
		b.Fatal(breaches)
	}
	b.ReportAllocs()
	for b.Loop() {
		c.Rules(values, env)
	}
}

func BenchmarkView(b *testing.B) {
	c, file := visitFile(b)
	values, _ := c.Decode(file, "x")
	b.ReportAllocs()
	for b.Loop() {
		c.View(values, "public")
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		schema.Load(os.DirFS("../../schemas"), "schemas/")
	}
}

func BenchmarkCheckBody(b *testing.B) {
	c, file := visitFile(b)
	values, _ := c.Decode(file, "x")
	headings := []string{"企业发展的难题", "二、制约企业发展的瓶颈", "职工队伍结构变化", "职工生产生活状况", "发现的问题", "下一步打算"}
	b.ReportAllocs()
	for b.Loop() {
		c.CheckBody(values, testEnv, 1000, headings)
	}
}
