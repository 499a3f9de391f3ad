package publish

import (
	"bufio"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// childDir names, in the environment of a test binary that is to be killed, the
// folder that it publishes into.
const childDir = "ZOUFANG_TEST_PUBLISH_INTO"

func TestMain(m *testing.M) {
	switch {
	case os.Getenv(childDir) != "":
		publishForEver(Folder{os.Getenv(childDir)})
	case os.Getenv(smallDir) != "":
		publishIntoLittle(Folder{os.Getenv(smallDir)})
	}
	os.Exit(m.Run())
}

const kept = 5 // releases that the publisher of the test keeps

// publishForEver makes one release after the other until somebody kills it.
func publishForEver(f Folder) {
	fmt.Println("begun")
	for {
		home, _ := os.ReadFile(filepath.Join(f.Dir, "current", "index.html"))
		n, _ := strconv.Atoi(numberOf(home))
		if _, err := f.Publish(context.Background(), number(n+1).publication(n+1), Options{Keep: kept}); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
}

var (
	link = regexp.MustCompile(`(?:href|src)="([^"#]*)`)
	said = regexp.MustCompile(`release (\d+)`)
)

// numberOf is the number of the release that a page belongs to, as it says.
func numberOf(page []byte) string {
	if found := said.FindSubmatch(page); found != nil {
		return string(found[1])
	}
	return ""
}

// TestKilledPublishers kills a publisher at a hundred random moments, while a
// reader crawls. It asserts that
//   - current leads to a release at every moment after the first;
//   - from its home page every link leads to a file, and every page says the number
//     of the same release: each crawl resolves current once, for a release stays
//     as it is until it is pruned as a whole;
//   - a page that all releases have is found by every request through current;
//   - after each kill, what readers see is byte by byte what was published, and no
//     older than what they saw before;
//   - the next publisher removes what the killed ones left.
func TestKilledPublishers(t *testing.T) {
	f := Folder{quickDir(t)}
	started := time.Now()
	publish(t, f, number(1).publication(1), Options{})
	window := 2 * time.Since(started)
	var crawls int
	var reader sync.WaitGroup
	stop := make(chan struct{})
	reader.Go(func() { crawls = crawlUntil(t, f, stop) })
	last := 1
	for range 100 {
		killPublisher(t, f, rand.N(window))
		r, faults, err := f.Verify(context.Background(), "")
		if err != nil || len(faults) > 0 || r.Number < last {
			t.Fatalf("after release %d: %v %v", last, texts(faults), err)
		}
		last = r.Number
	}
	close(stop)
	reader.Wait()
	if t.Logf("%d releases, %d crawls", last, crawls); last < 10 || crawls < 10 {
		t.Errorf("%d releases and %d crawls prove little", last, crawls)
	}
	publish(t, f, number(last+1).publication(last+1), Options{Keep: kept})
	if got := names(t, f.releases()); len(got) != 2*kept {
		t.Errorf("releases has %v", got)
	}
	if got := names(t, f.Dir); len(got) != 3 {
		t.Errorf("the folder has %v", got)
	}
}

// quickDir is a folder in memory where there is one: a hundred publications wait
// for the disk thousands of times, which shows nothing when a process is killed.
func quickDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "zoufang-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// killPublisher starts a publisher and kills it after a while.
func killPublisher(t *testing.T, f Folder, after time.Duration) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childDir+"="+f.Dir)
	out, err := child.StdoutPipe()
	if err == nil {
		err = child.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if lines.Scan(); lines.Text() != "begun" {
		t.Fatalf("the publisher says %q", lines.Text())
	}
	time.Sleep(after)
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		t.Errorf("the publisher says %q", lines.Text())
	}
	child.Wait()
}

// crawlUntil crawls the site until stop, and returns how often.
func crawlUntil(t *testing.T, f Folder, stop chan struct{}) (crawls int) {
	for {
		select {
		case <-stop:
			return crawls
		default:
		}
		target, err := os.Readlink(f.currentLink())
		if err != nil {
			t.Error(err)
			return crawls
		}
		release := filepath.Join(f.Dir, target)
		err = crawl(os.DirFS(release), oneRelease())
		if _, there := os.Stat(release); err != nil && there == nil {
			t.Errorf("%s: %v", target, err)
		}
		if _, err := os.ReadFile(filepath.Join(f.currentLink(), "list", "a", "index.html")); err != nil {
			t.Error(err)
		}
		crawls++
	}
}

// crawl follows all links from the home page and checks each page.
func crawl(site fs.FS, check func(page string, data []byte) error) error {
	seen := map[string]bool{}
	for queue := []string{"index.html"}; len(queue) > 0; queue = queue[1:] {
		page := queue[0]
		if seen[page] {
			continue
		}
		seen[page] = true
		data, err := fs.ReadFile(site, page)
		if err != nil {
			return err
		}
		if path.Ext(page) != ".html" {
			continue
		}
		if err := check(page, data); err != nil {
			return err
		}
		queue = append(queue, linksOf(page, data)...)
	}
	return nil
}

// oneRelease checks that all pages belong to the release of the first.
func oneRelease() func(page string, data []byte) error {
	number := ""
	return func(page string, data []byte) error {
		if number == "" {
			number = numberOf(data)
		}
		if got := numberOf(data); got != number || got == "" {
			return fmt.Errorf("%s is of release %q among pages of %q", page, got, number)
		}
		return nil
	}
}

// linksOf are the files that a page links to.
func linksOf(page string, data []byte) []string {
	var files []string
	for _, found := range link.FindAllSubmatch(data, -1) {
		file := path.Join(path.Dir(page), string(found[1]))
		if strings.HasPrefix(string(found[1]), "/") {
			file = strings.TrimPrefix(path.Clean(string(found[1])), "/")
		}
		if path.Ext(file) == "" {
			file = path.Join(file, "index.html")
		}
		files = append(files, file)
	}
	return files
}
