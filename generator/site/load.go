package site

import (
	"cmp"
	"context"
	"io/fs"
	"slices"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/schema"
)

// Options say what Load reads and for whom.
type Options struct {
	Root     fs.FS           // the site's folder
	Commit   *gitrepo.Commit // what Root was taken from; nil: a work tree
	History  HistoryFunc     // who entered what; nil: nobody knows
	Schemas  fs.FS           // the schemas that the program brings; may be nil
	AsOf     time.Time       // over site.yaml's; zero: none
	Today    time.Time       // what stands for today where nothing else says it
	BaseURL  string          // over site.yaml's; "": none
	Audience string          // "": Public
	Workers  int             // 0: one
	Spool    *Spool          // where rendered bodies go; nil: they are checked and dropped
	Partial  bool            // leave out records with errors and what refers to them
	Memory   *Memory         // what is known of unchanged files, so that they are not read again; nil: nothing
	Withhold func(Withheld)  // told what the audience may not see; may be nil
	Admit    func(string)    // told what looks private but is meant for the public; may be nil
	Progress func(done, total int)

	FindingsOnly bool // no model is made, whatever is found
}

// Load reads the site and returns its model with all findings. The model is nil
// when nothing can be said about the records because the site's description or
// its schemas are broken; it is incomplete when the findings have errors, unless
// Partial is set. The error is ErrNoSite, or says why reading could not go on.
func Load(ctx context.Context, o Options) (*Site, diag.List, error) {
	o.Audience = cmp.Or(o.Audience, Public)
	config, findings, err := ReadConfig(o.Root)
	if err != nil || findings.HasErrors() {
		return nil, findings, err
	}
	began, listed := time.Now(), Beside(func() listed { return list(o.Root, o.Workers) })
	files := SchemaFiles(o.Root, o.Schemas, config)
	schemas := o.Memory.readSchemas(files)
	findings = append(findings, schemas.findings...)
	findings = append(findings, checkAudiences(schemas.set, config)...)
	if findings.HasErrors() {
		return nil, findings, nil
	}
	search, mistakes := readSearch(files, schemas.set)
	if findings = append(findings, mistakes...); findings.HasErrors() {
		return nil, findings, nil
	}
	found, more, err := sortOut(listed(), schemas)
	if err != nil {
		return nil, findings, err
	}
	l := newLoader(o, config, schemas.set, found)
	l.began = began
	l.schemas, l.site.schemas = schemas.watched, schemas.sum()
	l.site.Search, l.site.Privacy = search, schemas.privacy
	l.memory = recollect(o, schemas, began)
	more = append(more, lookThroughConfig(schemas.privacy, o.Root)...)
	l.findings = append(findings, l.assign(more)...)
	if err := l.run(ctx); err != nil {
		return nil, l.findings, err
	}
	l.findings.Sort()
	if o.FindingsOnly {
		return nil, l.findings, nil
	}
	return l.site, l.findings, nil
}

// checkAudiences reports audiences that schemas name and site.yaml does not.
func checkAudiences(set *schema.Set, config Config) diag.List {
	var findings diag.List
	for _, mention := range set.Audiences() {
		if !slices.ContainsFunc(config.Audiences, func(a Audience) bool { return a.ID == mention.Name }) {
			findings = append(findings, diag.At(mention.Span, "audience", diag.Args{"value": mention.Name}))
		}
	}
	return findings
}

// SchemaFiles returns the schemas of the site at root: its own, over those that
// the program brings where the site inherits them.
func SchemaFiles(root, base fs.FS, config Config) fs.FS {
	return layered(root, "schemas", base, config)
}

// TemplateFiles returns the templates of the site at root, in the same way.
func TemplateFiles(root, base fs.FS, config Config) fs.FS {
	return layered(root, "templates", base, config)
}

func layered(root fs.FS, dir string, base fs.FS, config Config) fs.FS {
	own, err := fs.Sub(root, dir)
	if err != nil {
		panic(err) // dir is a constant and valid
	}
	if base == nil || !config.Inherits(dir) {
		return own
	}
	return Overlay{own, base}
}

// asOf is the day at which the site stands: never after the period's end.
func asOf(o Options, config Config) time.Time {
	if o.AsOf.IsZero() {
		return writtenUpTo(o, config)
	}
	return earlier(o.AsOf, config.Period.To)
}

// today is the day that the records were written up to. Looking back at an
// earlier day does not make them speak of a future.
func today(o Options, config Config) time.Time {
	if day := asOf(o, config); day.After(writtenUpTo(o, config)) {
		return day
	}
	return writtenUpTo(o, config)
}

// writtenUpTo is the day that site.yaml gives, or else today.
func writtenUpTo(o Options, config Config) time.Time {
	day := config.AsOf
	if day.IsZero() {
		day = Civil(o.Today.In(config.Timezone))
	}
	return earlier(day, config.Period.To)
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// loader carries a site from its files to the model. Its steps are the methods
// that run calls, in order.
type loader struct {
	Options
	site     *Site
	set      *schema.Set
	schemas  watched
	began    time.Time     // before any file was looked at
	memory   *recollection // nil: nothing is remembered
	env      schema.Env
	others   map[string]fs.FileInfo
	strays   []string
	findings diag.List
	told     map[string]bool // findings about schemas that have been passed on

	drafts     []*draft // in the order of their paths
	index      *index
	assets     map[string]*Asset         // by path
	texts      map[string]attachmentText // of attachments, by path
	assetPaths []string                  // sorted

	origins *origins

	suggestions suggestions

	links []Link // the last that were made, see link
}

func newLoader(o Options, config Config, set *schema.Set, found tree) *loader {
	l := &loader{Options: o, set: set, others: found.others, strays: found.strays, told: map[string]bool{}}
	if o.BaseURL != "" {
		config.BaseURL = o.BaseURL
	}
	l.site = &Site{
		Config: config, Schemas: set, Audience: o.Audience, AsOf: asOf(o, config), Today: today(o, config), Commit: o.Commit, root: o.Root, spool: o.Spool,
		byID: map[string]*Section{},
	}
	l.env = schema.Env{From: config.Period.From, To: config.Period.To, AsOf: l.site.AsOf, Today: l.site.Today}
	for _, src := range found.records {
		l.drafts = append(l.drafts, &draft{source: src})
	}
	return l
}

// assign gives findings about records' files to the records, and returns the
// others.
func (l *loader) assign(findings diag.List) diag.List {
	if len(findings) == 0 {
		return nil
	}
	byPath := map[string]*draft{}
	for _, d := range l.drafts {
		byPath[d.path] = d
	}
	return slices.DeleteFunc(findings, func(f diag.Finding) bool {
		d := byPath[f.Span.File]
		if d != nil {
			d.findings = append(d.findings, f)
		}
		return d != nil
	})
}

func (l *loader) run(ctx context.Context) error {
	walked := l.walkHistory(ctx)
	err := l.readAll(ctx)
	walked()
	if err != nil {
		return err
	}
	l.indexAll()
	l.checkHistory()
	l.checkNavigation()
	l.findAssets()
	l.lookThroughStrays()
	l.memory.settle(l.drafts, l.assets)
	if err := l.resolveAll(ctx); err != nil {
		return err
	}
	l.checkAcross()
	l.forgiveNames()
	l.leaveOut()
	if !l.FindingsOnly {
		l.publish()
	}
	l.collect()
	return nil
}
