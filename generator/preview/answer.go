package preview

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"zoufang/generator/build"
)

// answer is what an address shows at one moment.
type answer struct {
	status   int
	kind     string // content type
	data     []byte
	location string // where to look instead
	version  string // of a page that stays what it is while its bytes change

	source string // file of the record that it shows, or ""
	stale  bool   // the record is broken now
}

//go:embed assets/preview.js assets/preview.css
var assets embed.FS

// handler answers all requests that get through the guard.
func (s *Server) handler() http.Handler {
	return s.guard(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == namespace+"events" {
			s.events(w, r)
			return
		}
		a := s.answer(r.Context(), r.URL, isLocal(r))
		if a.isPage() {
			a.data = inject(a.data, s.versionOf(r.Context(), r.URL, a))
		}
		a.write(w, r)
	}))
}

// answer finds what an address shows; local says that whoever asks sits at this
// machine.
func (s *Server) answer(ctx context.Context, ref *url.URL, local bool) answer {
	now, _ := s.board.look()
	name, isOwn := strings.CutPrefix(ref.Path, namespace)
	switch {
	case isOwn && name == "source":
		return s.source(ctx, ref, now, local)
	case isOwn:
		data, err := assets.ReadFile("assets/" + name)
		if err != nil {
			return plainText(http.StatusNotFound)
		}
		return answer{status: http.StatusOK, kind: contentType(name), data: data}
	case now.read && now.Usable:
		return s.page(ctx, ref, local)
	case !wantsPage(ref.Path):
		return plainText(http.StatusServiceUnavailable)
	case now.read:
		return s.broken(now, local)
	}
	return s.reading(ref, now, local)
}

// page answers with a file of the site: a page of it, or whatever else it has.
func (s *Server) page(ctx context.Context, ref *url.URL, local bool) answer {
	file, name, err := s.find(ctx, ref.Path)
	var failure build.LiveFailure
	switch {
	case err == nil:
		return answer{status: http.StatusOK, kind: contentType(name), data: file.Data, source: file.Source, stale: file.Stale}
	case errors.As(err, &failure):
		return s.failed(ref, failure.Findings, local)
	case !errors.Is(err, fs.ErrNotExist):
		return answer{status: http.StatusInternalServerError, kind: typeText, data: []byte(err.Error() + "\n")}
	}
	if !strings.HasSuffix(ref.Path, "/") {
		if _, _, err := s.find(ctx, ref.Path+"/"); err == nil {
			to := url.URL{Path: ref.Path + "/", RawQuery: ref.RawQuery}
			return answer{status: http.StatusFound, location: to.String()}
		}
	}
	return s.missing(ctx, ref, local)
}

// missing answers with the site's page for addresses that lead nowhere. What is
// missing may be a record that was never without errors.
func (s *Server) missing(ctx context.Context, ref *url.URL, local bool) answer {
	if !wantsPage(ref.Path) {
		return plainText(http.StatusNotFound)
	}
	file, err := s.site.File(ctx, "404.html")
	if err != nil {
		return plainText(http.StatusNotFound)
	}
	a := answer{status: http.StatusNotFound, kind: typeHTML, data: file.Data}
	if local {
		a.source = s.guess(ref.Path)
	}
	return a
}

func plainText(status int) answer {
	return answer{status: status, kind: typeText, data: []byte(http.StatusText(status) + "\n")}
}

// wantsPage reports whether a path is one that pages have.
func wantsPage(p string) bool {
	ext := path.Ext(p)
	return ext == "" || ext == ".html"
}

// isPage reports whether the answer is shown as a page of its own.
func (a answer) isPage() bool { return a.kind == typeHTML }

// versionOf names the state of a page. It changes when the page does, or a
// stylesheet or script of the site that it loads, or any photo where it shows
// one.
func (s *Server) versionOf(ctx context.Context, ref *url.URL, a answer) string {
	if a.version != "" {
		return a.version
	}
	sum := sha256.New()
	sum.Write(a.data)
	for _, p := range loaded(a.data, ref, s.listener.URL) {
		if file, _, err := s.find(ctx, p); err == nil {
			sum.Write(file.Data)
		}
	}
	if bytes.Contains(a.data, []byte("<img")) {
		now, _ := s.board.look()
		sum.Write([]byte{byte(now.photos), byte(now.photos >> 8)})
	}
	return hex.EncodeToString(sum.Sum(nil)[:12])
}

// write sends the answer. Browsers keep nothing: the next answer may be another.
func (a answer) write(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	if a.location != "" {
		h.Set("Location", a.location)
		w.WriteHeader(a.status)
		return
	}
	h.Set("Content-Type", a.kind)
	if a.status == http.StatusOK {
		sum := sha256.Sum256(a.data)
		h.Set("ETag", `"`+hex.EncodeToString(sum[:12])+`"`)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(a.data))
		return
	}
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		io.Copy(w, bytes.NewReader(a.data))
	}
}
