package preview

import (
	"context"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// sourcePage shows the file of a record with what was found in it.
type sourcePage struct {
	frame
	Whole []shown // findings of the file as a whole
	Lines []sourceLine
}

// sourceLine is a line of the file, with the findings that begin there.
type sourceLine struct {
	Number   int
	Text     string
	Severity string // of the worst finding; "clean" where there is none
	Findings []shown
}

// source answers with the file behind a page, or with a file that findings speak
// of. No name of a file is taken from the request: the site or its findings must
// have named it.
func (s *Server) source(ctx context.Context, ref *url.URL, now moment, local bool) answer {
	if !local {
		return plainText(http.StatusForbidden)
	}
	file, back := ref.Query().Get("file"), ""
	if page := ref.Query().Get("page"); page != "" && !strings.HasPrefix(page, namespace) {
		file, back = s.answer(ctx, &url.URL{Path: page}, true).source, (&url.URL{Path: page}).String()
	} else if !mentions(now.Findings, file) {
		file = ""
	}
	src, err := s.read(file)
	if err != nil {
		return plainText(http.StatusNotFound)
	}
	view := sourcePage{frame: s.frame(file)}
	if back != "" {
		view.Back, view.BackURL = s.say("preview.back"), back
	}
	view.fill(s, src, now.Findings)
	a := s.ownPage(http.StatusOK, "source.html", view)
	a.source = file
	return a
}

// mentions reports whether a finding speaks of file.
func mentions(list diag.List, file string) bool {
	return slices.ContainsFunc(list, func(f diag.Finding) bool {
		return f.Span.File == file ||
			slices.ContainsFunc(f.Related, func(r diag.Related) bool { return r.Span.File == file })
	})
}

// fill puts the lines of the file and its findings side by side.
func (p *sourcePage) fill(s *Server, src *record.Source, list diag.List) {
	texts := strings.Split(strings.TrimSuffix(src.Text, "\n"), "\n")
	lines := func(_ string, n int) (string, bool) {
		if n < 1 || n > len(texts) {
			return "", false
		}
		return texts[n-1], true
	}
	at := map[int]diag.List{}
	for _, f := range list {
		if f.Span.File == src.Path {
			at[f.Span.Start.Line] = append(at[f.Span.Start.Line], f)
		}
	}
	p.Whole = s.notes(at[0], lines)
	for i, text := range texts {
		p.Lines = append(p.Lines, sourceLine{i + 1, diag.Visible(text), worst(at[i+1]), s.notes(at[i+1], lines)})
	}
}

// notes shows findings where their place is plain to see.
func (s *Server) notes(list diag.List, lines diag.Lines) []shown {
	var all []shown
	for _, f := range list {
		note := s.shown(f, lines)
		note.Place, note.URL, note.Frame.Lines = "", "", nil
		all = append(all, note)
	}
	return all
}

// isSource reports whether name is that of a file which may hold a record.
func isSource(name string) bool {
	return fs.ValidPath(name) && concerns(name) && strings.HasPrefix(name, "content/") &&
		slices.Contains([]string{".md", ".yaml", ".yml"}, path.Ext(name))
}

// read reads the file of a record. A link to elsewhere is no such file.
func (s *Server) read(name string) (*record.Source, error) {
	if !isSource(name) {
		return nil, fs.ErrNotExist
	}
	root, err := os.OpenRoot(s.Root)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if info, err := root.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, record.MaxFile+1))
	if err != nil {
		return nil, err
	}
	src, _ := record.Decode(name, data)
	if src == nil {
		return nil, fs.ErrInvalid
	}
	return src, nil
}

// guess returns the file whose page an address is by the looks of it, or "": the
// site itself knows better once it has been read.
func (s *Server) guess(address string) string {
	stem := "content" + strings.TrimSuffix(address, "/")
	for _, end := range []string{".md", "/index.md", ".yaml", "/index.yaml"} {
		if _, err := s.read(stem + end); err == nil {
			return stem + end
		}
	}
	return ""
}
