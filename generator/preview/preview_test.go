package preview

import (
	"context"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"zoufang/generator/build"
	"zoufang/generator/diag"
)

// shelf is a site whose files and findings a test puts there.
type shelf struct {
	mu       sync.Mutex
	files    map[string]build.LiveFile
	failures map[string]diag.List // of templates, by page
	now      build.Update
	counted  *build.Update // what Count gives; nil: now
	gate     chan struct{} // where it is not nil, an update waits for it
}

func (s *shelf) Update(ctx context.Context) (build.Update, error) {
	if s.gate != nil {
		select {
		case <-s.gate:
		case <-ctx.Done():
			return build.Update{}, ctx.Err()
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now, nil
}

func (s *shelf) Count() build.Update {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.counted != nil {
		return *s.counted
	}
	return s.now
}

func (s *shelf) File(_ context.Context, name string) (build.LiveFile, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if findings, fails := s.failures[name]; fails {
		return build.LiveFile{}, build.LiveFailure{Findings: findings}
	}
	if file, there := s.files[name]; there {
		return file, nil
	}
	return build.LiveFile{}, fs.ErrNotExist
}

func (s *shelf) put(name, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	file := s.files[name]
	file.Data = []byte(text)
	s.files[name] = file
}

const firstSource = "content/visits/first.md"

func newShelf() *shelf {
	file := func(text string) build.LiveFile { return build.LiveFile{Data: []byte(text)} }
	return &shelf{now: build.Update{Usable: true, Whole: true}, files: map[string]build.LiveFile{
		"index.html":              file("<html><body>首页</body></html>"),
		"404.html":                file("<html><body>没有这个页面</body></html>"),
		"visits/first/index.html": {Data: []byte(`<html><head><link rel="stylesheet" href="/css/a.css"></head><body>第一次走访</body></html>`), Source: firstSource},
		"css/a.css":               file("p {}"),
		"照片/图.txt":                file("0123456789"),
		"data/caf\u00e9.json":     file("{}"),
		".hidden":                 file("隐藏"),
		"a/.git/config":           file("隐藏"),
		"_preview/source":         file("假的"),
		"unknown.bin":             file("\x00"),
	}}
}

// newTestServer prepares a server in an empty folder that has read its site, but
// is not told of changes.
func newTestServer(t *testing.T, site Site, o Options) *Server {
	t.Helper()
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	if o.Root == "" {
		o.Root = t.TempDir()
	}
	s := NewServer(l, o)
	s.site = site
	return s
}

// readOnce makes the server read its site.
func readOnce(t *testing.T, s *Server, files ...string) {
	t.Helper()
	if _, err := s.update(t.Context(), files); err != nil {
		t.Fatal(err)
	}
}

// ask sends a request from this machine, with headers KEY, VALUE, …
func ask(s *Server, method, target string, headers ...string) *httptest.ResponseRecorder {
	return askFrom(s, "127.0.0.1:50000", method, target, headers...)
}

func askFrom(s *Server, from, method, target string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, nil)
	r.Host, r.RemoteAddr = s.listener.Addr().String(), from
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.handler().ServeHTTP(w, r)
	return w
}

func write(t testing.TB, root, name, text string) {
	t.Helper()
	file := filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// running serves site until the test ends, or stop is called, which returns what
// Serve does.
func running(t *testing.T, site Site, o Options) (s *Server, stop func() error) {
	t.Helper()
	s = newTestServer(t, site, o)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, site) }()
	stop = sync.OnceValue(func() error {
		cancel()
		return <-ended
	})
	t.Cleanup(func() { stop() })
	return s, stop
}

func get(t *testing.T, url string) (status int, body string) {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(data)
}

func TestPagesWaitUntilTheSiteIsRead(t *testing.T) {
	site := newShelf()
	site.gate = make(chan struct{})
	updates := make(chan Change, 1)
	s, _ := running(t, site, Options{Updated: func(c Change) { updates <- c }})
	write(t, s.Root, firstSource, "---\n标题: 一\n---\n")
	s.Progress(build.StepRead, 3, 10)

	status, body := get(t, s.listener.URL+"visits/first/")
	if status != http.StatusServiceUnavailable || !strings.Contains(body, "读取 3/10") || !strings.Contains(body, `data-version="reading"`) {
		t.Errorf("%d %s", status, body)
	}
	if !strings.Contains(body, firstSource) {
		t.Error("no link to the source file")
	}
	if _, source := get(t, s.listener.URL+"_preview/source?page=/visits/first/"); !strings.Contains(source, "标题: 一") {
		t.Errorf("the source file does not show: %s", source)
	}
	if status, _ := get(t, s.listener.URL+"css/a.css"); status != http.StatusServiceUnavailable {
		t.Errorf("a stylesheet: %d", status)
	}

	close(site.gate)
	<-updates
	if status, body := get(t, s.listener.URL+"visits/first/"); status != http.StatusOK || !strings.Contains(body, "第一次走访") {
		t.Errorf("%d %s", status, body)
	}
}

// What counting finds is shown and told when it is there; the pages do not wait.
func TestCountingComesLater(t *testing.T) {
	site := newShelf()
	found := diag.List{diag.At(diag.Span{File: "schemas/tallies/a.yaml"}, "stray-file", nil)}
	site.counted = &build.Update{Usable: true, Findings: found}
	updates := make(chan Change, 1)
	s, _ := running(t, site, Options{Updated: func(c Change) { updates <- c }})
	if change := <-updates; len(change.Findings) != 1 {
		t.Errorf("told of %d findings", len(change.Findings))
	}
	if now, _ := s.board.look(); len(now.Findings) != 1 || !now.read {
		t.Errorf("%d findings are shown", len(now.Findings))
	}
}

func TestServeEndsQuicklyWithOpenStreams(t *testing.T) {
	updates := make(chan Change, 1)
	s, stop := running(t, newShelf(), Options{Updated: func(c Change) { updates <- c }})
	<-updates
	response, err := http.Get(s.listener.URL + "_preview/events?page=/")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	began := time.Now()
	if err := stop(); err != nil {
		t.Errorf("ended with %v", err)
	}
	if took := time.Since(began); took >= stopWithin {
		t.Errorf("took %v", took)
	}
}

func TestServeEndsWhileReading(t *testing.T) {
	site := newShelf()
	site.gate = make(chan struct{})
	_, stop := running(t, site, Options{})
	if err := stop(); err != nil {
		t.Errorf("ended with %v", err)
	}
}

// missing is no site.
type missing struct{ shelf }

func (*missing) Update(context.Context) (build.Update, error) {
	return build.Update{}, fs.ErrNotExist
}

func TestServeFailsWithoutASite(t *testing.T) {
	s := newTestServer(t, nil, Options{})
	if err := s.Serve(t.Context(), &missing{}); err != fs.ErrNotExist {
		t.Errorf("got %v", err)
	}
}
