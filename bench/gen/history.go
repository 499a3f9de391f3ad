package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Every blockSize visits end with a side branch: two visits are committed on it
// while the block's last one goes to main, and a merge brings them together.
const (
	blockSize  = 500
	sideStart  = blockSize - 3
	blockEnd   = blockSize - 1
	mainBranch = "refs/heads/main"
	sideBranch = "refs/heads/side"
)

// onSideBranch reports whether the i-th visit was committed on a side branch. A
// block that is not complete has none.
func (s *site) onSideBranch(i int) bool {
	place := i % blockSize
	return place >= sideStart && place < blockEnd && i-place+blockEnd < s.visits
}

// shanghai is the zone of all commits; it had no summer time in 2012.
var shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)

// ignoreFile is the repository's .gitignore.
const ignoreFile = "public/\n.zoufang/\n"

// checkGit says whether a history can be written into dir.
func checkGit(dir string) error {
	if _, err := exec.LookPath("git"); err != nil {
		return errors.New("--git needs the git program, and it is not installed")
	}
	if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
		return fmt.Errorf("%s already has a Git history; it is not replaced", dir)
	}
	return nil
}

// writeHistory makes dir, where the site has been written, a repository whose
// last commit is that site. It returns the number of commits.
func (s *site) writeHistory(dir string) (int, error) {
	if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte(ignoreFile), 0o644); err != nil {
		return 0, err
	}
	if err := git(dir, nil, "init", "--quiet"); err != nil {
		return 0, err
	}
	if err := git(dir, nil, "symbolic-ref", "HEAD", mainBranch); err != nil {
		return 0, err
	}
	var commits int
	err := git(dir, func(w io.Writer) error {
		h := &history{site: s, out: bufio.NewWriterSize(w, 1<<20)}
		h.writeAll()
		commits = h.commits
		return h.out.Flush()
	}, "fast-import", "--quiet", "--date-format=raw", "--done")
	if err != nil {
		return 0, err
	}
	if err := git(dir, nil, "update-ref", "-d", sideBranch); err != nil {
		return 0, err
	}
	return commits, git(dir, nil, "reset", "--quiet")
}

// git runs the git program in dir, apart from the user's settings. Feed, if
// any, writes its standard input.
func git(dir string, feed func(io.Writer) error, args ...string) error {
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Env = dir, gitEnv()
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	var fed error
	if feed != nil {
		fed = feed(in)
	}
	in.Close()
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("git %s: %w: %s", args[0], err, bytes.TrimSpace(complaint.Bytes()))
	}
	return fed
}

// gitEnv is the environment without anything that would make git work elsewhere
// or otherwise.
func gitEnv() []string {
	var env []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "GIT_") {
			env = append(env, v)
		}
	}
	return append(env, "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
}

// history writes the site's commits as a stream for git fast-import. Writing to
// out keeps its first error until it is flushed.
type history struct {
	*site
	out     *bufio.Writer
	clock   time.Time // of the newest commit
	commits int

	papers map[int][]paper // to commit, by the visit they follow
	amends map[int][]int   // visits to amend, by the visit they follow
	caught int             // visits whose papers and amendments are committed
	side   []file          // on the side branch, not yet merged
}

// writeAll writes the history from the empty site to the last visit.
func (h *history) writeAll() {
	h.papers, h.amends = map[int][]paper{}, map[int][]int{}
	for _, x := range h.makePapers() {
		h.papers[x.after] = append(h.papers[x.after], x)
	}
	base := append(h.foundation(), file{".gitignore", []byte(ignoreFile)})
	h.commit(change{
		at:      firstDay.Add(-6 * time.Hour),
		message: "建立网站：工作机构、单位、干部和企业",
		files:   base,
	})
	for i := range h.visits {
		h.addVisit(i)
	}
	h.catchUp(h.visits - 1)
	fmt.Fprintln(h.out, "done")
}

// addVisit commits the i-th visit where it belongs. What follows a visit waits
// until its side branch is merged.
func (h *history) addVisit(i int) {
	x := h.visit(i)
	if x.amended != never {
		h.amends[x.amended] = append(h.amends[x.amended], i)
	}
	report := h.writeVisit(x, false)
	c := change{
		at:      h.evening(i),
		author:  x.visitors[0],
		message: visitingGroups[x.group].name + "：" + x.title,
		files:   []file{report},
	}
	if h.onSideBranch(i) {
		c.branch = sideBranch
		if len(h.side) == 0 {
			c.from = mainBranch
		}
		h.side = append(h.side, report)
	}
	h.commit(c)
	if len(h.side) > 0 && !h.onSideBranch(i) {
		h.merge()
	}
	if len(h.side) == 0 {
		h.catchUp(i)
	}
}

// merge brings the side branch into main.
func (h *history) merge() {
	h.commit(change{
		at:      h.clock.Add(time.Second),
		message: fmt.Sprintf("合并另一处录入的%d份走访报告", len(h.side)),
		merge:   sideBranch,
		files:   h.side,
	})
	h.side = nil
}

// catchUp commits the papers and amendments that follow the visits up to last.
func (h *history) catchUp(last int) {
	for ; h.caught <= last; h.caught++ {
		for _, x := range h.papers[h.caught] {
			h.commit(change{
				at:      h.clock.Add(time.Second),
				author:  x.authors[0],
				message: "调研报告：" + x.title,
				files:   []file{h.writePaper(x)},
			})
		}
		for _, i := range h.amends[h.caught] {
			x := h.visit(i)
			h.commit(change{
				at:      h.clock.Add(time.Second),
				author:  x.visitors[0],
				message: "补记：" + x.title,
				files:   []file{h.writeVisit(x, true)},
			})
		}
		delete(h.papers, h.caught)
		delete(h.amends, h.caught)
	}
}

// evening returns when the i-th visit was committed: on its own day between
// half past five and ten, in the order of the visits.
func (h *history) evening(i int) time.Time {
	day := i * len(h.days) / h.visits
	first, next := h.firstOf(day), h.firstOf(day+1)
	d := h.days[day]
	half := time.Date(d.Year(), d.Month(), d.Day(), 17, 30, 0, 0, shanghai)
	return half.Add(270 * time.Minute * time.Duration(i-first) / time.Duration(next-first))
}

// change is a commit to be written. Its zero branch is main, its zero author the
// first cadre. From names the branch that a new branch starts at.
type change struct {
	branch, from, merge string
	at                  time.Time
	author              int
	message             string
	files               []file
}

// commit writes a change. Time never runs backwards, however many commits an
// evening has.
func (h *history) commit(c change) {
	if c.branch == "" {
		c.branch = mainBranch
	}
	if !c.at.After(h.clock) {
		c.at = h.clock.Add(time.Second)
	}
	h.clock = c.at
	h.commits++
	who := h.cadres[c.author]
	stamp := fmt.Sprintf("%s <%s> %d +0800", who.name, who.email(), c.at.Unix())
	fmt.Fprintf(h.out, "commit %s\nauthor %s\ncommitter %s\n", c.branch, stamp, stamp)
	h.data([]byte(c.message + "\n"))
	if c.from != "" {
		fmt.Fprintf(h.out, "from %s\n", c.from)
	}
	if c.merge != "" {
		fmt.Fprintf(h.out, "merge %s\n", c.merge)
	}
	for _, f := range c.files {
		fmt.Fprintf(h.out, "M 100644 inline %s\n", f.path)
		h.data(f.data)
	}
	fmt.Fprintln(h.out)
}

// data writes a counted stretch of bytes.
func (h *history) data(b []byte) {
	fmt.Fprintf(h.out, "data %d\n", len(b))
	h.out.Write(b)
	fmt.Fprintln(h.out)
}
