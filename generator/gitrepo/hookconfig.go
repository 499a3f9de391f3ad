package gitrepo

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/config"
)

// HooksElsewhereError is returned where the user's or the machine's settings keep
// the hooks of all repositories in one folder.
type HooksElsewhereError struct{ Dir string }

// Error describes it in English.
func (e *HooksElsewhereError) Error() string { return "hooks of all repositories lie in " + e.Dir }

// HooksDir returns the folder of the repository's hooks: what core.hooksPath says,
// or hooks in its Git folder. The error is a *HooksElsewhereError where that would
// be a folder of many repositories.
func (r *Repo) HooksDir(getenv func(string) string) (string, error) {
	own, err := r.settings()
	if err != nil {
		return "", err
	}
	if dir := lastOption(own, "core", "hooksPath"); dir != "" {
		return absolute(r.hooksRun(), expandHome(dir, getenv)), nil
	}
	common, err := readConfigs(sharedConfigs(getenv))
	if err != nil {
		return "", err
	}
	if dir := lastOption(common, "core", "hooksPath"); dir != "" {
		dir = expandHome(dir, getenv)
		if filepath.IsAbs(dir) {
			return "", &HooksElsewhereError{dir}
		}
		return absolute(r.hooksRun(), dir), nil
	}
	return filepath.Join(r.common, "hooks"), nil
}

// hooksRun is the folder in which git runs hooks: the top of the work tree, or the
// repository where it is bare.
func (r *Repo) hooksRun() string {
	if r.top != "" {
		return r.top
	}
	return r.dir
}

// Setting returns the last value of an option in the repository's own settings;
// "" where they do not have it.
func (r *Repo) Setting(section, key string) string {
	own, err := r.settings()
	if err != nil {
		return ""
	}
	return lastOption(own, section, key)
}

// Settings returns all values of an option in the repository's own settings.
func (r *Repo) Settings(section, key string) []string {
	own, err := r.settings()
	if err != nil {
		return nil
	}
	var all []string
	for _, c := range own {
		all = append(all, c.Section(section).OptionAll(key)...)
	}
	return all
}

// settings are the repository's own, and after them those of its work tree.
func (r *Repo) settings() ([]*config.Config, error) {
	all := []*config.Config{r.config.Raw}
	if !isTrue(r.config.Raw.Section("extensions").Option("worktreeConfig")) {
		return all, nil
	}
	more, err := readConfigs([]string{filepath.Join(r.dir, "config.worktree")})
	return append(all, more...), err
}

func isTrue(value string) bool {
	switch strings.ToLower(value) {
	case "true", "yes", "on", "1":
		return true
	}
	return false
}

// sharedConfigs are the files of settings for all repositories, the machine's
// first.
func sharedConfigs(getenv func(string) string) []string {
	var files []string
	if !isTrue(getenv("GIT_CONFIG_NOSYSTEM")) {
		files = append(files, "/etc/gitconfig")
	}
	if file := getenv("GIT_CONFIG_GLOBAL"); file != "" {
		return append(files, file)
	}
	home := getenv("HOME")
	if xdg := getenv("XDG_CONFIG_HOME"); xdg != "" {
		files = append(files, filepath.Join(xdg, "git", "config"))
	} else if home != "" {
		files = append(files, filepath.Join(home, ".config", "git", "config"))
	}
	if home != "" {
		files = append(files, filepath.Join(home, ".gitconfig"))
	}
	return files
}

// readConfigs reads those of the files that are there.
func readConfigs(files []string) ([]*config.Config, error) {
	var all []*config.Config
	for _, name := range files {
		f, err := os.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		c := config.New()
		err = config.NewDecoder(f).Decode(c)
		f.Close()
		if err != nil {
			return nil, &fs.PathError{Op: "read", Path: name, Err: err}
		}
		all = append(all, c)
	}
	return all, nil
}

// lastOption returns the value that counts: that of the last file that has one.
func lastOption(all []*config.Config, section, key string) string {
	for i := len(all) - 1; i >= 0; i-- {
		if values := all[i].Section(section).OptionAll(key); len(values) > 0 {
			return values[len(values)-1]
		}
	}
	return ""
}

// expandHome replaces ~/ as git does in paths.
func expandHome(path string, getenv func(string) string) string {
	if below, ok := strings.CutPrefix(path, "~/"); ok {
		return filepath.Join(getenv("HOME"), below)
	}
	return path
}
