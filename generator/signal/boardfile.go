package signal

import (
	"io/fs"
	"slices"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// readBoard reads schemas/signals/board.yaml; there are no rules without it.
func readBoard(files fs.FS, set *schema.Set, config site.Config) (*Rules, diag.List) {
	r := &reader{set: set}
	values := r.read(files, "board", boardFile)
	if values == nil {
		return nil, r.findings
	}
	rules := &Rules{Audience: values.Text("audience")}
	r.rules = rules
	r.checkAudience(config)
	rules.people = r.collections(values, "people")
	rules.units = r.collections(values, "units")
	rules.checks = r.checks(values)
	rules.presence = r.presences(values)
	rules.samples = r.samples(values)
	rules.slips = r.slips(values)
	return rules, r.findings
}

// checkAudience refuses an audience that the site has not, and the one that is
// everybody.
func (r *reader) checkAudience(config site.Config) {
	var known []string
	for _, a := range config.Audiences {
		if a.ID != site.Public {
			known = append(known, a.ID)
		}
	}
	if !slices.Contains(known, r.rules.Audience) {
		r.unknown("signal-value.audience", r.rules.Audience, known, "audience")
	}
}

// collections returns those that a list names.
func (r *reader) collections(of schema.Group, key string, where ...any) []*schema.Collection {
	var all []*schema.Collection
	for i, id := range of.Texts(key) {
		if c := r.collection(id, append(where[:len(where):len(where)], key, i)...); c != nil {
			all = append(all, c)
		}
	}
	return all
}
