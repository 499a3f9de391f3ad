package markdown_test

import (
	"strings"
	"testing"

	"zoufang/generator/markdown"
)

// report is about as long as a visit report: 4 KB.
var report = strings.Repeat(`## 走访情况

3月5日，走访组一行5人到大连机床集团走访，**“双走双促”**活动由此展开。
座谈会上，职工代表[张三](../people/zhang.md)反映了三个问题，详见http://oa.example.cn/a/1.html。

一、存在问题

1、订单减少，1~2个车间停产；
2、招工困难，缺口约20人。

- 协调贷款[^1]
- 组织招聘

| 问题 | 责任单位 | 期限 |
|---|---|---:|
| 贷款 | 金融办 | 3月 |
| 招工 | 人社局 | 4月 |

![座谈会](photo.jpg)

`, 5) + "[^1]: 与市金融办联系。\n"

func BenchmarkRender(b *testing.B) {
	b.SetBytes(int64(len(report)))
	b.ReportAllocs()
	for b.Loop() {
		markdown.Render("visits/x.md", report, 12)
	}
}

// prose is a report of about 1,000 characters as most are: headings, paragraphs
// and lists, and hardly a mark in them.
var prose = strings.Repeat(`
## 职工队伍状况

采购部统计，职工月平均收入2748元，饲养员最高，分选工最低，相差3倍不到。最近三个月招来的29人里，干满三个月的不到6成，走的人说临时工没有保险受不了。

1. 厂里只有2名持证安全员，旋耕机检修记录缺了1个月。
2. 企业想清收欠款，但手续要跑4个部门，负责人希望有人帮着问一问。

- 请区总工会法律援助中心到厂里讲一次缴费基数，把职工登记的问题一并答复。
- 请工会把意见箱钥匙收回，每周开一次，开箱时有职工代表在场。
`, 4)

func BenchmarkRenderProse(b *testing.B) {
	b.SetBytes(int64(len(prose)))
	b.ReportAllocs()
	for b.Loop() {
		markdown.Render("visits/x.md", prose, 12)
	}
}

func BenchmarkRenderParallel(b *testing.B) {
	b.SetBytes(int64(len(report)))
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			markdown.Render("visits/x.md", report, 12)
		}
	})
}
