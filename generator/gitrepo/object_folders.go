package gitrepo

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// objectFolders lists where objects lie, in the order in which git asks: what a
// push has brought first, then the repository's own, then what the hook may borrow.
func objectFolders(common string, getenv func(string) string) []string {
	var dirs []string
	for _, name := range []string{"GIT_QUARANTINE_PATH", "GIT_OBJECT_DIRECTORY"} {
		if dir := getenv(name); dir != "" {
			dirs = append(dirs, dir)
		}
	}
	dirs = append(dirs, filepath.Join(common, "objects"))
	return append(dirs, filepath.SplitList(getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES"))...)
}

// maxAlternates bounds how many object folders a repository may borrow from.
const maxAlternates = 32

// withAlternates adds the folders that each folder's info/alternates names, as
// git reads it: relative to the folder, folder by folder.
func withAlternates(dirs []string) ([]string, error) {
	var all []string
	for queue := dirs; len(queue) > 0; queue = queue[1:] {
		dir, err := filepath.Abs(queue[0])
		if err != nil {
			return nil, err
		}
		if slices.Contains(all, dir) {
			continue
		}
		if len(all) == maxAlternates {
			return nil, fmt.Errorf("%s borrows objects from more than %d folders", dirs[0], maxAlternates)
		}
		all = append(all, dir)
		text, err := os.ReadFile(filepath.Join(dir, "info", "alternates"))
		if err != nil {
			continue
		}
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimRight(line, "\r\n"); line != "" && !strings.HasPrefix(line, "#") {
				queue = append(queue, absolute(dir, line))
			}
		}
	}
	return all, nil
}
