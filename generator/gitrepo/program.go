package gitrepo

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// ProgramHistory is History by an installed git program, for repositories that
// cannot be read here: ErrNone where dir lies in none that git knows, and an
// exec.ErrNotFound where there is no program. Ids are as long as the repository's.
func ProgramHistory(ctx context.Context, dir string, o HistoryOptions) (*History, error) {
	p := &program{ctx: ctx, dir: dir}
	where, err := p.ask("rev-parse", "--git-path", "shallow", "--show-prefix")
	if err != nil {
		if errors.Is(err, exec.ErrNotFound) || ctx.Err() != nil {
			return nil, err
		}
		return nil, fmt.Errorf("%w: %w", ErrNone, err)
	}
	shallowFile, rest, _ := strings.Cut(where, "\n")
	prefix := strings.TrimSuffix(strings.TrimSuffix(rest, "\n"), "/")
	blobs := &programBlobs{program: p}
	head, err := p.head(o.Head)
	if err != nil || head == "" {
		return &History{read: blobs.read}, err
	}
	boundary, _ := os.ReadFile(absolute(dir, filepath.FromSlash(shallowFile)))
	shallow := strings.Fields(string(boundary))
	circumstances := cacheKey("program", prefix, shallow)
	known := readCache(o.Cache, circumstances)
	first := len(known.steps)
	if _, ok := known.find(head); !ok {
		if err := p.walk(known, head, prefix, shallow); err != nil {
			return nil, fmt.Errorf("history of %s: %w", head, err)
		}
	}
	order := known.order(head)
	if len(known.steps) > first {
		writeCache(o.Cache, circumstances, known.trimmed(order))
	}
	people, _ := p.ask("cat-file", "blob", head+":"+mailmapName)
	h := known.history(order, parseMailmap(strings.ToValidUTF8(people, "\uFFFD")), o.Key)
	h.Walked, h.read, h.blob = len(known.steps)-first, blobs.read, p.blobs(head, prefix)
	return h, nil
}

// program is the git program at work in a folder.
type program struct {
	ctx context.Context
	dir string
}

// command prepares a run that no setting of the user and no replacement of
// objects makes say something else.
func (p *program) command(args ...string) *exec.Cmd {
	cmd := exec.CommandContext(p.ctx, "git", append([]string{"-c", "log.showSignature=false", "-c", "log.showRoot=true"}, args...)...)
	cmd.Dir = p.dir
	cmd.Env = append(os.Environ(), "GIT_NO_REPLACE_OBJECTS=1", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C")
	return cmd
}

// ask returns what a short run prints.
func (p *program) ask(args ...string) (string, error) {
	cmd := p.command(args...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		return "", failed(args[0], err, complaint.Bytes())
	}
	return string(out), nil
}

// failed says what git said.
func failed(command string, err error, complaint []byte) error {
	return fmt.Errorf("git %s: %w: %s", command, err, bytes.TrimSpace(complaint))
}

// head returns the id of the commit to begin at; "" where HEAD is a branch
// without commits.
func (p *program) head(id string) (string, error) {
	name := id
	if name == "" {
		name = "HEAD"
	}
	out, err := p.ask("rev-parse", "--verify", "--quiet", "--end-of-options", name+"^{commit}")
	switch {
	case err == nil:
		return strings.TrimSpace(out), nil
	case p.ctx.Err() != nil:
		return "", p.ctx.Err()
	case id != "":
		return "", fmt.Errorf("%q: %w", id, ErrUnknownRevision)
	}
	return "", nil
}

// logArguments make git print, after each commit, the ids of the files that it
// changed: of a merge, those that are as in none of its parents. No path limits
// the list, for git would leave out commits, and the cache needs all parents; nor
// does --relative, with which -c loses files.
var logArguments = []string{
	"log", "-c", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-notes", "--encoding=UTF-8",
	"--date=raw", "--format=" + logFormat, "--ignore-missing", "--stdin",
}

// walk adds the commits up to head that are not known, with their changes.
func (p *program) walk(known *chronicle, head, prefix string, shallow []string) error {
	cmd := p.command(logArguments...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	cmd.Stdin = strings.NewReader(revisions(known, head))
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	first := len(known.steps)
	reading := readLog(out, known, prefix, shallow)
	if reading != nil {
		io.Copy(io.Discard, out)
	}
	if err := cmd.Wait(); err != nil {
		return failed("log", err, complaint.Bytes())
	}
	known.link(first)
	known.settle(first)
	return reading
}

// revisions asks for head without what is known already: the known commits that
// are no parents of others.
func revisions(known *chronicle, head string) string {
	older := make([]bool, len(known.steps))
	for _, s := range known.steps {
		for _, p := range s.parents {
			older[p] = true
		}
	}
	list := head + "\n"
	for i, s := range known.steps {
		if !older[i] {
			list += "^" + s.commit.ID + "\n"
		}
	}
	return list
}
