package preview

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// compiled returns a folder with a small compiled site.
func compiled(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"index.html": "首页", "notes/first/index.html": "第一次走访", "404.html": "没有这个页面",
		"empty/x.txt": "0123456789", ".zoufang-stage-1/0": "隐藏", "照片/图.txt": "图",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestHandler(t *testing.T) {
	handler := Handler(compiled(t))
	for _, test := range []struct {
		url    string
		status int
		body   string
	}{
		{"/", 200, "首页"},
		{"/notes/first/", 200, "第一次走访"},
		{"/%E7%85%A7%E7%89%87/%E5%9B%BE.txt", 200, "图"},
		{"/nothing", 404, "没有这个页面"},
		{"/empty/", 404, "没有这个页面"}, // no listing of folders
		{"/.zoufang-stage-1/0", 404, "没有这个页面"},
		{"/../../etc/passwd", 404, "没有这个页面"},
		{"/%2e%2e/%2e%2e/etc/passwd", 404, "没有这个页面"},
	} {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest("GET", test.url, nil))
		if w.Code != test.status || !strings.Contains(w.Body.String(), test.body) {
			t.Errorf("GET %s: %d %q, want %d %q", test.url, w.Code, w.Body, test.status, test.body)
		}
	}
}

func TestHandlerAnswersRanges(t *testing.T) {
	r := httptest.NewRequest("GET", "/empty/x.txt", nil)
	r.Header.Set("Range", "bytes=2-4")
	w := httptest.NewRecorder()
	Handler(compiled(t)).ServeHTTP(w, r)
	if w.Code != http.StatusPartialContent || w.Body.String() != "234" {
		t.Errorf("got %d %q", w.Code, w.Body)
	}
}

func TestServeEndsWithItsContextAndRefusesOtherHosts(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	address, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- Serve(ctx, "127.0.0.1:0", compiled(t), func(url string) { address <- url })
	}()
	url := <-address
	if body := get(t, url, ""); body != "首页" {
		t.Errorf("got %q", body)
	}
	if body := get(t, url, "evil.example"); strings.Contains(body, "首页") {
		t.Error("a request for another host was answered")
	}
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("ended with %v", err)
	}
}

func get(t *testing.T, url, host string) string {
	t.Helper()
	r, err := http.NewRequest("GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = host
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
