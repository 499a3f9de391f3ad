package build

import (
	"context"
	"maps"
	"slices"

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
	base    site.Sum
	reads   [][]read // by unit, of those that were made
}

// trace decides which units are made.
func (p *plan) trace(o Options, units []unit, m *meanwhile) *traced {
	t := &traced{plan: p, options: o, units: units, base: p.baseSum(o), reads: make([][]read, len(units))}
	t.past = p.compare(m.old, t.base, m.gone)
	t.why = make([]reason, len(units))
	for i, u := range units {
		t.why[i] = t.past.why(u)
	}
	return t
}

// baseSum is the digest of what every unit reads: the program, the site's
// description, whom the site is for, whether it needs a server, what readers narrow
// a search by, what is private in any text, and which templates there are.
func (p *plan) baseSum(o Options) site.Sum {
	if o.Cache == nil {
		return 0
	}
	var s site.Summer
	s.Text(o.Cache.Program)
	s.Text(p.site.Audience)
	s.Text(p.site.Config.BaseURL)
	s.Truth(p.relative)
	s.Truth(p.noSearch)
	s.Add(p.site.Config.Sum())
	s.Add(p.site.Search.FacetsSum(p.site.Schemas))
	s.Number(p.site.Privacy.Sum())
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
	if sure, err := t.index(out); err != nil || !sure {
		return sure, err
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
		t.keepCard(u)
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

// made is how many units were made, and how many pages among them.
func (t *traced) made() (units, pages int) {
	for i, u := range t.units {
		if t.why[i] == isFresh {
			continue
		}
		units++
		if u.page {
			pages++
		}
	}
	return units, pages
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
			if t.options.Explain == "" {
				t.reads[i] = nil // they are many by then
			}
		}
		made.card = t.cardOf(made)
		m.units = append(m.units, made)
	}
	m.questions, m.subject = q.all, t.subject
	if t.past.base {
		m.traces = t.past.old.traces // for their length
	}
	m.files = t.looks(out)
	return m
}
