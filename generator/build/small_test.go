package build_test

// smallSite has private values of every kind, two audiences, and references
// between them.
const smallSite = `
-- content/site.yaml --
name: 试验
title: 试验站点
language: zh-CN
timezone: Asia/Shanghai
period: {from: 2012-03-01, to: 2012-12-31}
base_url: http://test.example/
inherit: []
audiences:
  - {id: public, name: 读者}
  - {id: supervision, name: 督导组}
-- content/notes/first.md --
---
标题: 第一次走访
日期: 2012-03-05
备注: 只给督导组
督查: 2012-03-06-secret
职工:
  - 姓名: 李四光明
    电话: 139-1234-5678
---
去了铸造车间。
-- content/inspections/2012-03-06-secret.md --
---
标题: 督导记录一
对象: first
---
查过了。
-- content/people/p1.md --
---
姓名: 欧阳明月
电话: 13912345678
办公电话: 0411-87654321
身份证: 21020319800101123X
住址: 中山区青泥街道胜景路18号3单元
邮箱: secret@mail.example
家人:
  赵小满: 母亲
---
一名职工。
-- schemas/notes.yaml --
title: 走访记录
type: object
x-collection: {label: 走访记录, path: notes, permalink: "/notes/:id/", name: title, date: date, columns: [title, note], feed: true}
required: [title, date]
properties:
  title: {title: 标题, type: string}
  date: {title: 日期, type: string, format: date}
  note: {title: 备注, type: string, x-audience: supervision}
  inspection: {title: 督查, x-ref: inspections}
  workers:
    title: 职工
    type: array
    items:
      type: object
      additionalProperties: false
      properties:
        name: {title: 姓名, type: string, x-privacy: name}
        phone: {title: 电话, type: string, x-privacy: phone}
additionalProperties: false
-- schemas/inspections.yaml --
title: 督查
type: object
x-audience: supervision
x-collection: {label: 督查, path: inspections, permalink: "/inspections/:id/", name: title}
required: [title]
properties:
  title: {title: 标题, type: string}
  subject: {title: 对象, x-ref: notes}
additionalProperties: false
-- schemas/people.yaml --
title: 职工
type: object
x-collection: {label: 职工, path: people, permalink: "/people/:id/", name: name, feed: true}
required: [name]
properties:
  name: {title: 姓名, type: string, x-privacy: name}
  phone: {title: 电话, type: string, x-privacy: phone}
  office: {title: 办公电话, type: string, x-privacy: phone}
  number: {title: 身份证, type: string, x-privacy: id-number}
  address: {title: 住址, type: string, x-privacy: address}
  mail: {title: 邮箱, type: string, x-privacy: omit}
  family: {title: 家人, type: object, additionalProperties: {type: string}, x-privacy: omit}
additionalProperties: false
-- templates/home.html --
<h1>{{ .Title }}</h1>{{ range site.RegularPages }}{{ .Title }} {{ .Params }} {{ end }}
-- templates/section.html --
<h1>{{ .Title }}</h1>{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params }}{{ end }}
-- templates/page.html --
<h1>{{ .Title }}</h1>{{ .Params }}{{ range .Fields }}{{ .Title }}{{ .Value }}{{ end }}{{ range .BacklinkGroups }}{{ range .Pages }}{{ .Title }}{{ end }}{{ end }}{{ .Content }}
-- templates/404.html --
<h1>404</h1>
`
