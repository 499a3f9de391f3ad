package build

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"zoufang/generator/site"
)

// treeLook is the digest of how all files below a folder look; 0 where one of them
// was changed just now, so that its look says nothing yet. Nothing below an absent
// folder is something too.
func treeLook(dir string, workers int, now time.Time) site.Sum {
	folders := foldersBelow(dir)
	sums := make([]site.Sum, len(folders))
	site.InParallel(len(folders), workers, func(i int) { sums[i] = folderLook(folders[i], dir, now) })
	var all site.Summer
	for _, s := range sums {
		all.Add(s)
	}
	return all.Sum()
}

// foldersBelow lists a folder and all below it, sorted.
func foldersBelow(dir string) []string {
	all := []string{dir}
	for next := 0; next < len(all); next++ {
		entries, _ := os.ReadDir(all[next])
		for _, e := range entries {
			if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
				all = append(all, filepath.Join(all[next], e.Name()))
			}
		}
	}
	slices.Sort(all)
	return all
}

// folderLook is the digest of the files of one folder.
func folderLook(dir, top string, now time.Time) site.Sum {
	var s site.Summer
	s.Text(strings.TrimPrefix(dir, top))
	entries, err := os.ReadDir(dir)
	if err != nil && !os.IsNotExist(err) {
		return 0
	}
	for _, e := range entries {
		info, err := e.Info()
		switch {
		case err != nil || info.Mode()&fs.ModeSymlink != 0: // which looks the same whatever it leads to
			return 0
		case e.IsDir():
			s.Text(e.Name())
		default:
			s.Text(e.Name())
			s.Add(site.Look(info, now))
		}
	}
	return s.Sum()
}

// goneFiles returns the files and folders below dir that do not look as they did.
func goneFiles(dir string, files []looked, workers int) map[string]bool {
	there := make([]bool, len(files))
	site.InParallel(len(files), workers, func(i int) { there[i] = look(dir, files[i].name).Same(files[i].look) })
	gone := map[string]bool{}
	for i, f := range files {
		if !there[i] {
			gone[f.name] = true
		}
	}
	return gone
}

// look is how a file or folder of the site looks; 0 where there is none. That it
// was just written does not matter: this program did it.
func look(dir, name string) site.Sum {
	info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil || info.Mode()&fs.ModeSymlink != 0 {
		return 0
	}
	return site.Look(info, info.ModTime().Add(time.Hour))
}
