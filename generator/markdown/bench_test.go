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

func BenchmarkRenderParallel(b *testing.B) {
	b.SetBytes(int64(len(report)))
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			markdown.Render("visits/x.md", report, 12)
		}
	})
}
