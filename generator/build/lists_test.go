package build_test

import (
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"zoufang/generator/build"
)

// fleetSite has records that last several days, that can be narrowed by values
// of their own and of others, and that choose their templates.
const fleetSite = `
-- content/site.yaml --
name: 船队
title: 船队
language: zh-CN
timezone: Asia/Shanghai
period: {from: 2012-03-01, to: 2012-12-31}
as_of: 2012-12-31
base_url: http://test.example/fleet/
inherit: []
audiences:
  - {id: public, name: 读者}
  - {id: crew, name: 船员}
navigation:
  - title: 航行
    items:
      - {section: trips, title: 全部航次}
      - {page: trips/t2, title: 远航}
      - {page: trips/draft, title: 草稿}
  - title: 船员
    items:
      - {section: logs}
-- content/ships/b.md --
---
name: 海星号
port: east
---
-- content/ships/a.md --
---
name: 白鸥号
port: west
---
-- content/ships/c.md --
---
name: 空船
---
-- content/trips/t1.md --
---
title: 近海
date: 2012-03-30
end: 2012-04-02
ship: a
log: l1
night: 是
stops: 3
tags: [渔业, 科考]
legs:
  - {kind: sail, miles: 3, with: b}
  - {kind: sail, miles: 4.5}
scores:
  sail: {points: 5}
---
-- content/trips/t2.md --
---
title: 远航
date: 2012-04-02
layout: log
ship: b
log: l2
night: 否
stops: 10
tags: [科考]
legs:
  - {kind: steam, miles: 3}
---
-- content/trips/t3.md --
---
title: 停航
---
-- content/trips/draft.md --
---
title: 未定
draft: 是
---
-- content/logs/l1.md --
---
title: 日志一
---
-- content/logs/l2.md --
---
title: 日志二
---
-- schemas/ships.yaml --
title: 船
type: object
x-collection: {label: 船只, path: ships, permalink: "/ships/:id/", name: name, order: [name]}
properties:
  name: {title: 船名, type: string}
  port: {title: 母港, x-vocabulary: ports}
-- schemas/logs.yaml --
title: 日志
type: object
x-audience: crew
x-collection: {label: 日志, path: logs, permalink: "/logs/:id/", name: title}
properties:
  title: {title: 标题, type: string}
-- schemas/trips.yaml --
title: 航次
type: object
x-collection:
  label: 航次
  path: trips
  permalink: /trips/:id/
  name: title
  date: date
  end: end
  layout: layout
  order: [id]
  paginate: 2
  filters: [ship, ship.port, night, stops, tags, legs.kind, note, log]
properties:
  title: {title: 标题, type: string}
  date: {title: 出航, type: string, format: date}
  end: {title: 返航, type: string, format: date}
  layout: {title: 版式, type: string, enum: [log]}
  ship: {title: 船, x-ref: ships}
  night: {title: 过夜, type: boolean}
  stops: {title: 停靠, type: integer}
  tags: {title: 标签, type: array, items: {type: string}}
  note: {title: 附注, type: string}
  log: {title: 航海日志, x-ref: logs}
  legs:
    title: 航段
    type: array
    items:
      type: object
      properties:
        kind: {title: 方式, x-vocabulary: kinds}
        miles: {title: 海里, type: number}
        with: {title: 同行, x-ref: ships}
  scores:
    title: 评分
    type: object
    propertyNames: {x-vocabulary: kinds}
    additionalProperties: {type: object, properties: {points: {title: 分, type: integer}}}
-- schemas/vocabularies/ports.yaml --
title: 母港
terms:
  - {id: west, name: 西港}
  - {id: east, name: 东港}
-- schemas/vocabularies/kinds.yaml --
title: 方式
terms:
  - {id: steam, name: 机动}
  - {id: sail, name: 风帆}
-- templates/home.html --
{{ range site.Navigation }}[{{ .Title }}]{{ range .Items }} {{ .Title }}={{ .RelPermalink }}({{ .Section }}{{ .Name }}){{ end }}
{{ end }}
-- templates/section.html --
{{ range .Filters }}{{ .Key }} {{ .Title }}:{{ range .Options }} {{ .Value }}/{{ .Title }}/{{ .Count }}{{ end }}
{{ end }}
-- templates/page.html --
page
-- templates/404.html --
404
-- templates/trips/page.html --
page {{ range .Parent.Filters }}{{ .Key }}={{ delimit ($.FilterValues .Key) "," }} {{ end }}{{ .FilterValues "log" }}
-- templates/trips/log.html --
log
`

// fleet renders the home page of the fleet with a template, and returns it.
func fleet(t *testing.T, template string) string {
	t.Helper()
	root := lay(t, fleetSite)
	write(t, root, map[string]string{"templates/home.html": template})
	result, files := run(t, build.Options{Root: root})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	return strings.TrimSpace(string(files["index.html"]))
}

func TestNavigation(t *testing.T) {
	root := lay(t, fleetSite)
	for audience, want := range map[string]string{
		"": `
[航行] 全部航次=/fleet/trips/(trips) 远航=/fleet/trips/t2/(trips/t2)
[] 船只=/fleet/ships/(ships)`,
		"crew": `
[航行] 全部航次=/fleet/trips/(trips) 远航=/fleet/trips/t2/(trips/t2)
[船员] 日志=/fleet/logs/(logs)
[] 船只=/fleet/ships/(ships)`,
	} {
		result, files := run(t, build.Options{Root: root, Audience: audience})
		if !result.Written {
			t.Fatal(result.Findings)
		}
		got := strings.TrimSpace(string(files["index.html"]))
		if diff := gocmp.Diff(strings.TrimSpace(want), got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", audience, diff)
		}
	}
}

func TestASiteWithoutNavigation(t *testing.T) {
	root := lay(t, smallSite)
	write(t, root, map[string]string{"templates/home.html": `{{ len site.Navigation }}`})
	if _, files := run(t, build.Options{Root: root}); string(files["index.html"]) != "0" {
		t.Errorf("got %s groups", files["index.html"])
	}
}

func TestFilters(t *testing.T) {
	result, files := run(t, build.Options{Root: lay(t, fleetSite), Workers: 3})
	if !result.Written {
		t.Fatal(result.Findings)
	}
	for name, want := range map[string]string{
		"trips/index.html": `
ship 船: b/海星号/1 a/白鸥号/1
ship-port 母港: west/西港/1 east/东港/1
night 过夜: true/是/1 false/否/1
stops 停靠: 3/3/1 10/10/1
tags 标签: 渔业/渔业/1 科考/科考/2
legs-kind 方式: steam/机动/1 sail/风帆/1`,
		"trips/page/2/index.html": string(files["trips/index.html"]),
		"ships/index.html":        "",
		"trips/t1/index.html":     "page ship=a ship-port=west night=true stops=3 tags=渔业,科考 legs-kind=sail []",
		"trips/t2/index.html":     "log",
		"trips/t3/index.html":     "page ship= ship-port= night= stops= tags= legs-kind= []",
		"ships/a/index.html":      "page",
	} {
		got := strings.TrimSpace(string(files[name]))
		if diff := gocmp.Diff(strings.TrimSpace(want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestFiltersOfAnAudience(t *testing.T) {
	_, files := run(t, build.Options{Root: lay(t, fleetSite), Audience: "crew"})
	if got := string(files["trips/index.html"]); !strings.Contains(got, "log 航海日志: l1/日志一/1 l2/日志二/1") {
		t.Errorf("the crew cannot choose by log: %s", got)
	}
}

func TestValues(t *testing.T) {
	got := fleet(t, `{{ $p := site.GetPage "trips/t1" -}}
{{ $p.Values "legs.miles" }} {{ $p.Values "ship.port" }} {{ $p.Values "night" }} {{ $p.Values "scores.sail.points" }}
{{ range $p.Values "legs.with" }}{{ .Title }} {{ end }}{{ with $p.Ref "legs.with" }}{{ .Title }}{{ end }}
{{ $p.Values "legs" }}{{ $p.Values "title.more" }}{{ $p.Values "none" }}{{ $p.Parent.Values "title" }}
{{ range (site.Collection "trips").Where "ship.port" "east" }}{{ .Title }}{{ end }}
{{ range (site.Collection "trips").GroupByTerm "ship.port" }}{{ .Key }} {{ len .Pages }} {{ end }}
{{ with ($p.Field "scores").Field "sail" }}{{ .Title }} {{ (.Field "points").Value }}{{ with .Field "none" }}!{{ end }}{{ end }}`)
	want := `[3 4.5] [西港] [true] [5]
海星号 海星号
[][][][]
远航
西港 1 东港 1 
风帆 5`
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestBetween(t *testing.T) {
	got := fleet(t, `{{ $all := site.Collection "trips" }}{{ $zero := (site.GetPage "trips/t3").Date -}}
{{ range slice (slice "2012-03-31" "2012-04-01") (slice "2012-04-02" "2012-04-02") (slice "2012-04-03" "2012-05-01") (slice "2012-03-01" "2012-03-29") -}}
{{ range $all.Between (time.AsTime (index . 0)) (time.AsTime (index . 1)) }}{{ .Title }} {{ end }};
{{ end -}}
{{ ($all.Between $zero $zero).Len }} {{ ($all.Between (time.AsTime "2012-04-02") $zero).Len }} {{ ($all.Between $zero (time.AsTime "2012-03-30")).Len }}
{{ range $all }}{{ .EndDate.Format "01-02" }} {{ end }}`)
	want := `近海 ;
近海 远航 ;
;
;
2 2 1
04-02 04-02 01-01`
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCalendar(t *testing.T) {
	const months = `{{ range . }}{{ .First.Format "2006-01" }}:{{ range .Weeks }}{{ range . }}{{ if and .In .Pages }} {{ .Date.Format "02 Mon" }}{{ range .Pages }}={{ .Title }}{{ end }}{{ end }}{{ end }}{{ end }}
{{ end }}`
	for template, want := range map[string]string{
		`{{ with (site.Collection "trips").Calendar (time.AsTime "2012-03-31") (time.AsTime "2012-05-31") }}` + months + `{{ end }}`: `
2012-03: 31 Sat=近海
2012-04: 01 Sun=近海 02 Mon=近海=远航
2012-05:`,
		`{{ $zero := (site.GetPage "trips/t3").Date }}{{ with (site.Collection "trips").Calendar $zero $zero }}` + months + `{{ end }}`: `
2012-03: 30 Fri=近海 31 Sat=近海
2012-04: 01 Sun=近海 02 Mon=近海=远航`,
		`{{ $zero := (site.GetPage "trips/t3").Date }}{{ len ((site.Collection "ships").Calendar $zero $zero) }}`: "0",
		`{{ with index ((site.Collection "trips").Calendar (time.AsTime "2012-04-15") (time.AsTime "2012-04-15")) 0 -}}
{{ range .Weeks }}{{ range . }}{{ .Date.Day }}{{ if not .In }}*{{ end }} {{ end }}
{{ end }}{{ end }}`: `
26* 27* 28* 29* 30* 31* 1 
2 3 4 5 6 7 8 
9 10 11 12 13 14 15 
16 17 18 19 20 21 22 
23 24 25 26 27 28 29 
30 1* 2* 3* 4* 5* 6* `,
	} {
		if diff := gocmp.Diff(strings.TrimSpace(want), fleet(t, template)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", template, diff)
		}
	}
}
