package build

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"sync"

	"zoufang/generator/diag"
	"zoufang/generator/site"
	"zoufang/generator/theme"
)

// Live is a site that is compiled page by page, as pages are asked for. It is safe
// for concurrent use.
type Live struct {
	options Options
	memory  *site.Memory

	updating sync.Mutex // held by Update, which alone changes what follows it
	theme    *theme.Theme
	sums     templateSums

	making sync.RWMutex // held to read while a file is made: what parts of it the theme keeps must not outlive its state

	mu     sync.RWMutex
	state  *liveState
	served map[string]LiveFile // the last good form of files that were asked for
}

// liveState is the site as one Update found it.
type liveState struct {
	*plan
	units map[string]unit // by each of their files
	root  fs.FS

	mu   sync.Mutex
	made map[string]LiveFile
}

// Update says what an Update of a Live found.
type Update struct {
	Findings diag.List // all of the site's
	Records  int
	Pages    int
	Whole    bool // false: records with errors are left out
	Usable   bool // false: there is nothing to show, and never was
}

// LiveFile is a file of the site.
type LiveFile struct {
	Data   []byte
	Source string // of a record's page: the record's file, for example content/visits/2012/03/x.md
	Stale  bool   // the last good one: the record is left out now
}

// LiveFailure is returned for a page that cannot be made.
type LiveFailure struct{ Findings diag.List }

func (e LiveFailure) Error() string { return e.Findings.Summary(diag.EN) }

// maxServed bounds how many files are kept as they were last shown.
const maxServed = 2000

// NewLive returns the site that options describe, of which nothing is read before
// the first Update. Nothing is ever written to the output folder.
func NewLive(o Options) *Live {
	return &Live{options: o, memory: o.openMemory(), served: map[string]LiveFile{}}
}

// Close lets go of everything. What was learned of records is kept for later runs.
func (l *Live) Close() error {
	l.updating.Lock()
	defer l.updating.Unlock()
	saveMemory(l.memory)
	if l.theme == nil {
		return nil
	}
	return l.theme.Close()
}

// Update reads what has changed since it was last called. Until it returns, File
// gives the site as it was before. The error says why reading could not go on.
func (l *Live) Update(ctx context.Context) (Update, error) {
	l.updating.Lock()
	defer l.updating.Unlock()
	o := l.options
	o.KeepGoing = true
	model, findings, err := site.Load(ctx, o.siteOptions(o.root(), nil, l.memory))
	u := Update{Findings: findings}
	if err != nil {
		return u, err
	}
	if model != nil {
		more, err := l.renew(o, model)
		u.Findings = append(u.Findings, more...)
		if err != nil {
			return u, err
		}
	}
	u.Findings.Sort()
	u.Whole = !u.Findings.HasErrors()
	if state := l.current(); state != nil {
		u.Usable, u.Records, u.Pages = true, state.records(), len(state.nodes)
	}
	return u, nil
}

// renew puts a new state into the place of the old one, where one can be made.
func (l *Live) renew(o Options, model *site.Site) (diag.List, error) {
	findings, err := l.renewTheme(o, model)
	if err != nil || l.theme == nil {
		return findings, err
	}
	p := newPlan(model, l.theme, l.sums)
	p.count(o, o.root(), nil)
	p.lay()
	findings = append(findings, p.tables.findings...)
	units, missing := p.units(o.root())
	if len(missing) > 0 {
		return append(findings, missing...), nil
	}
	state := &liveState{plan: p, units: map[string]unit{}, root: o.root(), made: map[string]LiveFile{}}
	for _, u := range units {
		for _, file := range u.files {
			state.units[file] = u
		}
	}
	l.making.Lock()
	defer l.making.Unlock()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.theme.Forget()
	l.state = state
	return findings, nil
}

// renewTheme reads the templates where they have changed. Broken ones leave the
// last good ones in their place.
func (l *Live) renewTheme(o Options, model *site.Site) (diag.List, error) {
	sums, err := sumTemplates(site.TemplateFiles(o.root(), o.Templates, model.Config))
	if err != nil {
		return nil, err
	}
	if l.theme != nil && maps.Equal(sums.of, l.sums.of) && l.state != nil && l.state.site.Config.Sum() == model.Config.Sum() {
		return nil, nil
	}
	fresh := o.Cache.loadTheme(o.root(), o.Templates, model.Config)
	if fresh.theme != nil && fresh.err == nil {
		l.theme, l.sums = fresh.theme, fresh.sums // pages of the old one may still be being made
	}
	return fresh.findings, fresh.err
}

func (l *Live) current() *liveState {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.state
}

// File returns a file of the site, such as visits/2012/03/x/index.html. It is an
// fs.ErrNotExist where there is none, and a LiveFailure where it cannot be made.
func (l *Live) File(ctx context.Context, name string) (LiveFile, error) {
	l.making.RLock()
	defer l.making.RUnlock()
	state := l.current()
	if state == nil {
		return LiveFile{}, fs.ErrNotExist
	}
	file, err := state.file(ctx, name)
	switch {
	case err == nil:
		l.keep(name, file)
		return file, nil
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, site.ErrChanging):
		return l.last(name, err)
	}
	var template *theme.Error
	var other flaw
	switch {
	case errors.As(err, &template):
		other.Finding = template.Finding
	case !errors.As(err, &other):
		return LiveFile{}, err
	}
	return LiveFile{}, LiveFailure{diag.List{other.Finding}}
}

// keep remembers a file as it was shown.
func (l *Live) keep(name string, file LiveFile) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.served) >= maxServed {
		clear(l.served)
	}
	l.served[name] = file
}

// last returns a file as it was last shown.
func (l *Live) last(name string, err error) (LiveFile, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	file, known := l.served[name]
	if !known || file.Source == "" {
		return LiveFile{}, err
	}
	if _, gone := fs.Stat(l.options.root(), file.Source); gone != nil {
		return LiveFile{}, err
	}
	file.Stale = errors.Is(err, fs.ErrNotExist)
	return file, nil
}

// file makes a file of the state, once.
func (s *liveState) file(ctx context.Context, name string) (LiveFile, error) {
	s.mu.Lock()
	file, known := s.made[name]
	s.mu.Unlock()
	if known {
		return file, nil
	}
	u, known := s.units[name]
	if !known {
		return s.asset(name)
	}
	out := &holding{files: map[string][]byte{}}
	if err := u.make(ctx, &maker{out: out}); err != nil {
		return LiveFile{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.made) >= maxServed {
		clear(s.made)
	}
	for made, data := range out.files {
		s.made[made] = LiveFile{Data: data, Source: u.source}
	}
	return s.made[name], nil
}

// asset returns a file that a template published.
func (s *liveState) asset(name string) (LiveFile, error) {
	assets, err := s.theme.Assets()
	if err != nil {
		return LiveFile{}, err
	}
	for _, a := range assets {
		if a.Path == name {
			return LiveFile{Data: a.Data}, nil
		}
	}
	return LiveFile{}, fs.ErrNotExist
}
