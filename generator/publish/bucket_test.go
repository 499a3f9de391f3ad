package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"gocloud.dev/blob"
	"gocloud.dev/blob/memblob"

	"zoufang/generator/build"
)

// memory is a bucket that lasts as long as the test.
func memory(t *testing.T) (*Bucket, *blob.Bucket) {
	t.Helper()
	bucket := memblob.OpenBucket(nil)
	t.Cleanup(func() { bucket.Close() })
	return &Bucket{"mem://", cloud{bucket}, leaseFor}, bucket
}

// send publishes into a bucket and fails the test where that fails.
func send(t *testing.T, b *Bucket, p Publication) Outcome {
	t.Helper()
	outcome, err := b.Publish(context.Background(), p, Options{})
	if err != nil {
		t.Fatalf("publishing: %v %v", err, texts(outcome.Faults))
	}
	return outcome
}

// objects are what a bucket holds for readers, without what the site says of
// itself.
func objects(bucket *blob.Bucket) (pages, error) {
	ctx := context.Background()
	p := pages{}
	for list := bucket.List(nil); ; {
		object, err := list.Next(ctx)
		if errors.Is(err, io.EOF) {
			return p, nil
		}
		if err != nil {
			return nil, err
		}
		if strings.HasPrefix(object.Key, stateFolder) || object.Key == "data/site.json" || object.Key == "sitemap.xml" {
			continue
		}
		data, err := bucket.ReadAll(ctx, object.Key)
		if err != nil {
			return nil, err
		}
		p[object.Key] = string(data)
	}
}

// holds fails the test unless a bucket has exactly the site.
func holds(t *testing.T, bucket *blob.Bucket, want pages) {
	t.Helper()
	got, err := objects(bucket)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestSending(t *testing.T) {
	b, bucket := memory(t)
	first := send(t, b, number(1).publication(1))
	holds(t, bucket, number(1))
	if first.Sent != len(number(1))+2 || first.Removed != 0 {
		t.Errorf("%d sent, %d removed", first.Sent, first.Removed)
	}
	if again := send(t, b, number(1).publication(1)); !again.Unchanged || again.Sent != 0 {
		t.Errorf("the same again: %d sent", again.Sent)
	}
	changed := number(1)
	changed["list/a/index.html"] = "release 2"
	delete(changed, "list/b/index.html")
	changed["list/index.html"] = `<a href="a/">`
	second := send(t, b, changed.publication(2))
	holds(t, bucket, changed)
	if second.Sent != 2 || second.Removed != 1 || second.Release.Number != 2 {
		t.Errorf("release %d: %d sent, %d removed", second.Release.Number, second.Sent, second.Removed)
	}
	for _, key := range []string{journalKey, leaseKey} {
		if there, err := bucket.Exists(context.Background(), key); err != nil || there {
			t.Errorf("%s is left, %v", key, err)
		}
	}
}

func TestHeaders(t *testing.T) {
	b, bucket := memory(t)
	fingerprinted := "css/site.min." + strings.Repeat("0123456789abcdef", 4) + ".css"
	send(t, b, pages{"index.html": "x", fingerprinted: "x", "data/visits.csv": "x", "a/plan.bin": "x", "feed.xml": ""}.publication(1))
	tests := map[string][2]string{
		"index.html":      {"text/html; charset=utf-8", "no-cache"},
		fingerprinted:     {"text/css; charset=utf-8", "public, max-age=31536000, immutable"},
		"data/visits.csv": {"text/csv; charset=utf-8", "no-cache"},
		"data/site.json":  {"application/json; charset=utf-8", "no-cache"},
		"a/plan.bin":      {"application/octet-stream", "no-cache"},
		"feed.xml":        {"application/xml; charset=utf-8", "no-cache"},
		manifestKey:       {"application/json; charset=utf-8", "no-store"},
	}
	for key, want := range tests {
		a, err := bucket.Attributes(context.Background(), key)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]string{a.ContentType, a.CacheControl}; got != want {
			t.Errorf("%s has %q, want %q", key, got, want)
		}
	}
}

// watched is a store that fails after some changes, and shows what there is after
// each.
type watched struct {
	store
	mu      sync.Mutex
	left    int // changes until it fails
	changes int
	after   func(key string)
}

var errGone = errors.New("the network is gone")

func (w *watched) change(key string, do func() error) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.changes == w.left {
		return errGone
	}
	w.changes++
	err := do()
	w.after(key)
	return err
}

func (w *watched) write(ctx context.Context, key string, body io.Reader, h header) error {
	return w.change(key, func() error { return w.store.write(ctx, key, body, h) })
}

func (w *watched) remove(ctx context.Context, key string) error {
	if key == leaseKey {
		return w.store.remove(ctx, key) // or else every attempt would wait for the lock to run out
	}
	return w.change(key, func() error { return w.store.remove(ctx, key) })
}

// evolved is number(1) as it is later: pages are new, changed and gone, all of
// them link to each other, and a page changes into one that links to a new one.
func evolved() pages {
	p := number(2)
	delete(p, "list/d/index.html")
	p["list/index.html"] = `release 2 <a href="a/">a</a> <a href="e/">e</a> <img src="/img/e.png">`
	p["list/e/index.html"] = `release 2 <a href="../f/">f</a> <a href="/">home</a>`
	p["list/f/index.html"] = `release 2 <a href="../e/">e</a> <link rel="stylesheet" href="/css/new.css">`
	p["list/a/index.html"] = `release 2 <a href="../f/">f</a>`
	p["img/e.png"], p["css/new.css"] = "e", "p {}"
	return p
}

// TestInterruptedSending breaks a publication off after every number of changes,
// and then publishes: the same site, another one, or the one before. It asserts
// after every single change that whoever comes from the home page is led to
// objects that are there, and in the end that the bucket has the new site and
// nothing else.
func TestInterruptedSending(t *testing.T) {
	third := number(3)
	third["list/e/index.html"] = `release 3 <a href="../g/">g</a>`
	third["list/g/index.html"] = `release 3 <a href="/">home</a>`
	third["list/index.html"] = `release 3 <a href="e/">e</a>`
	afterwards := map[string]Publication{
		"resumed": evolved().publication(2), "another": third.publication(3), "back": number(1).publication(1),
	}
	for name, next := range afterwards {
		for _, before := range []pages{nil, number(1)} {
			for breaks, done := 0, false; !done; breaks++ {
				done = interruptAfter(t, fmt.Sprintf("%s after %d of %d pages", name, breaks, len(before)), breaks, before, next)
			}
		}
	}
}

// interruptAfter reports whether the publication was complete before it broke off.
func interruptAfter(t *testing.T, name string, breaks int, before pages, next Publication) bool {
	t.Helper()
	b, bucket := memory(t)
	if before != nil {
		send(t, b, before.publication(1))
	}
	w := &watched{store: b.store, left: breaks, after: func(key string) { walk(t, name+", "+key, bucket) }}
	b.store = w
	_, err := b.Publish(context.Background(), evolved().publication(2), Options{})
	if err != nil && !errors.Is(err, errGone) {
		t.Fatalf("%s: %v", name, err)
	}
	w.left = -1
	send(t, b, next)
	got, errObjects := objects(bucket)
	want, errBuilt := built(t, next)
	if diff := cmp.Diff(want, got); diff != "" || errors.Join(errObjects, errBuilt) != nil {
		t.Errorf("%s: %v (-want +got):\n%s", name, errors.Join(errObjects, errBuilt), diff)
	}
	return err == nil
}

// built is what a publication has to show.
func built(t *testing.T, p Publication) (pages, error) {
	dir := t.TempDir()
	_, err := p.Build(context.Background(), dir)
	return readPages(t, dir), err
}

// walk follows all links from the home page, where there is one.
func walk(t *testing.T, name string, bucket *blob.Bucket) {
	t.Helper()
	there, err := objects(bucket)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for path, text := range there {
		files[path] = &fstest.MapFile{Data: []byte(text)}
	}
	if _, err := fs.Stat(files, "index.html"); err != nil {
		return
	}
	if err := crawl(files, func(string, []byte) error { return nil }); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

func TestResumingSendsOnlyTheRest(t *testing.T) {
	b, _ := memory(t)
	w := &watched{store: b.store, left: 5, after: func(string) {}}
	b.store = w
	if _, err := b.Publish(context.Background(), number(1).publication(1), Options{}); !errors.Is(err, errGone) {
		t.Fatal(err)
	}
	w.left = -1
	outcome := send(t, b, number(1).publication(1))
	if want := len(number(1)) + 2 - 4; outcome.Sent != want { // the journal was one of the five changes
		t.Errorf("%d sent, want %d", outcome.Sent, want)
	}
}

func TestOrderOfSending(t *testing.T) {
	b, _ := memory(t)
	send(t, b, number(1).publication(1))
	var keys []string
	w := &watched{store: b.store, left: -1, after: func(key string) { keys = append(keys, key) }}
	b.store = w
	send(t, b, evolved().publication(2))
	at := func(key string) int { return slices.Index(keys, key) }
	order := []string{
		journalKey, "css/new.css", "list/e/index.html", "list/a/index.html", "list/index.html", "index.html",
		"list/d/index.html", manifestKey,
	}
	if !slices.IsSortedFunc(order, func(a, b string) int { return at(a) - at(b) }) || at(journalKey) != 0 {
		t.Errorf("changed in the order %v", keys)
	}
}

func TestRefusedBuckets(t *testing.T) {
	ctx := context.Background()
	b, bucket := memory(t)
	if err := bucket.WriteAll(ctx, "letter.txt", nil, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Publish(ctx, number(1).publication(1), Options{}); !errors.Is(err, build.ErrForeignFolder) {
		t.Errorf("a bucket of others: %v", err)
	}
	b, bucket = memory(t)
	send(t, b, number(1).publication(1))
	other := Publication{Commit: "2", Build: func(_ context.Context, out string) (build.Result, error) {
		return build.Result{Written: true}, number(2).complete("supervision").write(out)
	}}
	if _, err := b.Publish(ctx, other, Options{}); !errors.Is(err, build.ErrOtherAudience) {
		t.Errorf("another audience: %v", err)
	}
	if outcome, err := b.Publish(ctx, pages{"index.html": `<a href="/x/">`}.publication(2), Options{}); !errors.Is(err, ErrFaults) || len(outcome.Faults) != 1 {
		t.Errorf("a dead link: %v", err)
	}
	holds(t, bucket, number(1))
	if _, err := OpenBucket(ctx, "ftp://x"); !errors.Is(err, ErrUnknownStore) {
		t.Errorf("an unknown store: %v", err)
	}
}

// TestABucketInAFolder publishes into a folder as web servers read it.
func TestABucketInAFolder(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "www")
	address := (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir)}).String()
	for _, site := range []pages{number(1), evolved(), number(1)} {
		b, err := OpenBucket(ctx, address)
		if err != nil {
			t.Fatal(err)
		}
		send(t, b, site.publication(1))
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(site, readPages(t, dir)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	b, err := OpenBucket(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	w := &watched{store: b.store, left: 4, after: func(string) {}}
	b.store = w
	if _, err := b.Publish(ctx, evolved().publication(2), Options{}); !errors.Is(err, errGone) {
		t.Fatal(err)
	}
	w.left = -1
	send(t, b, evolved().publication(2))
	if diff := cmp.Diff(evolved(), readPages(t, dir)); diff != "" {
		t.Errorf("resumed (-want +got):\n%s", diff)
	}
	p := number(1).publication(1)
	p.Sources = filepath.Dir(dir)
	content := &Bucket{Address: address[:len(address)-len("www")] + "content/x"}
	if _, err := content.Publish(ctx, p, Options{}); !errors.Is(err, build.ErrOverlap) {
		t.Errorf("among the sources: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "index.html.attrs")); err == nil {
		t.Error("the store keeps files of its own among those of the site")
	}
}
