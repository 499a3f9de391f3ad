package build

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"zoufang/generator/diag"
	"zoufang/generator/site"
)

// traced is a build that makes only what an earlier one does not leave as it has to
// be.
type traced struct {
	*plan
	options Options
	units   []unit
	past    *compared
	why     []reason
	what    []int // of hasRead: which question
	base    site.Sum

	mu    sync.Mutex
	reads [][]read // by unit, of those that were made
}

// trace decides which units are made.
func (p *plan) trace(o Options, units []unit, m *meanwhile) *traced {
	t := &traced{plan: p, options: o, units: units, base: p.baseSum(o), reads: make([][]read, len(units))}
	t.past = p.compare(m.old, t.base, m.gone)
	t.why, t.what = make([]reason, len(units)), make([]int, len(units))
	for i, u := range units {
		t.why[i], t.what[i] = t.past.why(u)
	}
	return t
}

// baseSum is the digest of what every unit reads: the program, the site's
// description, whom the site is for, and which templates there are.
func (p *plan) baseSum(o Options) site.Sum {
	if o.Cache == nil {
		return 0
	}
	var s site.Summer
	s.Text(o.Cache.Program)
	s.Text(p.site.Audience)
	s.Text(p.site.Config.BaseURL)
	s.Add(p.site.Config.Sum())
	s.Add(p.templates.names)
	return s.Sum()
}

// build makes what has to be made and puts the site into its place.
func (t *traced) build(ctx context.Context, result *Result, inputs site.Sum) error {
	sure, err := t.attempt(ctx, result, inputs)
	if err == nil && !sure {
		t.forget()
		_, err = t.attempt(ctx, result, inputs)
	}
	return err
}

// attempt does what build does. It reports false, and has changed nothing, where
// it cannot be sure of what an earlier build left.
func (t *traced) attempt(ctx context.Context, result *Result, inputs site.Sum) (sure bool, err error) {
	out, err := openOutput(result.Out, t.site.Audience)
	if err != nil {
		return true, err
	}
	defer out.abort()
	findings, err := t.make(ctx, out)
	result.Findings = append(result.Findings, findings...)
	if err != nil || findings.HasErrors() {
		return true, err
	}
	published, sure, err := t.publish(out)
	if err != nil || !sure {
		return sure, err
	}
	return true, t.finish(out, published, result, inputs)
}

// finish puts what was made into its place, and keeps what the next build needs to
// know.
func (t *traced) finish(out *output, published []string, result *Result, inputs site.Sum) error {
	if err := t.options.dropManifest(); err != nil {
		return err
	}
	t.options.progress(StepWrite, 0, 1)
	if err := out.commit(t.past.left()); err != nil {
		return err
	}
	result.Written = true
	t.options.progress(StepWrite, 1, 1)
	if t.options.Cache == nil {
		return nil
	}
	if m := t.manifest(out, published, result); m != nil {
		m.inputs = inputs
		t.options.saveManifest(m)
	}
	return nil
}

// make makes what has to be made, and keeps the rest.
func (t *traced) make(ctx context.Context, out *output) (diag.List, error) {
	var stale []unit
	var number []int
	for i, u := range t.units {
		if t.why[i] != isFresh {
			stale, number = append(stale, u), append(number, i)
			continue
		}
		for _, file := range u.files {
			if err := out.keep(file); err != nil {
				return nil, err
			}
		}
	}
	var note func(int, []read)
	if t.options.Cache != nil {
		note = func(unit int, all []read) { t.reads[number[unit]] = all }
	}
	return t.render(ctx, t.options, stale, out, note)
}

// made is how many units were made.
func (t *traced) made() int {
	n := 0
	for _, why := range t.why {
		if why != isFresh {
			n++
		}
	}
	return n
}

// remade is how many pages were made.
func (t *traced) remade() int {
	n := 0
	for i, u := range t.units {
		if u.page && t.why[i] != isFresh {
			n++
		}
	}
	return n
}

// publish writes what templates published. A template tells only while it runs, so
// of what it published in an earlier build this one knows that it is still in use
// where a page that was kept leads to it. It reports false where it does not know:
// then all pages have to be made.
func (t *traced) publish(out *output) (published []string, sure bool, err error) {
	assets, err := t.theme.Assets()
	if err != nil {
		return nil, false, err
	}
	made := map[string]bool{}
	for _, a := range assets {
		if err := out.write(a.Path, a.Data); err != nil {
			return nil, false, err
		}
		if !a.Static {
			made[a.Path] = true
		}
	}
	if t.past.base {
		for _, file := range t.past.old.published {
			if made[file] {
				continue
			}
			if t.past.gone[file] || !t.inUse(out, file) {
				return nil, false, nil
			}
			if err := out.keep(file); err != nil {
				return nil, false, err
			}
			made[file] = true
		}
	}
	return slices.Sorted(maps.Keys(made)), true, nil
}

// inUse reports whether a page that was kept names a file.
func (t *traced) inUse(out *output, file string) bool {
	for i, u := range t.units {
		if !u.page || t.why[i] != isFresh {
			continue
		}
		data, err := os.ReadFile(out.file(u.files[0]))
		if err == nil && bytes.Contains(data, []byte(path.Base(file))) {
			return true
		}
	}
	return false
}

// forget has everything made.
func (t *traced) forget() {
	t.past = &compared{units: map[string]int{}}
	for i := range t.why {
		t.why[i] = nothingKnown
	}
	t.theme.Forget()
}

// manifest is what the next build needs to know of this one; nil where that cannot
// be told.
func (t *traced) manifest(out *output, published []string, result *Result) *manifest {
	m := &manifest{base: t.base, everything: t.siteSum(ofEverything), records: result.Records, pages: result.Pages,
		published: published, tables: t.tables.ids, rowsOf: slices.Sorted(maps.Keys(t.tables.rowsOf)),
		zone: t.site.Config.Timezone.String(), today: day(t.options.Today, t.site.Config.Timezone)}
	result.Findings.Sort()
	var packed, alsoPacked bool
	m.findings, packed = site.PackFindings(result.Findings)
	m.counted, alsoPacked = site.PackFindings(t.tables.findings)
	if !packed || !alsoPacked {
		return nil
	}
	q := newQuestions(t)
	for i, u := range t.units {
		made := madeUnit{name: u.name, about: u.about, files: u.files}
		if t.why[i] == isFresh {
			made.questions = q.again(t.past.old.units[t.past.units[u.name]].questions)
		} else {
			made.questions = q.ask(t.reads[i])
		}
		m.units = append(m.units, made)
	}
	m.questions = q.all
	if t.past.base {
		m.traces = t.past.old.traces // for their length
	}
	m.files = t.looks(out)
	return m
}

// looks notes how all files of the site look, and their folders.
func (t *traced) looks(out *output) []looked {
	folders := map[string]bool{}
	var all []looked
	add := func(file string) {
		all = append(all, looked{name: file})
		for at := path.Dir(file); !folders[at]; at = path.Dir(at) {
			folders[at] = true
		}
	}
	for _, file := range slices.Sorted(maps.Keys(out.claimed)) {
		add(file)
	}
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		all = append(all, looked{name: folder + "/"})
	}
	known := t.untouched(out)
	inParallel(len(all), max(1, t.options.Workers), func(i int) {
		var same bool
		if all[i].look, same = known[all[i].name]; !same {
			all[i].look = look(out.dir, all[i].name)
		}
	})
	return all
}

// untouched are the files and folders that this build left as they were.
func (t *traced) untouched(out *output) map[string]site.Sum {
	if !t.past.base {
		return nil
	}
	touched := map[string]bool{}
	touch := func(file string) {
		touched[file] = true
		for at := path.Dir(file); !touched[at+"/"]; at = path.Dir(at) {
			touched[at+"/"] = true
		}
	}
	for file, became := range out.claimed {
		if became == staged {
			touch(file)
		}
	}
	touched["./"] = true // where the stage was
	looks := make(map[string]site.Sum, len(t.past.old.files))
	for _, f := range t.past.old.files {
		if _, kept := out.claimed[f.name]; !kept && !strings.HasSuffix(f.name, "/") {
			touch(f.name)
		}
	}
	for _, f := range t.past.old.files {
		if !touched[f.name] && !t.past.gone[f.name] {
			looks[f.name] = f.look
		}
	}
	return looks
}
