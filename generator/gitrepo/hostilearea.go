package gitrepo

import (
	"slices"
	"strings"
)

// zone says what a path means to a site.
type zone uint8

const (
	outside zone = iota // no part of the site
	above               // the site's folder, or one that leads to it
	inside              // below the site's folder
	source              // below content, schemas or templates: read by the program
)

// sourceFolders are what the program reads of a site.
var sourceFolders = []string{"content", "schemas", "templates"}

// area says where in a repository a site lies.
type area struct{ root string }

func areaOf(prefix string) area { return area{prefix} }

// zone returns what the path means, which is relative to the top.
func (a area) zone(path string) zone {
	if path == a.root || path == "" || strings.HasPrefix(a.root, path+"/") {
		return above
	}
	below := path
	if a.root != "" {
		var ok bool
		if below, ok = strings.CutPrefix(path, a.root+"/"); !ok {
			return outside
		}
	}
	first, _, _ := strings.Cut(below, "/")
	if slices.Contains(sourceFolders, first) {
		return source
	}
	return inside
}

// ofText reports whether the file is one that is read as text: a record or a
// schema.
func (a area) ofText(path string) bool {
	below := strings.TrimPrefix(path, a.root+"/")
	return strings.HasPrefix(below, "schemas/") ||
		strings.HasSuffix(path, ".md") || strings.HasSuffix(path, ".yaml") || strings.HasSuffix(path, ".yml")
}
