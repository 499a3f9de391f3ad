package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/site"
)

// source is what a command reads of a repository instead of the site's folder.
type source struct {
	files  fs.FS
	commit *gitrepo.Commit // nil: the index
}

// files is the site: its folder, or what readAt or readStaged put in its place.
func (a *App) files() fs.FS {
	if a.source != nil {
		return a.source.files
	}
	return os.DirFS(a.root)
}

// today is the day that counts where nothing else says it: that of the commit
// that is read, or the real one.
func (a *App) today() time.Time {
	if a.source != nil && a.source.commit != nil {
		return a.source.commit.Committer.When
	}
	return a.Now()
}

// commit is the commit that is read; nil for the folder and the index.
func (a *App) commit() *gitrepo.Commit {
	if a.source != nil {
		return a.source.commit
	}
	return nil
}

// readAt makes the command read a commit; "" leaves it at the site's folder.
func (a *App) readAt(rev string) error {
	if rev == "" {
		return nil
	}
	repo, err := a.repository()
	if err != nil {
		return a.repositoryFailure(err)
	}
	commit, err := repo.Resolve(rev)
	switch {
	case errors.Is(err, gitrepo.ErrUnknownRevision):
		return usage("cli.unknown-revision", diag.Args{"revision": rev})
	case errors.Is(err, gitrepo.ErrAmbiguous):
		return usage("cli.ambiguous-revision", diag.Args{"revision": rev})
	case err != nil:
		return err
	}
	a.source, err = sourceAt(repo, commit)
	if err == nil && a.source == nil {
		return fail(site.ErrNoSite, "cli.no-site-at", diag.Args{"revision": rev})
	}
	return err
}

// sourceAt is a commit as what a command reads; nil where it holds no such folder.
func sourceAt(repo *gitrepo.Repo, commit *gitrepo.Commit) (*source, error) {
	tree, err := repo.Tree(commit)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &source{tree, commit}, nil
}

// readStaged makes the command read what the next commit would hold.
func (a *App) readStaged() error {
	repo, err := a.repository()
	if err != nil {
		return a.repositoryFailure(err)
	}
	tree, err := repo.Staged()
	if errors.Is(err, gitrepo.ErrUnmerged) {
		return fail(err, "cli.unmerged", nil)
	}
	if err != nil {
		return a.repositoryFailure(err)
	}
	a.source = &source{tree, nil}
	return nil
}

// repository is the one that the site lies in, opened at its first use. A bare one
// says in its settings which folder of its commits the site is.
func (a *App) repository() (*gitrepo.Repo, error) {
	if a.repo == nil && a.repoErr == nil {
		a.repo, a.repoErr = gitrepo.Open(a.root, a.Getenv)
		if a.repoErr == nil && a.repo.Top() == "" {
			a.repo = a.repo.At(folderInCommits(a.repo.Setting("zoufang", "root")))
		}
	}
	return a.repo, a.repoErr
}

// folderInCommits is a folder as it is named in settings and flags, in the form
// that a repository takes; "" for the top.
func folderInCommits(dir string) string {
	dir = strings.Trim(path.Clean(dir), "/")
	if dir == "." {
		return ""
	}
	return dir
}

// closeRepository ends the use of the repository.
func (a *App) closeRepository() {
	if a.repo != nil {
		a.repo.Close()
	}
}

// repositoryFailure says why there is no repository to read.
func (a *App) repositoryFailure(err error) error {
	var unsupported *gitrepo.UnsupportedError
	switch {
	case errors.Is(err, gitrepo.ErrNone):
		return fail(err, "cli.no-repository", diag.Args{"root": a.root})
	case errors.As(err, &unsupported):
		return fail(err, "cli.unsupported-repository", diag.Args{"dir": unsupported.Dir, "reason": a.say("repository."+unsupported.Reason, nil)})
	}
	return err
}

// historyFile is the cache of what the commits changed, below the site's folder
// or, for a bare repository, below its own.
const historyFile = "history"

// history returns how the model learns who entered what; nil where the site lies
// in no repository.
func (a *App) history() site.HistoryFunc {
	repo, err := a.repository()
	var unsupported *gitrepo.UnsupportedError
	switch {
	case errors.As(err, &unsupported):
		a.sayLine("cli.history-by-git", diag.Args{"dir": unsupported.Dir, "reason": a.say("repository."+unsupported.Reason, nil)})
		return a.programHistory
	case errors.Is(err, gitrepo.ErrNone):
		return nil
	case err != nil:
		return func(context.Context, func(string) (string, bool)) (*gitrepo.History, error) { return nil, err }
	}
	return func(ctx context.Context, key func(string) (string, bool)) (*gitrepo.History, error) {
		o := gitrepo.HistoryOptions{Cache: a.cacheFile(repo, historyFile), Key: key}
		if commit := a.commit(); commit != nil {
			o.Head = commit.ID
		}
		return repo.History(ctx, o)
	}
}

// programHistory asks the git program, for repositories that cannot be read here.
func (a *App) programHistory(ctx context.Context, key func(string) (string, bool)) (*gitrepo.History, error) {
	return gitrepo.ProgramHistory(ctx, a.root, gitrepo.HistoryOptions{Cache: a.cacheFile(nil, historyFile), Key: key})
}

// cacheFile is a file of the site's own cache.
func (a *App) cacheFile(repo *gitrepo.Repo, name string) string {
	if repo != nil && repo.Top() == "" {
		return filepath.Join(repo.Common(), "zoufang", name)
	}
	return filepath.Join(a.root, ".zoufang", name)
}

// moment says which state of the site a command is about.
type moment struct {
	at   string // a revision; "": the site's folder
	asOf string // the day to look back to; "": as the site says
}

// flags adds the options that say it.
func (m *moment) flags(a *App, c *cobra.Command) {
	c.Flags().StringVar(&m.at, "at", "", a.say("flag.at", nil))
	c.Flags().StringVar(&m.asOf, "as-of", "", a.say("flag.as-of", nil))
}
