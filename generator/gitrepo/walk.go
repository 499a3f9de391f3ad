package gitrepo

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// walker reads what the commits that are not known yet changed.
//
// It goes through the history folder by folder, not commit by commit: all states
// of one folder are compared in a row, from new to old. They were packed as
// differences from one another, so that the memory needed is that of one
// folder's neighbouring states, however many folders there are.
type walker struct {
	ctx   context.Context
	repo  *Repo
	known *chronicle
}

// job asks what a commit changed in one folder.
type job struct {
	step   int32
	after  plumbing.Hash   // zero: the folder is gone
	before []plumbing.Hash // by parent; zero: the folder was not there
}

// walk finds what the steps from first on changed, after load; order lists them
// from new to old, beside others.
func (w *walker) walk(order []int32, first int) error {
	if first == len(w.known.steps) {
		return nil
	}
	var jobs []job
	for _, i := range order {
		if int(i) >= first {
			jobs = append(jobs, w.job(i))
		}
	}
	if err := w.folder("", components(w.repo.prefix), jobs); err != nil {
		return err
	}
	w.known.settle(first)
	return nil
}

// load adds the commits up to head that are not known, without their changes.
func (w *walker) load(head string, shallow []string) error {
	first := len(w.known.steps)
	boundary := make(map[string]bool, len(shallow))
	for _, id := range shallow {
		boundary[id] = true
	}
	for queue := []string{head}; len(queue) > 0; {
		id := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if _, ok := w.known.find(id); ok {
			continue
		}
		if err := w.ctx.Err(); err != nil {
			return err
		}
		c, err := w.repo.commit(plumbing.NewHash(id))
		if err != nil {
			return err
		}
		w.known.add(step{commit: *c, boundary: boundary[id]})
		if !boundary[id] {
			queue = append(queue, c.Parents...)
		}
	}
	w.known.link(first)
	return nil
}

// job compares the top folder of a commit with those of its parents.
func (w *walker) job(i int32) job {
	s := &w.known.steps[i]
	j := job{step: i, after: plumbing.NewHash(s.commit.Tree)}
	if len(s.parents) == 0 {
		j.before = []plumbing.Hash{plumbing.ZeroHash}
	}
	for _, p := range s.parents {
		j.before = append(j.before, plumbing.NewHash(w.known.steps[p].commit.Tree))
	}
	return j
}

// components splits a path; "" has none.
func components(path string) []string {
	if path == "" {
		return nil
	}
	return strings.Split(path, "/")
}

// folder does the jobs of one folder, then those of the folders below it. While
// way is not empty it leads to the only folder that counts, and dir is "".
func (w *walker) folder(dir string, way []string, jobs []job) error {
	below := map[string][]job{}
	for _, j := range jobs {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		differences, err := w.compare(j)
		if err != nil {
			return fmt.Errorf("commit %s: %w", w.known.steps[j.step].commit.ID, err)
		}
		for _, d := range differences {
			switch {
			case len(way) > 0 && (!d.folder || d.name != way[0]):
			case d.folder:
				below[d.name] = append(below[d.name], job{j.step, d.after, d.before})
			default:
				w.known.change(j.step, dir+d.name, d.after)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(below)) {
		next, rest := dir+name+"/", way
		if len(way) > 0 {
			next, rest = "", way[1:]
		}
		if err := w.folder(next, rest, below[name]); err != nil {
			return err
		}
		delete(below, name)
	}
	return nil
}

// compare returns what a commit changed in a folder: of a merge, only what is as
// in none of its parents.
func (w *walker) compare(j job) ([]difference, error) {
	if slices.Contains(j.before, j.after) {
		return nil, nil
	}
	after, err := w.tree(j.after)
	if err != nil {
		return nil, err
	}
	var all []difference
	for i, h := range j.before {
		before, err := w.tree(h)
		if err != nil {
			return nil, err
		}
		more, err := diff(before, after)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			all = more
		} else {
			all = common(all, more)
		}
	}
	return all, nil
}

// emptyTree is the id of a tree without entries, which Git knows without having it.
var emptyTree = plumbing.NewHash("4b825dc642cb6eb9a060e54bf8d69288fbee4904")

// tree returns the bytes of a tree object; none for a folder that is not there.
func (w *walker) tree(h plumbing.Hash) ([]byte, error) {
	if h.IsZero() || h == emptyTree {
		return nil, nil
	}
	kind, data, err := w.repo.object(h)
	if err == nil && kind != plumbing.TreeObject {
		err = fmt.Errorf("object %s is a %s, not a tree", h, kind)
	}
	return data, err
}
