package build

import (
	"bytes"
	"iter"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
)

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
		kept, sure := t.keptAssets(out, made)
		if !sure {
			return nil, false, nil
		}
		for _, file := range kept {
			if err := out.keep(file); err != nil {
				return nil, false, err
			}
			made[file] = true
		}
	}
	return slices.Sorted(maps.Keys(made)), true, nil
}

// keptAssets returns what templates published in an earlier build and not in this
// one, and whether all of that is in its place and in use.
func (t *traced) keptAssets(out *output, made map[string]bool) (kept []string, sure bool) {
	unseen := map[string]bool{}
	for _, file := range t.past.old.published {
		if made[file] {
			continue
		}
		if t.past.gone[file] {
			return nil, false
		}
		kept = append(kept, file)
		unseen[path.Base(file)] = true
	}
	for u := range t.keptPages() {
		if len(unseen) == 0 {
			break
		}
		data, _ := os.ReadFile(out.file(u.files[0])) // one that cannot be read names nothing
		maps.DeleteFunc(unseen, func(name string, _ bool) bool { return bytes.Contains(data, []byte(name)) })
	}
	return kept, len(unseen) == 0
}

// keptPages yields the pages that are not made, first one of each sort: pages of one
// sort name the same files, nearly always.
func (t *traced) keptPages() iter.Seq[unit] {
	return func(yield func(unit) bool) {
		seen := map[string]bool{}
		var others []unit
		for i, u := range t.units {
			if !u.page || t.why[i] != isFresh {
				continue
			}
			sort := u.sort()
			if seen[sort] {
				others = append(others, u)
				continue
			}
			seen[sort] = true
			if !yield(u) {
				return
			}
		}
		for _, u := range others {
			if !yield(u) {
				return
			}
		}
	}
}

// sort is what kind of page the unit is, of which section and by which template: what
// it is about, without the record's id.
func (u unit) sort() string {
	kind, rest, _ := strings.Cut(u.about, " ")
	subject, templates, _ := strings.Cut(rest, " ")
	section, _, _ := strings.Cut(subject, "/")
	return kind + " " + section + " " + templates
}

// forget has everything made.
func (t *traced) forget() {
	t.past = &compared{units: map[string]int{}}
	for i := range t.why {
		t.why[i] = nothingKnown
	}
	t.theme.Forget()
}
