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
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/site"
	"zoufang/generator/tally"
	"zoufang/generator/theme"
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
	Workers   int                 // 0: one
	KeepGoing bool                // leave out records with errors instead of giving up
	Withhold  func(site.Withheld) // told what the audience may not see; may be nil
	Progress  Progress
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
	Findings diag.List
	Records  int
	Pages    int
	Out      string
	Written  bool // false: errors kept the last good site in place
}

// Run builds the site. Findings that stop publication leave the output folder
// as it was; an error says why work could not go on.
func Run(ctx context.Context, o Options) (Result, error) {
	root := o.root()
	spool, err := newSpool(o.Root)
	if err != nil {
		return Result{}, err
	}
	defer spool.Close()

	model, findings, err := site.Load(ctx, o.siteOptions(root, spool))
	result := Result{Findings: findings, Out: o.Output()}
	if err != nil || model == nil || findings.HasErrors() && !o.KeepGoing {
		return result, err
	}
	err = compile(ctx, o, root, model, &result)
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

func (o Options) siteOptions(root fs.FS, spool *site.Spool) site.Options {
	return site.Options{
		Root: root, Commit: o.Commit, History: o.History, Schemas: o.Schemas, AsOf: o.AsOf, Today: o.Today, BaseURL: o.BaseURL, Audience: o.Audience,
		Workers: o.Workers, Spool: spool, Partial: o.KeepGoing, Withhold: o.Withhold,
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
func compile(ctx context.Context, o Options, root fs.FS, model *site.Site, result *Result) error {
	if err := apart(o.Root, result.Out); err != nil {
		return err
	}
	p, findings, err := prepare(o, root, model)
	result.Findings = append(result.Findings, findings...)
	if p == nil {
		return err
	}
	defer p.theme.Close()
	out, err := openOutput(result.Out, model.Audience)
	if err != nil {
		return err
	}
	defer out.abort()
	result.Pages = len(p.nodes)
	for _, s := range model.Sections() {
		result.Records += len(s.Records)
	}
	findings, err = p.render(ctx, o, root, out)
	result.Findings = append(result.Findings, findings...)
	if err != nil || findings.HasErrors() {
		return err
	}
	if err := p.writeRest(out); err != nil {
		return err
	}
	o.progress(StepWrite, 0, 1)
	err = out.commit()
	result.Written = err == nil
	o.progress(StepWrite, 1, 1)
	return err
}

// prepare reads the templates, counts the tables and plans the pages. The plan is
// nil where either cannot be done; or else the caller closes its theme.
func prepare(o Options, root fs.FS, model *site.Site) (*plan, diag.List, error) {
	t, findings, err := loadTheme(root, o.Templates, model)
	if err != nil || findings.HasErrors() {
		return nil, findings, err
	}
	tables, more := tally.CountAll(root, o.Schemas, model)
	findings = append(findings, more...)
	if more.HasErrors() {
		t.Close()
		return nil, findings, nil
	}
	return newPlan(model, tables, t), findings, nil
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

func loadTheme(root, base fs.FS, model *site.Site) (*theme.Theme, diag.List, error) {
	return theme.Load(site.TemplateFiles(root, base, model.Config), theme.Options{
		Lang:     string(model.Config.Lang()),
		TimeZone: model.Config.Timezone.String(),
		BaseURL:  model.Config.BaseURL,
		Funcs: map[string]any{
			"site":        siteFunc,
			"page":        pageFunc,
			"now":         func() time.Time { return model.AsOf }, // the day at which the site stands
			"chinesedate": chineseDate,
		},
	})
}

// writeRest writes everything but pages.
func (p *plan) writeRest(out sink) error {
	assets, err := p.theme.Assets()
	if err != nil {
		return err
	}
	for _, a := range assets {
		if err := out.write(a.Path, a.Data); err != nil {
			return err
		}
	}
	if err := p.writeFeeds(out); err != nil {
		return err
	}
	if err := p.writeSitemap(out); err != nil {
		return err
	}
	if err := p.writeTallies(out); err != nil {
		return err
	}
	return p.writeData(out)
}

// CheckTemplates parses the templates of the site at root, over those of base
// that it inherits, without rendering anything.
func CheckTemplates(root, base fs.FS, model *site.Site) (diag.List, error) {
	t, findings, err := loadTheme(root, base, model)
	if t != nil {
		defer t.Close()
	}
	return findings, err
}
