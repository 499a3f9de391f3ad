package preview

import (
	"bufio"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"zoufang/generator/build"
)

// listen opens the stream of a page and returns what it hears.
func listen(t *testing.T, s *Server, page string) <-chan state {
	t.Helper()
	response, err := http.Get(s.listener.URL + "_preview/events?page=" + page)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	if kind := response.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Fatalf("%d %s", response.StatusCode, kind)
	}
	heard := make(chan state)
	go func() {
		defer close(heard)
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			var now state
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok && json.Unmarshal([]byte(data), &now) == nil {
				heard <- now
			}
		}
	}()
	return heard
}

func next(t *testing.T, heard <-chan state) state {
	t.Helper()
	select {
	case now, open := <-heard:
		if !open {
			t.Fatal("the stream has ended")
		}
		return now
	case <-time.After(5 * time.Second):
		t.Fatal("nothing was heard")
	}
	return state{}
}

func TestPagesHearWhetherTheyChanged(t *testing.T) {
	site := newShelf()
	site.gate = make(chan struct{}, 1)
	s, _ := running(t, site, Options{Poll: true})
	home, first := listen(t, s, "/"), listen(t, s, "/visits/first/")
	next(t, first)
	if now := next(t, home); now.Version != "reading" || now.Report != "" {
		t.Errorf("while reading: %+v", now)
	}
	s.Progress(build.StepRead, 7, 10)
	if now := next(t, home); now.Progress != "读取 7/10" {
		t.Errorf("while reading: %+v", now)
	}
	next(t, first)

	site.gate <- struct{}{}
	homeBefore, firstBefore := next(t, home), next(t, first)
	if homeBefore.Version == "reading" || !strings.Contains(homeBefore.Report, "没有发现问题") {
		t.Errorf("once read: %+v", homeBefore)
	}

	site.put("visits/first/index.html", "<body>改过的走访</body>")
	site.now.Findings = wrong()
	write(t, s.Root, "content/x.md", "x")
	site.gate <- struct{}{}
	homeAfter, firstAfter := next(t, home), next(t, first)
	if homeAfter.Version != homeBefore.Version || homeAfter.Report == homeBefore.Report {
		t.Error("the home page should hear of the findings and stay")
	}
	if firstAfter.Version == firstBefore.Version {
		t.Error("the page that changed does not hear of it")
	}
	if status, body := get(t, s.listener.URL+"visits/first/"); status != 200 || !strings.Contains(body, `data-version="`+firstAfter.Version+`"`) {
		t.Errorf("the page shows another version than it was told: %s", body)
	}
}
