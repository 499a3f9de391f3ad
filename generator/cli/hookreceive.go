package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"runtime/debug"
	"slices"
	"strings"

	"zoufang/generator/gitrepo"
	"zoufang/generator/site"
)

// serverGC makes the collector of garbage take more time for less memory: a server
// may have several pushes at once.
const serverGC = 50

// preReceive looks at what a push brings to the branches that sites are published
// from, before it becomes part of the repository. The whole push is refused where
// one of them is.
func (a *App) preReceive(ctx context.Context, g gate) error {
	if a.Getenv("GL_REPOSITORY") != "" || a.Getenv("GL_ID") != "" {
		a.Stderr = &prefixed{to: a.Stderr, prefix: "GL-HOOK-ERR: "}
	}
	debug.SetGCPercent(serverGC)
	repo, err := a.repository()
	if err != nil {
		return a.repositoryFailure(err)
	}
	updates, err := gitrepo.ReadUpdates(a.Stdin)
	if err != nil {
		return err
	}
	if g.site != "" {
		a.repo = repo.At(folderInCommits(g.site))
	}
	a.speak()
	guarded := publishedBranches(repo, g)
	refused := false
	for _, u := range updates {
		if u.Ref = repo.Target(u.Ref); !slices.Contains(guarded, u.Ref) {
			continue
		}
		err := a.receive(ctx, guarded, u)
		if err != nil && !errors.Is(err, errFindings) {
			return err
		}
		refused = refused || err != nil
	}
	if refused {
		return errFindings
	}
	return nil
}

// publishedBranches are the references of the branches to guard: those that the
// hook was installed for, or else the repository's own and what its settings add.
func publishedBranches(repo *gitrepo.Repo, g gate) []string {
	names := g.branches
	if own := repo.Branch(); len(names) == 0 && own != "" {
		names = append(names, own)
	}
	if len(g.branches) == 0 {
		names = append(names, repo.Settings("zoufang", "branch")...)
	}
	var refs []string
	for _, name := range names {
		refs = append(refs, branchPrefix+strings.TrimPrefix(name, branchPrefix))
	}
	return refs
}

const branchPrefix = "refs/heads/"

// speak takes the site's own language where the surroundings name none: those of
// a server seldom do.
func (a *App) speak() {
	if _, asked := a.askedLanguage(nil); asked {
		return
	}
	last, err := a.lastCommit()
	if err != nil || last == nil {
		return
	}
	if config, _, err := site.ReadConfig(last.files); err == nil {
		a.lang = config.Lang()
	}
}

// prefixed writes every line with a prefix.
type prefixed struct {
	to     io.Writer
	prefix string
	within bool // a line that has begun
}

// Write writes text, which may end within a line.
func (p *prefixed) Write(text []byte) (int, error) {
	for line := range bytes.Lines(text) {
		if !p.within {
			if _, err := io.WriteString(p.to, p.prefix); err != nil {
				return 0, err
			}
		}
		if _, err := p.to.Write(line); err != nil {
			return 0, err
		}
		p.within = line[len(line)-1] != '\n'
	}
	return len(text), nil
}
