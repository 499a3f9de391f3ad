package gitrepo

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

var randomFolders = []string{"site/content/visits/", "site/content/visits/2012/", "site/content/走访/", "site/content/", "site/docs/", "site-b/content/", ""}

// edit changes a few files in every way that Git knows.
func (h *randomHistory) edit(now state) {
	for range h.IntN(4) {
		files := slices.Sorted(maps.Keys(now))
		var file string
		if len(files) > 0 {
			file = files[h.IntN(len(files))]
		}
		switch pick := h.IntN(10); {
		case pick < 4 || file == "":
			h.create(now)
		case pick < 6:
			now[file] = "100644 " + h.reworded(now[file])
		case pick < 7:
			delete(now, file)
			h.gone[path.Base(file)] = true
		case pick < 9:
			h.move(now, file)
		case now[file][:6] == "100644":
			now[file] = "100755" + now[file][6:]
		default:
			now[file] = "100644" + now[file][6:]
		}
	}
	if h.IntN(6) == 0 {
		now[".mailmap"] = "100644 " + h.mailmap()
	}
	if !h.linear && h.IntN(8) == 0 {
		now["site/content/r1.md"] = "120000 ../elsewhere" // a link in the place of a file
	}
}

func (h *randomHistory) create(now state) {
	file := fmt.Sprintf("%sr%d.md", randomFolders[h.IntN(len(randomFolders))], h.IntN(8))
	if h.linear {
		for name := range now {
			if path.Base(name) == path.Base(file) {
				return
			}
		}
		if h.gone[path.Base(file)] {
			return
		}
	}
	now[file] = "100644 " + h.text()
}

// move puts a file into another folder, sometimes with other words.
func (h *randomHistory) move(now state, file string) {
	to := randomFolders[h.IntN(len(randomFolders))] + path.Base(file)
	if _, taken := now[to]; taken || file == ".mailmap" {
		return
	}
	now[to] = now[file]
	delete(now, file)
	if h.IntN(3) == 0 {
		now[to] = now[to][:7] + h.reworded(now[to])
	}
}

// text is unlike any other text, so that git follows no file into another record.
func (h *randomHistory) text() string {
	var b strings.Builder
	for range 12 {
		fmt.Fprintf(&b, "%x %x %x\n", h.Uint64(), h.Uint64(), h.Uint64())
	}
	return b.String()
}

func (h *randomHistory) reworded(text string) string {
	h.serial++
	return text[7:] + fmt.Sprintf("补充 %d\n", h.serial)
}

func (h *randomHistory) mailmap() string {
	return fmt.Sprintf("# %d\n张伟 <Author1@Example.com>\n李娜 <li@example.com> <author2@example.com>\n王芳 <wang@example.com> Author 3 <shared@example.com>\nbroken <\n", h.IntN(3))
}
