package site

import (
	"sync/atomic"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// reading is what reading one record's file gave. It is not changed, so that one
// Load after the other may use it.
type reading struct {
	name     name     // by which it was recalled
	blobs    []string // ids that Git may have given to the file's bytes
	values   schema.Values
	body     Body
	sums     sums
	findings diag.List

	// What follows from it, as the last Load found; nil: not found yet.
	refs   atomic.Pointer[[]fieldRef]
	seen   atomic.Pointer[view]
	lawful atomic.Pointer[days] // it keeps all rules at these, whatever other records say
}

// fieldRef is a reference with the field that it stands in, see Link.
type fieldRef struct {
	field string
	ref   schema.Ref
}

// view is what an audience sees of values.
type view struct {
	audience string
	values   schema.Values
	refs     []fieldRef // in them
}

// days are those that expressions know.
type days struct{ from, to, asOf, today time.Time }

func daysOf(env schema.Env) days { return days{env.From, env.To, env.AsOf, env.Today} }

// lasting is what a memory that lingers keeps of the last Load.
type lasting struct {
	schemas *readSchemas
	records map[name]*reading
	assets  map[string]*Asset // by path
}

// Linger makes the memory keep what was read last ready for use, for programs that
// load a site again and again.
func (m *Memory) Linger() {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.lingers = true
}

// lasting returns what was kept of the last Load, or nil.
func (m *Memory) lasting() *lasting {
	if m == nil {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.last
}

// settle keeps what was recalled of drafts, and seen of assets, for the next Load.
func (r *recollection) settle(drafts []*draft, assets map[string]*Asset) {
	if r == nil || !r.lingers {
		return
	}
	last := &lasting{schemas: r.schemas, records: make(map[name]*reading, len(drafts)), assets: assets}
	for _, d := range drafts {
		if d.reading != nil {
			last.records[d.reading.name] = d.reading
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.last = last
}

// photo recalls what was seen in a photo that looks as it did in the last Load, and
// reports whether it could.
func (r *recollection) photo(asset *Asset) bool {
	if r == nil || asset.Look == "" {
		return false
	}
	last := r.assets[asset.Path]
	if last == nil || last.Look != asset.Look {
		return false
	}
	asset.Format, asset.Orientation, asset.Width, asset.Height = last.Format, last.Orientation, last.Width, last.Height
	return true
}

// use makes the draft what was read of its file.
func (d *draft) use(r *reading) {
	d.values, d.body, d.sums = r.values, r.body, r.sums
	d.findings = append(d.findings, r.findings...)
}

// ownValues lets the draft's values be changed: what others use is copied.
func (d *draft) ownValues() {
	if d.asRead() {
		d.values = copied(d.values).(map[string]any)
	}
	d.resolved = true
}

// copied returns a value whose lists and groups are nobody else's.
func copied(v any) any {
	switch v := v.(type) {
	case []any:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = copied(item)
		}
		return items
	case map[string]any:
		values := make(map[string]any, len(v))
		for key, item := range v {
			values[key] = copied(item)
		}
		return values
	}
	return v
}

// asRead reports whether what follows from the values of the draft's reading follows
// from its own.
func (d *draft) asRead() bool { return d.reading != nil && !d.resolved }

// seen is what an audience may see of the draft's values.
func (d *draft) seen(audience string) view {
	if !d.asRead() {
		return d.view(audience)
	}
	last := d.reading.seen.Load()
	if last == nil || last.audience != audience {
		fresh := d.view(audience)
		last = &fresh
		d.reading.seen.Store(last)
	}
	return *last
}

func (d *draft) view(audience string) view {
	v := view{audience: audience, values: d.collection.View(d.values, audience)}
	if v.values != nil {
		v.refs = refsIn(d.collection, v.values)
	}
	return v
}

func refsIn(c *schema.Collection, values schema.Values) (all []fieldRef) {
	c.EachRef(values, func(field string, ref schema.Ref) { all = append(all, fieldRef{field, ref}) })
	return all
}

// refs returns the references that the author wrote; nil where they were not kept.
func (d *draft) refs() []fieldRef {
	if !d.asRead() {
		return nil
	}
	if known := d.reading.refs.Load(); known != nil {
		return *known
	}
	all := refsIn(d.collection, d.values)
	d.reading.refs.Store(&all)
	return all
}
