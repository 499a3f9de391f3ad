package main

import "time"

// state is how much of a record has been entered.
type state struct {
	author   string // of the first revision
	post     bool   // who filled a post
	entered  bool
	late     bool
	lacks    []string // what it refers to and could not, because it was not there
	known    map[*step]bool
	misfiled bool
	mends    []*mend // still to come
}

// mend is a correction: until then, the record says something else.
type mend struct {
	at       time.Time
	kind     string // of the reason
	old, new string
	before   []span // what stands in the text until then
}

// rendering is a record's text as far as it is known.
type rendering struct {
	text    string
	missing []string // what it refers to and is not there
	blocked bool     // it cannot be entered without
}

// render writes e as it is known, with extra as a further step, where has tells
// which records and files there are.
func (s *state) render(e *entry, has func(string) bool, extra *step) rendering {
	var r rendering
	hidden := func(p *part) bool {
		if p.step != nil && p.step != extra && !s.known[p.step] {
			return true
		}
		before := len(r.missing)
		for _, need := range p.needs {
			if !has(need) {
				r.missing = append(r.missing, need)
			}
		}
		lacks := len(r.missing) > before
		if lacks && len(p.path) == 1 && p.path[0] == "body" {
			r.blocked = true // a text is written with its links
		}
		return lacks
	}
	var spans []span
	if e.root.cut(hidden, &spans) {
		r.blocked = true
	}
	for _, m := range s.mends {
		spans = append(spans, m.before...)
	}
	r.text = apply(e.text, spans)
	return r
}
