package build

import (
	"maps"
	"path"
	"slices"
	"strings"

	"zoufang/generator/site"
)

// looks notes how all files of the site look, and their folders.
func (t *traced) looks(out *output) []looked {
	folders := map[string]bool{}
	var all []looked
	add := func(file string) {
		all = append(all, looked{name: file})
		for at := path.Dir(file); !folders[at]; at = path.Dir(at) {
			folders[at] = true
		}
	}
	for _, file := range slices.Sorted(maps.Keys(out.claimed)) {
		add(file)
	}
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		all = append(all, looked{name: folder + "/"})
	}
	known := t.untouched(out)
	site.InParallel(len(all), max(1, t.options.Workers), func(i int) {
		var same bool
		if all[i].look, same = known[all[i].name]; !same {
			all[i].look = look(out.dir, all[i].name)
		}
	})
	return all
}

// untouched are the files and folders that this build left as they were.
func (t *traced) untouched(out *output) map[string]site.Sum {
	if !t.past.base {
		return nil
	}
	touched := map[string]bool{}
	touch := func(file string) {
		touched[file] = true
		for at := path.Dir(file); !touched[at+"/"]; at = path.Dir(at) {
			touched[at+"/"] = true
		}
	}
	for file, became := range out.claimed {
		if became == staged {
			touch(file)
		}
	}
	touched["./"] = true // where the stage was
	looks := make(map[string]site.Sum, len(t.past.old.files))
	for _, f := range t.past.old.files {
		if _, kept := out.claimed[f.name]; !kept && !strings.HasSuffix(f.name, "/") {
			touch(f.name)
		}
	}
	for _, f := range t.past.old.files {
		if !touched[f.name] && !t.past.gone[f.name] {
			looks[f.name] = f.look
		}
	}
	return looks
}
