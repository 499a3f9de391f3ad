package gitrepo

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-git/go-git/v5/plumbing"
)

// scan compares a commit with its parents.
func (s *scanner) scan(id string) error {
	s.commit = id
	c, err := s.repo.commit(plumbing.NewHash(id))
	if err != nil {
		return err
	}
	tree := plumbing.NewHash(c.Tree)
	if err := s.weigh(tree); err != nil {
		return err
	}
	var olds []plumbing.Hash
	for _, parent := range c.Parents {
		if slices.Contains(s.ends, id) {
			break
		}
		before, err := s.repo.commit(plumbing.NewHash(parent))
		if err != nil {
			return err
		}
		olds = append(olds, plumbing.NewHash(before.Tree))
	}
	if slices.Contains(olds, tree) {
		return nil
	}
	return s.compare("", tree, olds)
}

// compare looks at what the tree of a folder has that those of olds do not.
func (s *scanner) compare(dir string, tree plumbing.Hash, olds []plumbing.Hash) error {
	if strings.Count(dir, "/") > maxNesting {
		s.tell(Hostile{Path: dir, Reason: HostileDeep, Limit: maxNesting})
		return nil
	}
	entries, err := s.rawTree(tree)
	if errors.Is(err, errBadTree) || err == nil && !tidy(entries) {
		s.tell(Hostile{Path: dir, Reason: HostileTree})
		return nil
	}
	if err != nil {
		return err
	}
	var before [][]rawEntry
	for _, old := range olds {
		known, err := s.rawTree(old)
		if err != nil && !errors.Is(err, errBadTree) {
			return err
		}
		before = append(before, known)
	}
	all := added(entries, before)
	if s.area.zone(join(dir, "x")) != outside {
		s.clashes(dir, entries, all)
	}
	for _, a := range all {
		if len(s.found) >= maxHostile {
			return nil
		}
		if err := s.look(join(dir, a.name), a); err != nil {
			return err
		}
	}
	return nil
}

// tidy reports whether entries are in Git's order, none of them twice: nor as a
// file and as a folder, which do not stand side by side.
func tidy(entries []rawEntry) bool {
	for i, e := range entries {
		if i > 0 && entries[i-1].key() >= e.key() {
			return false
		}
		if !e.isTree() {
			continue
		}
		_, twice := slices.BinarySearchFunc(entries[:i], e.name, func(e rawEntry, name string) int { return cmp.Compare(e.key(), name) })
		if twice {
			return false
		}
	}
	return true
}

func join(dir, name string) string {
	if dir == "" {
		return name
	}
	return dir + "/" + name
}

// clashes reports new names of a folder that some machine takes for another.
func (s *scanner) clashes(dir string, entries []rawEntry, all []addition) {
	fresh := map[string]string{}
	for _, a := range all {
		if !a.named {
			fresh[foldName(a.name)] = a.name
		}
	}
	for _, e := range entries {
		if len(fresh) == 0 {
			return
		}
		if name, clash := fresh[foldName(e.name)]; clash && name != e.name {
			s.tell(Hostile{Path: join(dir, name), Reason: HostileClash, Part: e.name})
		}
	}
}

// look judges one thing that is new at a path.
func (s *scanner) look(path string, a addition) error {
	zone := s.area.zone(path)
	if !a.named && !s.nameIsFine(path, a.name, zone) {
		return nil
	}
	switch mode := strings.TrimLeft(a.mode, "0"); mode {
	case "40000":
		return s.enter(path, zone, a)
	case "100644", "100755", "100664":
		if zone == source {
			return s.fileIsSmall(path, a.id())
		}
	case "120000":
		s.refuse(path, zone, HostileSymlink)
	case "160000":
		s.refuse(path, zone, HostileSubmodule)
	default:
		s.tell(Hostile{Path: path, Reason: HostileMode, Part: a.mode})
	}
	return nil
}

// enter compares a folder that is new or changed. A new one that has been looked
// at and is clean is not looked at again.
func (s *scanner) enter(path string, zone zone, a addition) error {
	v := visit{tree: a.id(), zone: zone}
	if zone != outside {
		v.length = utf8.RuneCountInString(path)
	}
	if len(a.olds) == 0 && s.clean[v] {
		return nil
	}
	before := len(s.found)
	err := s.compare(path, a.id(), a.olds)
	if len(a.olds) == 0 && zone != above && len(s.found) == before && err == nil {
		s.clean[v] = true
	}
	return err
}

// refuse reports what the program must not meet where it reads.
func (s *scanner) refuse(path string, zone zone, reason string) {
	if zone == source {
		s.tell(Hostile{Path: path, Reason: reason})
	}
}

// nameIsFine reports the first thing that is wrong with a path.
func (s *scanner) nameIsFine(path, name string, zone zone) bool {
	reason, part := badName(name)
	if reason == "" && zone != outside {
		reason, part = unportable(name)
	}
	h := Hostile{Path: path, Reason: reason, Part: part}
	switch {
	case reason != "" || zone == outside:
	case len(name) > maxName:
		h.Reason, h.Size, h.Limit = HostileLong, int64(len(name)), maxName
	case utf8.RuneCountInString(path) > maxPath:
		h.Reason, h.Size, h.Limit = HostileLong, int64(utf8.RuneCountInString(path)), maxPath
	}
	if h.Reason != "" {
		s.tell(h)
	}
	return h.Reason == ""
}

// fileIsSmall reports a file that is too large, by its size alone.
func (s *scanner) fileIsSmall(path string, h plumbing.Hash) error {
	size, err := s.repo.objects.size(h)
	if err != nil {
		return err
	}
	limit := s.limits.File
	if s.area.ofText(path) {
		limit = s.limits.Text
	}
	if size > limit {
		s.tell(Hostile{Path: path, Reason: HostileLarge, Size: size, Limit: limit})
	}
	return nil
}
