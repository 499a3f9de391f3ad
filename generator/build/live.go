package build

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
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

	updating sync.Mutex // held by what changes what follows it
	theme    *theme.Theme
	sums     templateSums
	tallies  liveTallies
	found    diag.List // in files, by the last Update
	told     Update    // last

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

	indexing sync.Mutex
	index    map[string][]byte // nil: nobody has searched yet
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
	l := &Live{options: o, memory: o.openMemory(), served: map[string]LiveFile{}}
	l.memory.Linger()
	return l
}

// Close lets go of everything. What was learned of records is kept for later runs.
func (l *Live) Close() error {
	l.updating.Lock()
	defer l.updating.Unlock()
	saveMemory(l.memory)
	l.making.Lock()
	defer l.making.Unlock()
	err := l.dropTheme()
	l.theme = nil
	return errors.Join(err, l.put(nil))
}

// Update reads what has changed since it was last called. Until it returns, File
// gives the site as it was before. What is wrong with tables is what Count found
// last. The error says why reading could not go on.
func (l *Live) Update(ctx context.Context) (Update, error) {
	l.updating.Lock()
	defer l.updating.Unlock()
	o := l.options
	o.KeepGoing = true
	model, findings, err := site.Load(ctx, o.siteOptions(o.root(), nil, l.memory))
	if err != nil {
		return Update{Findings: findings}, err
	}
	l.tallies.shown = false
	if model != nil {
		more, err := l.renew(ctx, o, model)
		findings = append(findings, more...)
		if err != nil {
			return Update{Findings: findings}, err
		}
	}
	l.found = findings
	return l.tell(), nil
}

// Count counts the tables of the site as Update found it last, which may take
// longer than the update, and returns that Update with what was found in them. A
// page that shows a table counts them too.
func (l *Live) Count() Update {
	state := l.current()
	if state != nil {
		state.tables.told()
	}
	l.updating.Lock()
	defer l.updating.Unlock()
	if state == nil || state != l.current() || !l.tallies.shown {
		return l.told
	}
	tables, found := state.tables.told()
	l.tallies.counted = found
	if len(tables) < len(state.tables.ids) { // the others can have no pages
		p := newPlan(state.site, state.theme, state.templates)
		p.tables = countedAs(tables, found)
		p.tables.told, p.board = state.tables.told, state.board
		l.show(p)
	}
	return l.tell()
}

// tell returns what there is to say of the site.
func (l *Live) tell() Update {
	u := Update{Findings: slices.Clone(l.found)}
	if l.tallies.shown {
		u.Findings = append(u.Findings, l.tallies.counted...)
	}
	u.Findings.Sort()
	u.Whole = !u.Findings.HasErrors()
	if state := l.current(); state != nil {
		u.Usable, u.Records, u.Pages = true, state.records(), len(state.nodes)
	}
	l.told = u
	return u
}

// renew puts a new state into the place of the old one, where one can be made.
func (l *Live) renew(ctx context.Context, o Options, model *site.Site) (diag.List, error) {
	findings, err := l.renewTheme(o, model)
	if err != nil || l.theme == nil {
		return findings, err
	}
	p := newPlan(model, l.theme, l.sums)
	definitions, more := l.tallies.load(site.SchemaFiles(o.root(), o.Schemas, model.Config), model.Schemas)
	p.tables = countWhenAsked(definitions, model)
	mistakes, err := p.findBoard(ctx, o, o.root())
	if more = append(more, mistakes...); err != nil {
		return more, err
	}
	missing := l.show(p)
	l.tallies.shown = len(missing) == 0
	return slices.Concat(findings, more, missing), nil
}

// show makes the pages of a plan those of the site, unless templates are missing.
func (l *Live) show(p *plan) (missing diag.List) {
	root := l.options.root()
	p.lay()
	p.addAlone(kindStyles)
	p.indexTo(nil)
	units, missing := p.units(root)
	if len(missing) > 0 {
		return missing
	}
	state := &liveState{plan: p, units: make(map[string]unit, len(units)), root: root, made: map[string]LiveFile{}}
	for _, u := range units {
		for _, file := range u.files {
			state.units[file] = u
		}
	}
	l.making.Lock()
	defer l.making.Unlock()
	p.theme.Forget()
	l.put(state) // an old theme that could not be closed harms nobody
	return nil
}

// put puts a state into the place of the one before, and closes that one's theme
// where it is another. Nothing may be being made.
func (l *Live) put(state *liveState) error {
	l.mu.Lock()
	old := l.state
	l.state = state
	l.mu.Unlock()
	if old == nil || state != nil && old.theme == state.theme {
		return nil
	}
	return old.theme.Close()
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
	if fresh.theme == nil || fresh.err != nil {
		fresh.close()
		return fresh.findings, fresh.err
	}
	if err := l.dropTheme(); err != nil {
		return nil, err
	}
	l.theme, l.sums = fresh.theme, fresh.sums // pages of the old one are still shown
	return fresh.findings, nil
}

// dropTheme closes the last theme unless its pages are shown.
func (l *Live) dropTheme() error {
	if l.theme == nil || l.state != nil && l.state.theme == l.theme {
		return nil
	}
	return l.theme.Close()
}

func (l *Live) current() *liveState {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.state
}

// File returns a file of the site, such as visits/2012/03/x/index.html. It is an
// fs.ErrNotExist where there is none, and a LiveFailure where it cannot be made.
func (l *Live) File(ctx context.Context, name string) (LiveFile, error) {
	if state := l.current(); state != nil && state.indexes(name) {
		return state.indexFile(ctx, name) // which takes long, and no theme: an update need not wait for it
	}
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
	if finding, ok := flawIn(err); ok {
		return LiveFile{}, LiveFailure{diag.List{finding}}
	}
	return LiveFile{}, err
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
