package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

const sample = `<!doctype html>
<html lang="zh-CN">
<head>
<title>走访一组 –
 双走双促</title>
<meta charset="utf-8">
<link rel="icon" href="/favicon.ico">
<link rel="canonical" href="http://a.example/visits/1/">
<meta name="keywords" content="甲,乙">
<meta name="description" content="一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十以后的不比">
</head>
<body>
<nav>全部栏目</nav>
<main>
<h1>走访
  一组</h1>
<p><span>930字</span><span>阅读约3分钟</span><span>3人</span></p>
<form hidden><label>筛选</label></form>
<p>见<a href="/visits/1/">一次<b>走访</b></a>和<a href="#s1">下文</a>。</p>
<svg><title>图</title><a href="/visits/2/"><text>28</text></a></svg>
<section><h2 id="part-targets">指标</h2><p>2/3</p></section>
<section><h2 id="part-visits">走访</h2><p>没有</p></section>
</main>
</body>
</html>`

func TestReadPage(t *testing.T) {
	got, err := readPage(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	want := page{
		Language: "zh-CN",
		Title:    "走访一组 – 双走双促",
		Meta:     []string{"canonical=http://a.example/visits/1/", "description=一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十", "keywords=甲,乙"},
		Text:     []string{"走访 一组", "3人", "见", "→/visits/1/", "一次", "走访", "和", "下文", "。", "图", "→/visits/2/", "28", "走访", "没有"},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(page{})); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"part-targets"}, got.left); diff != "" {
		t.Error(diff)
	}
}
