package preview

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"zoufang/generator/build"
)

// find returns the file of the site that a path leads to, and its name.
func (s *Server) find(ctx context.Context, path string) (build.LiveFile, string, error) {
	name, ok := fileName(path)
	if !ok {
		return build.LiveFile{}, "", fs.ErrNotExist
	}
	for _, spelt := range spellings(name) {
		file, err := s.site.File(ctx, spelt)
		if !errors.Is(err, fs.ErrNotExist) {
			return file, spelt, err
		}
	}
	return build.LiveFile{}, "", fs.ErrNotExist
}

// fileName returns the name of the file that a decoded path asks for. Paths that
// are not spelt plainly, or that name something hidden, ask for none.
func fileName(path string) (name string, ok bool) {
	name, rooted := strings.CutPrefix(path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if !rooted || !fs.ValidPath(name) || !utf8.ValidString(name) || strings.ContainsAny(name, "\\\x00") {
		return "", false
	}
	return name, !strings.HasPrefix(name, ".") && !strings.Contains(name, "/.")
}

// spellings returns a name as it was typed, and composed and decomposed as
// different systems spell it.
func spellings(name string) []string {
	all := []string{name}
	for _, form := range []norm.Form{norm.NFC, norm.NFD} {
		if spelt := form.String(name); spelt != name {
			all = append(all, spelt)
		}
	}
	return all
}
