package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"zoufang/bench/peak"
)

// usage is what a process used.
type usage struct {
	cpu  time.Duration // its own and the system's for it
	peak int64         // bytes of memory; 0: not known
	walk time.Duration // from opening the repository to the last record
}

// least keeps the smaller of each figure.
func (u *usage) least(v usage) {
	if u.cpu == 0 {
		*u = v
		return
	}
	u.cpu, u.peak, u.walk = min(u.cpu, v.cpu), min(u.peak, v.peak), min(u.walk, v.walk)
}

// row is what was measured of one repository.
type row struct {
	commits                int
	git, cold, same, newer usage
}

// measure lets git and the walks take turns.
func measure(dir string, rounds int) (row, error) {
	var r row
	temp, err := os.MkdirTemp("", "history-")
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(temp)
	known, older := filepath.Join(temp, "known"), filepath.Join(temp, "older")
	parent, err := exec.Command("git", "-C", dir, "rev-parse", "--verify", fmt.Sprintf("HEAD~%d", newer)).Output()
	if err != nil {
		return r, fmt.Errorf("fewer than %d commits: %w", newer, err)
	}
	for _, args := range [][]string{{"--cache", known}, {"--cache", older, "--head", strings.TrimSpace(string(parent))}} {
		if _, err := r.walk(dir, args...); err != nil {
			return r, err
		}
	}
	for range rounds {
		if err := r.round(dir, known, older); err != nil {
			return r, err
		}
	}
	return r, nil
}

func (r *row) round(dir, known, older string) error {
	git, _, err := used(exec.Command("git", "-C", dir, "log", "--name-only", "--format=%H", "--", "content"))
	if err != nil {
		return err
	}
	r.git.least(git)
	for _, step := range []struct {
		of   *usage
		args []string
	}{{&r.cold, nil}, {&r.same, []string{"--cache", known}}, {&r.newer, []string{"--cache", older + "-now"}}} {
		if err := copyFile(older+"-now", older); err != nil {
			return err
		}
		u, err := r.walk(dir, step.args...)
		if err != nil {
			return err
		}
		step.of.least(u)
	}
	return nil
}

func copyFile(to, from string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// walk runs this program as the process that walks.
func (r *row) walk(dir string, args ...string) (usage, error) {
	self, err := os.Executable()
	if err != nil {
		return usage{}, err
	}
	u, out, err := used(exec.Command(self, append([]string{"--walk", dir}, args...)...))
	if err != nil {
		return u, err
	}
	var took int64
	if _, err := fmt.Sscan(out, &took, &r.commits); err != nil {
		return u, err
	}
	u.walk = time.Duration(took) * time.Microsecond
	return u, nil
}

// used runs a process and returns what it used and printed.
func used(cmd *exec.Cmd) (usage, string, error) {
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		return usage{}, "", fmt.Errorf("%s: %w: %s", strings.Join(cmd.Args, " "), err, bytes.TrimSpace(complaint.Bytes()))
	}
	state := cmd.ProcessState
	return usage{cpu: state.UserTime() + state.SystemTime(), peak: peak.Of(state)}, out.String(), nil
}
