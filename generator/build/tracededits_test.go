package build_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"zoufang/generator/build"
)

// edits are what may happen to a site between two builds: each reports whether it
// could be done.
var edits = []struct {
	name string
	do   func(*world) bool
}{
	{"words added to a text", func(w *world) bool {
		name := w.record()
		w.set(name, w.files[name]+w.word("又一段")+"。\n")
		return true
	}},
	{"first paragraph", func(w *world) bool {
		return w.replace(w.record(), "\n---\n", "\n---\n"+w.word("新的头一段")+"。\n\n")
	}},
	{"words gone from a text", func(w *world) bool {
		name := w.record()
		front, body, _ := strings.Cut(strings.TrimPrefix(w.files[name], "---\n"), "\n---\n")
		lines := strings.SplitAfter(body, "\n")
		at := w.IntN(len(lines))
		w.set(name, "---\n"+front+"\n---\n"+strings.Join(slices.Delete(lines, at, at+1), ""))
		return true
	}},
	{"heading", func(w *world) bool { return w.replace(w.record(), "\n## ", "\n## "+w.word("标题")) }},
	{"link", func(w *world) bool {
		name := w.record()
		link := strings.TrimPrefix(w.record(), "content/")
		w.set(name, w.files[name]+"\n见[别处](/content/"+link+")。\n")
		return true
	}},
	{"name", func(w *world) bool { return w.field(w.record(), `(?m)^(name|title): (.*)$`, "$1: $2"+w.word("")) }},
	{"name, and who says it", (*world).renameAll},
	{"date", func(w *world) bool {
		day := fmt.Sprintf("2012-%02d-%02d", 1+w.IntN(8), 1+w.IntN(28))
		return w.field(w.record(), `(?m)^(date|assigned|closed|joined): .*$`, "$1: "+day)
	}},
	{"date gone", func(w *world) bool { return w.field(w.record(), `(?m)^date: .*\n`, "") }},
	{"number", func(w *world) bool {
		return w.field(w.record(), `(?m)^(hours|workers): .*$`, fmt.Sprint("$1: ", w.IntN(20)))
	}},
	{"terms", func(w *world) bool {
		return w.field(w.some("content/visits/"), `(?m)^kind: .*$`, "kind: "+w.of("[talk]", "[help]", "[help, talk]", "[]"))
	}},
	{"term", func(w *world) bool {
		return w.field(w.some("content/firms/"), `(?m)^kind: .*$`, "kind: "+w.of("ship", "machine"))
	}},
	{"firm", func(w *world) bool {
		return w.field(w.some("content/visits/"), `(?m)^firm: .*$`, "firm: "+w.of("f1", "f2", "f3", "造船厂", "钢厂", "gone"))
	}},
	{"people", func(w *world) bool {
		return w.field(w.some("content/visits/"), `(?m)^people: .*$`, "people: "+w.of("[p1]", "[p2, 石磊]", "[p4, p1]", "[林森]"))
	}},
	{"group", func(w *world) bool {
		return w.field(w.record(), `(?m)^group: .*$`, "group: "+w.of("g1", "g2", "第一组"))
	}},
	{"leader", func(w *world) bool {
		return w.field(w.some("content/groups/"), `(?m)^leader: .*$`, "leader: "+w.of("p1", "p2", "p4"))
	}},
	{"private value", func(w *world) bool {
		return w.field(w.record(), `(?m)^(note|phone): .*$`, "$1: "+w.of("13812345678", "13700001111"))
	}},
	{"layout", func(w *world) bool {
		return w.field(w.some("content/notes/"), `(?m)^title: (.*)$`, "title: $1\nlayout: wide") || w.field(w.some("content/notes/"), `(?m)^layout: .*\n`, "")
	}},
	{"draft", func(w *world) bool {
		name := w.record()
		return w.replace(name, "draft: 是\n", "") || w.replace(name, "---\n", "---\ndraft: 是\n")
	}},
	{"file renamed", func(w *world) bool {
		name := w.record()
		text := w.files[name]
		w.drop(name)
		w.set(filepath.ToSlash(filepath.Dir(name))+"/"+w.word("x")+".md", text)
		return true
	}},
	{"new visit", func(w *world) bool {
		w.set("content/visits/"+w.word("n")+".md", fmt.Sprintf("---\ntitle: 新的%d\ndate: 2012-05-%02d\nfirm: f%d\npeople: [p%d]\nhours: 3\n---\n新走访。\n", w.number, 1+w.IntN(28), 1+w.IntN(3), 1+w.IntN(4)))
		return true
	}},
	{"new record", func(w *world) bool {
		folder := w.of("groups", "people", "firms", "requests", "notes", "inspections")
		key := map[string]string{"groups": "name", "people": "name", "firms": "name"}[folder]
		if key == "" {
			key = "title"
		}
		text := "---\n" + key + ": " + w.word("新") + "\n"
		if folder == "requests" {
			text += "date: 2012-05-05\n"
		}
		w.set("content/"+folder+"/"+w.word("n")+".md", text+"---\n新的。\n")
		return true
	}},
	{"record gone", func(w *world) bool { w.drop(w.record()); return true }},
	{"new record gone", func(w *world) bool {
		names := slices.DeleteFunc(w.below("content/"), func(name string) bool { return !regexp.MustCompile(`/[nx]\d+\.md$`).MatchString(name) })
		if len(names) > 0 {
			w.drop(names[w.IntN(len(names))])
		}
		return len(names) > 0
	}},
	{"front matter broken", func(w *world) bool { return w.replace(w.record(), ": ", ": [") }},
	{"photo", func(w *world) bool { w.set("content/visits/v7/photo.png", picture(2+w.IntN(5))); return true }},
	{"attachment", func(w *world) bool { w.set("content/visits/v7/list.txt", w.word("名单")); return true }},
	{"site's title", func(w *world) bool {
		return w.field("content/site.yaml", `(?m)^title: .*$`, "title: "+w.word("试验"))
	}},
	{"site's day", func(w *world) bool {
		return w.field("content/site.yaml", `(?m)^as_of: .*$`, "as_of: "+w.of("2012-06-30", "2012-05-01", "2012-09-01"))
	}},
	{"site's period", func(w *world) bool {
		return w.field("content/site.yaml", `from: 20\d\d-\d\d-01`, "from: "+w.of("2012-01-01", "2011-12-01", "2012-04-01"))
	}},
	{"navigation", func(w *world) bool {
		return w.field("content/site.yaml", `section: visits, title: .*}`, "section: visits, title: "+w.word("走访")+"}") ||
			w.replace("content/site.yaml", "      - {list: tallies}\n", "")
	}},
	{"label of a schema", func(w *world) bool { return w.field(w.schema(), `label: [^,\n]*`, "label: "+w.word("栏目")) }},
	{"title in a schema", func(w *world) bool {
		return w.field(w.schema(), `(?m)^  (\w+): \{title: [^,]*`, "  $1: {title: "+w.word("字段"))
	}},
	{"columns", func(w *world) bool {
		return w.field("schemas/visits.yaml", `columns: .*`, "columns: "+w.of("[date, title, firm]", "[title, firm, kind]", "[title, note]"))
	}},
	{"filters", func(w *world) bool {
		return w.field("schemas/visits.yaml", `filters: .*`, "filters: "+w.of("[firm, kind]", "[firm.kind]", "[firm, firm.kind, kind]"))
	}},
	{"order", func(w *world) bool {
		return w.field("schemas/visits.yaml", `order: .*`, "order: "+w.of("[-date, id]", "[id]", "[title]"))
	}},
	{"new field", func(w *world) bool {
		return w.replace(w.schema(), "additionalProperties: false\n", "  "+w.word("extra")+": {title: 新字段, type: string}\nadditionalProperties: false\n")
	}},
	{"permalink", func(w *world) bool {
		return w.field("schemas/visits.yaml", `permalink: .*`, "permalink: "+w.of("/visits/:id/", "/v/:id/", "/zoufang/:id/"))
	}},
	{"pages of a list", func(w *world) bool {
		return w.field("schemas/visits.yaml", `paginate: .*`, "paginate: "+w.of("2", "3", "5"))
	}},
	{"feed", func(w *world) bool {
		return w.field("schemas/visits.yaml", `feed: .*`, "feed: "+w.of("true", "false"))
	}},
	{"weight", func(w *world) bool { return w.field(w.schema(), `weight: \d+`, fmt.Sprint("weight: ", 10*w.IntN(9))) }},
	{"facets", func(w *world) bool {
		return w.field("schemas/search/facets.yaml", `from: firms|vocabulary: \w+|from: people`, w.of("from: people", "from: firms", "vocabulary: kinds", "vocabulary: ways"))
	}},
	{"synonyms", func(w *world) bool {
		return w.field("schemas/search/synonyms.yaml", `\[.*\]`, "["+w.word("词")+"]")
	}},
	{"name of a term", func(w *world) bool {
		return w.field(w.some("schemas/vocabularies/"), `name: .*}`, "name: "+w.word("词")+"}")
	}},
	{"order of terms", func(w *world) bool {
		name := w.some("schemas/vocabularies/")
		head, terms, _ := strings.Cut(w.files[name], "terms:\n")
		lines := strings.SplitAfter(terms, "\n")
		w.set(name, head+"terms:\n"+lines[1]+lines[0]+strings.Join(lines[2:], ""))
		return true
	}},
	{"target", func(w *world) bool {
		return w.field("schemas/tallies/by-firm.yaml", `target: .*`, fmt.Sprintf("target: {min: %d}", 1+w.IntN(3)))
	}},
	{"title of a table", func(w *world) bool {
		return w.field(w.some("schemas/tallies/"), `(?m)^title: .*$`, "title: "+w.word("统计"))
	}},
	{"new table", func(w *world) bool {
		w.set("schemas/tallies/"+w.word("t")+".yaml", "title: 新表\norder: 5\nrows: {from: "+w.of("firms", "groups")+"}\nsources: [{from: visits, credit: "+w.of("firm.group", "firm")+"}]\nmeasure: {count: true}\n")
		return true
	}},
	{"table gone", func(w *world) bool { w.drop(w.some("schemas/tallies/")); return true }},
	{"text of a template", func(w *world) bool {
		name := w.some("templates/")
		return strings.HasSuffix(name, ".html") && (w.replace(name, "<h1>", w.word("模板")+"<h1>") || w.replace(name, "{{ range", w.word("模板")+"{{ range"))
	}},
	{"new partial", func(w *world) bool {
		w.set("templates/_partials/"+w.word("p")+".html", w.word("部件"))
		return w.replace(w.of("templates/page.html", "templates/home.html"), "</h1>", fmt.Sprintf("</h1>{{ partial \"p%d.html\" . }}", w.number-1))
	}},
	{"more specific layout", func(w *world) bool {
		w.set("templates/"+w.of("firms", "people", "groups")+"/"+w.of("section", "page")+".html", `{{ define "main" }}`+w.word("特别")+`{{ .Title }}{{ end }}`)
		return true
	}},
	{"template gone", func(w *world) bool { w.drop(w.some("templates/")); return true }},
	{"broken template", func(w *world) bool { return w.replace(w.some("templates/"), "{{ end }}", "{{ end") }},
	{"template that fails", func(w *world) bool {
		return w.replace(w.some("templates/"), "{{ .Title }}", `{{ if eq .Title "p1" }}x{{ else }}{{ .Nonsense }}{{ end }}`)
	}},
	{"style", func(w *world) bool { w.set("templates/assets/css/main.css", w.word("body {} /* ")+" */"); return true }},
	{"another style", func(w *world) bool { w.set("templates/assets/css/visits.css", w.word("h1 {} /* ")+" */"); return true }},
	{"style no longer used", func(w *world) bool {
		return w.replace("templates/visits/baseof.html", `{{ with resources.Get "css/visits.css" }}<link href="{{ .RelPermalink }}">{{ end }}`, "")
	}},
	{"static file", func(w *world) bool {
		w.set("templates/assets/static/"+w.of("favicon.txt", "a/b.txt"), w.word("icon"))
		return true
	}},
	{"static file gone", func(w *world) bool { w.drop(w.some("templates/assets/static/")); return true }},
	{"translation", func(w *world) bool { w.set("templates/i18n/zh.yaml", "greeting: "+w.word("您好")+"\n"); return true }},
	{"another today", func(w *world) bool { w.options.Today = today.AddDate(0, 0, w.IntN(3)); return true }},
	{"looking back", func(w *world) bool {
		w.options.AsOf = []time.Time{{}, time.Date(2012, 4, 20, 0, 0, 0, 0, time.UTC), time.Date(2012, 6, 5, 0, 0, 0, 0, time.UTC)}[w.IntN(3)]
		return true
	}},
	{"base URL", func(w *world) bool { w.options.BaseURL = w.of("", "http://other.example/"); return true }},
	{"audience", (*world).turnTo},
	{"keep going", func(w *world) bool { w.options.KeepGoing = !w.options.KeepGoing; return true }},
	{"workers", func(w *world) bool { w.options.Workers = 1 + w.IntN(3); return true }},
	{"file of the site changed", func(w *world) bool {
		return w.tamper(func(file string) error { return os.WriteFile(file, []byte("x"), 0o644) })
	}},
	{"file of the site gone", func(w *world) bool { return w.tamper(os.Remove) }},
	{"file added to the site", func(w *world) bool {
		return w.tamper(func(file string) error { return os.WriteFile(file+w.word(".x"), []byte("x"), 0o644) })
	}},
	{"folder added to the site", func(w *world) bool { return os.MkdirAll(filepath.Join(w.options.Out, w.word("x"), "y"), 0o755) == nil }},
	{"manifest damaged", func(w *world) bool { return w.damage("build-*") }},
	{"manifest gone", func(w *world) bool { return w.each("build-*", os.Remove) }},
	{"memory damaged", func(w *world) bool { return w.damage("records") }},
	{"memory gone", func(w *world) bool { return w.each("records", os.Remove) }},
	{"another program", func(w *world) bool { w.program = w.of("1", "2"); return true }},
	{"cancelled", (*world).cancel},
	{"commit", func(w *world) bool { w.commit(w.of("a", "b", "c", "d")); return true }},
	{"history rewritten", func(w *world) bool {
		if w.head != nil {
			clear(w.traces)
			clear(w.tracked)
			w.commit("b")
		}
		return w.head != nil
	}},
	{"touch", func(w *world) bool { w.touch(w.record()); return true }},
	{"nothing", func(*world) bool { return true }},
}

// edit makes a random edit, now and then two, and returns what it did.
func (w *world) edit() string {
	for {
		one := edits[w.IntN(len(edits))]
		if !one.do(w) {
			continue
		}
		if w.IntN(6) == 0 {
			return one.name + ", " + w.edit()
		}
		return one.name
	}
}

// word makes up a new word.
func (w *world) word(begin string) string {
	w.number++
	return fmt.Sprint(begin, w.number)
}

func (w *world) of(choices ...string) string { return choices[w.IntN(len(choices))] }

// below lists the files below a folder.
func (w *world) below(folder string) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(w.files)), func(name string) bool { return !strings.HasPrefix(name, folder) })
}

// some returns one of them.
func (w *world) some(folder string) string {
	if names := w.below(folder); len(names) > 0 {
		return names[w.IntN(len(names))]
	}
	w.set(folder+"none", "")
	return folder + "none"
}

// record returns the file of a record.
func (w *world) record() string {
	for {
		if name := w.some("content/"); strings.HasSuffix(name, ".md") {
			return name
		}
	}
}

func (w *world) schema() string {
	return "schemas/" + w.of("groups", "people", "firms", "visits", "requests", "notes") + ".yaml"
}

// field replaces what matches a pattern in a file, and reports whether it is there.
func (w *world) field(name, pattern, text string) bool {
	re := regexp.MustCompile(pattern)
	at := re.FindStringSubmatchIndex(w.files[name])
	if at == nil {
		return false
	}
	changed := re.ExpandString(nil, strings.ReplaceAll(text, "$2", "${2}"), w.files[name], at)
	w.set(name, w.files[name][:at[0]]+string(changed)+w.files[name][at[1]:])
	return true
}

// renameAll gives a record another name wherever it stands.
func (w *world) renameAll() bool {
	name := w.some("content/" + w.of("people", "groups", "firms") + "/")
	found := regexp.MustCompile(`(?m)^name: (.*)$`).FindStringSubmatch(w.files[name])
	if found == nil {
		return false
	}
	fresh := w.word("名")
	for _, file := range w.below("content/") {
		w.set(file, strings.ReplaceAll(w.files[file], found[1], fresh))
	}
	return true
}

// turnTo builds for another audience, into a folder of its own.
func (w *world) turnTo() bool {
	w.options.Audience = w.of("", "supervision")
	w.options.Out = filepath.Join(filepath.Dir(w.options.Out), "public"+w.options.Audience)
	return true
}

// tamper does something with a file of the site by hand.
func (w *world) tamper(do func(file string) error) bool {
	names := slices.Sorted(maps.Keys(w.last[w.options.Out]))
	if len(names) == 0 || w.refused > 0 {
		return false
	}
	if name := names[w.IntN(len(names))]; name != "data/site.json" { // which says that the folder is ours
		err := do(filepath.Join(w.options.Out, filepath.FromSlash(name)))
		w.last[w.options.Out] = w.published() // which a build that is refused leaves as it is
		return err == nil
	}
	return false
}

// each does something with the files of the cache.
func (w *world) each(pattern string, do func(file string) error) bool {
	files, _ := filepath.Glob(filepath.Join(w.cache, pattern))
	for _, file := range files {
		if do(file) != nil {
			return false
		}
	}
	return true
}

// damage cuts files of the cache short, or turns a bit of them.
func (w *world) damage(pattern string) bool {
	return w.each(pattern, func(file string) error {
		data, err := os.ReadFile(file)
		if err != nil || len(data) == 0 {
			return err
		}
		at := w.IntN(len(data))
		if data[at] ^= 1 << w.IntN(8); w.IntN(2) == 0 {
			data = data[:at]
		}
		return os.WriteFile(file, data, 0o644)
	})
}

// cancel stops a build in the middle: the site stays as it was.
func (w *world) cancel() bool {
	w.set("content/visits/v1.md", w.files["content/visits/v1.md"]+w.word("\n多写"))
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	o, left := w.traced(), w.IntN(40)
	o.Workers = 1
	o.Progress = func(step build.Step, _, _ int) {
		if left--; left < 0 && step != build.StepWrite {
			stop()
		}
	}
	if _, err := build.Run(ctx, o); err != nil {
		if !errors.Is(err, context.Canceled) {
			w.Errorf("cancelled: %v", err)
		}
		w.sameFiles("cancelled", w.last[w.options.Out], w.published())
	}
	return true
}

// picture is a PNG of that many pixels in a row.
func picture(width int) string {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, 2))); err != nil {
		panic(err) // nothing can fail in memory
	}
	return b.String()
}
