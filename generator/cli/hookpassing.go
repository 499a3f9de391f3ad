package cli

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/site"
)

// gained is what a push brings: the commits that a branch gains, the site of the last
// of them, and the site that the branch had; nil: none.
type gained struct {
	commits    []string
	next, last *source
}

// judgeCommits refuses private data in what the commits of a push bring besides the
// site of the last one: in their messages, and in files that are not there any more or
// are mended since. Git keeps them all the same.
func (a *App) judgeCommits(ctx context.Context, branch diag.Args, g gained) error {
	found, err := a.messagesOf(g)
	if err != nil {
		return err
	}
	if len(found) > 0 {
		return a.refusePrivate("hook.messages-refused", branch, found)
	}
	if found, err = a.passed(ctx, g); err != nil || len(found) == 0 {
		return err
	}
	return a.refusePrivate("hook.passing-refused", branch, found)
}

func (a *App) refusePrivate(messageID string, branch diag.Args, found diag.List) error {
	a.showSome(found)
	branch["count"] = len(found)
	return a.refuse(messageID, branch)
}

// messagesOf are the errors about private data in messages.
func (a *App) messagesOf(g gained) (found diag.List, err error) {
	rules := a.privacyIn(g.next.files)
	for _, id := range g.commits {
		commit, err := a.repo.Resolve(id)
		if err != nil {
			return nil, err
		}
		name := a.say("hook.message-of", diag.Args{"commit": gitrepo.Short(id)})
		found = append(found, onlyErrors(site.LookThrough(rules, name, commit.Message))...)
	}
	return found, nil
}

// passing are the versions of files that a push brings and does not keep, by path.
type passing map[string][]version

// version is a file as one commit has it.
type version struct{ commit, blob string }

// take takes one version of each file.
func (p passing) take() map[string]version {
	taken := map[string]version{}
	for path, versions := range p {
		taken[path] = versions[0]
		if p[path] = versions[1:]; len(versions) == 1 {
			delete(p, path)
		}
	}
	return taken
}

// passed are the errors about private data in files as earlier commits of a push have
// them. What the site had before is no news.
func (a *App) passed(ctx context.Context, g gained) (found diag.List, err error) {
	files, err := a.passing(g)
	if err != nil {
		return nil, err
	}
	for len(files) > 0 {
		now, before := files.take(), map[string]version{}
		for path := range now {
			if blob := g.last.blob(path); blob != "" {
				before[path] = version{"", blob}
			}
		}
		fresh, err := a.privateIn(ctx, g.next, now)
		if err == nil && len(fresh) > 0 && len(before) > 0 {
			var old diag.List
			old, err = a.privateIn(ctx, g.next, before)
			fresh = fresh.Without(old)
		}
		if err != nil {
			return nil, err
		}
		for _, f := range fresh {
			in := now[f.Span.File]
			f.Span.File, f.Fix = a.say("hook.file-of", diag.Args{"commit": gitrepo.Short(in.commit), "file": f.Span.File}), nil
			found = append(found, f)
		}
	}
	found.Sort()
	return found, nil
}

// blob is the id of a file of a commit; "" where it has none.
func (s *source) blob(file string) string {
	if s == nil {
		return ""
	}
	id, _ := s.files.(*gitrepo.Tree).Blob(file)
	return id
}

// passing are the versions of files that commits brought, and that neither the site of
// the last commit has nor the one before.
func (a *App) passing(g gained) (passing, error) {
	files := passing{}
	for _, id := range g.commits {
		if id == g.next.commit.ID {
			continue
		}
		next, parent, err := a.step(id)
		if err != nil {
			return nil, err
		}
		if next == nil {
			continue
		}
		changed, err := changesBetween(parent, next)
		if err != nil {
			return nil, err
		}
		for file := range changed {
			blob := next.blob(file)
			if blob == "" || !strings.HasPrefix(file, "content/") || blob == g.next.blob(file) || blob == g.last.blob(file) {
				continue
			}
			if !slices.ContainsFunc(files[file], func(v version) bool { return v.blob == blob }) {
				files[file] = append(files[file], version{id, blob})
			}
		}
	}
	return files, nil
}

// step is the site of a commit, and that of its first parent; nil where it has none.
func (a *App) step(id string) (next, parent *source, err error) {
	if next, err = a.commitSource(id); err != nil || next == nil {
		return nil, nil, err
	}
	if parents := next.commit.Parents; len(parents) > 0 {
		parent, err = a.commitSource(parents[0])
	}
	return next, parent, err
}

// privateIn are the errors about private data in files, by the settings of a site that
// has others.
func (a *App) privateIn(ctx context.Context, of *source, files map[string]version) (diag.List, error) {
	all, err := of.settings()
	if err != nil {
		return nil, err
	}
	for file, v := range files {
		if file != siteFile {
			all[file] = v.blob
		}
	}
	o := site.Options{Root: a.repo.Assemble(all), Schemas: a.Schemas, Today: of.commit.Committer.When, Workers: workers(), FindingsOnly: true}
	_, findings, err := site.Load(ctx, o)
	return slices.DeleteFunc(findings, func(f diag.Finding) bool {
		_, asked := files[f.Span.File]
		return f.Severity != diag.Error || !asked || !slices.Contains(privateRules, f.Rule)
	}), err
}

// privateRules are the rules about private data.
var privateRules = []string{"private-data", "private-stored"}

// settings are the files of a site that say how its records are read, with their
// blobs.
func (s *source) settings() (map[string]string, error) {
	all := map[string]string{siteFile: s.blob(siteFile)}
	err := fs.WalkDir(s.files, "schemas", func(file string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			all[file] = s.blob(file)
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil // it reads them by the program's own
	}
	return all, err
}
