// Package build compiles a site: it plans which pages exist, renders them in
// parallel and puts them into the output folder all at once.
//
// Templates see the types of this package, whose methods have Hugo's names
// wherever Hugo has one: Page, Pages, Site, Field, Paginator, Resource.
package build

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/site"
)

// Options say what is built, from what and to where.
type Options struct {
	Root      string           // folder of the site
	Files     fs.FS            // the site; nil: what lies in Root
	Commit    *gitrepo.Commit  // what Files were taken from; nil: a work tree
	History   site.HistoryFunc // who entered what; nil: nobody knows
	Out       string           // folder of the compiled site; "": public, or public-<audience>, in Root
	Schemas   fs.FS            // what the program brings, for sites that inherit it
	Templates fs.FS
	AsOf      time.Time // zero: as content/site.yaml says
	Today     time.Time
	BaseURL   string              // "": as content/site.yaml says
	Audience  string              // "": site.Public
	Relative  bool                // addresses in pages begin at the page, for a site without a server
	NoSearch  bool                // without the page to search with, and its index
	Workers   int                 // 0: one
	KeepGoing bool                // leave out records with errors instead of giving up
	Withhold  func(site.Withheld) // told what the audience may not see; may be nil
	Admit     func(string)        // told what looks private but is meant for the public; may be nil
	Progress  Progress
	Cache     *Cache // what earlier builds left; nil: nothing, and nothing is left

	Explain string // address or file of a page: Result says why it was made, or not
}

// Progress is told how far a step has come. It may be called from several
// goroutines, and may be nil.
type Progress func(step Step, done, total int)

// Step is a part of a build that takes time.
type Step string

// The steps of a build.
const (
	StepRead   Step = "read"
	StepRender Step = "render"
	StepWrite  Step = "write"
)

// Result says what a build did.
type Result struct {
	Findings  diag.List
	Records   int
	Pages     int
	Made      int // of the pages, those that were made: the others were left as they lay there
	Out       string
	Written   bool         // false: errors kept the last good site in place
	Explained *Explanation // of the page that was asked for; may be nil
}

// Run builds the site. Findings that stop publication leave the output folder
// as it was; an error says why work could not go on. With a Cache only what has
// changed since the last build is made; the result is the same.
func Run(ctx context.Context, o Options) (Result, error) {
	root, old, inputs := o.root(), o.lastManifest(), o.inputs(o.root(), time.Now())
	if result, same := o.unchanged(old, inputs); same {
		return result, nil
	}
	spool, err := newSpool(o.Root)
	if err != nil {
		return Result{}, err
	}
	defer spool.Close()

	meanwhile := o.meanwhile(root, old, inputs)
	defer meanwhile.close()
	memory := o.openMemory()
	model, findings, err := site.Load(ctx, o.siteOptions(root, spool, memory))
	saveMemory(memory) // before pages need the room
	result := Result{Findings: findings, Out: o.Output()}
	if err != nil || model == nil || findings.HasErrors() && !o.KeepGoing {
		return result, err
	}
	err = compile(ctx, o, root, model, &result, meanwhile)
	result.Findings.Sort()
	return result, err
}

// root is the site.
func (o Options) root() fs.FS {
	if o.Files != nil {
		return o.Files
	}
	return os.DirFS(o.Root)
}

// newSpool keeps bodies in the site's own cache, or in the system's temporary
// folder where there is no site or where it may only be read.
func newSpool(root string) (*site.Spool, error) {
	if _, err := os.Stat(filepath.Join(root, "content")); err != nil {
		return site.NewSpool("")
	}
	scratch := filepath.Join(root, ".zoufang")
	if err := gitrepo.MakeScratch(scratch); err != nil {
		return site.NewSpool("")
	}
	if spool, err := site.NewSpool(scratch); err == nil {
		return spool, nil
	}
	return site.NewSpool("")
}

func (o Options) siteOptions(root fs.FS, spool *site.Spool, memory *site.Memory) site.Options {
	return site.Options{
		Root: root, Commit: o.Commit, History: o.History, Schemas: o.Schemas, AsOf: o.AsOf, Today: o.Today, BaseURL: o.BaseURL, Audience: o.Audience,
		Workers: o.Workers, Spool: spool, Partial: o.KeepGoing, Withhold: o.Withhold, Admit: o.Admit, Memory: memory,
		Progress: func(done, total int) { o.progress(StepRead, done, total) },
	}
}

// Output is the folder of the compiled site.
func (o Options) Output() string {
	if o.Out != "" {
		return o.Out
	}
	if cmp.Or(o.Audience, site.Public) == site.Public {
		return filepath.Join(o.Root, "public")
	}
	return filepath.Join(o.Root, "public-"+o.Audience)
}

func (o Options) progress(step Step, done, total int) {
	if o.Progress != nil {
		o.Progress(step, done, total)
	}
}

// compile turns the model into files.
func compile(ctx context.Context, o Options, root fs.FS, model *site.Site, result *Result, m *meanwhile) error {
	if err := apart(o.Root, result.Out); err != nil {
		return err
	}
	loaded := m.theme()
	p, findings, err := loaded.prepare(ctx, o, root, model, m.old)
	result.Findings = append(result.Findings, findings...)
	if p == nil || err != nil {
		return cmp.Or(err, loaded.err)
	}
	closeIndex, err := p.openIndex(o.Root)
	if err != nil {
		return err
	}
	defer closeIndex()
	result.Pages, result.Records = len(p.nodes), p.records()
	units, missing := p.units(root)
	if len(missing) > 0 {
		result.Findings = append(result.Findings, missing...)
		return nil
	}
	t := p.trace(o, units, m)
	err = t.build(ctx, result, m.inputs)
	_, result.Made = t.made()
	if o.Explain != "" {
		explained := t.explain(o.Explain)
		result.Explained = &explained
	}
	return err
}

// prepare counts the tables, looks for what is to be checked and plans the pages. The
// plan is nil where the templates, the tables or the signals are broken.
func (l loadedTheme) prepare(ctx context.Context, o Options, root fs.FS, model *site.Site, old *manifest) (*plan, diag.List, error) {
	if l.err != nil || l.findings.HasErrors() {
		return nil, l.findings, nil
	}
	p := newPlan(model, l.theme, l.sums)
	p.relative, p.noSearch = o.Relative, o.NoSearch
	p.count(o, root, old)
	mistakes, err := p.findBoard(ctx, o, root)
	findings := slices.Concat(l.findings, p.tables.findings, mistakes)
	if err != nil || findings.HasErrors() {
		return nil, findings, err
	}
	p.lay()
	return p, findings, nil
}

// ErrOverlap is returned where the compiled site would lie in or around its
// own sources.
var ErrOverlap = errors.New("the output folder overlaps the site's own files")

// apart refuses an output folder that holds the sources, or lies among them.
func apart(root, out string) error {
	for _, dir := range []string{"content", "schemas", "templates", ".git"} {
		source, err := filepath.Abs(filepath.Join(root, dir))
		if err != nil {
			return err
		}
		target, err := filepath.Abs(out)
		if err != nil {
			return err
		}
		if within(source, target) || within(target, source) {
			return ErrOverlap
		}
	}
	return nil
}

func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
