package publish

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"zoufang/generator/build"
)

// slow is a publication that says when it builds, and waits until it may go on.
func slow(p Publication) (_ Publication, building, goOn chan struct{}) {
	building, goOn = make(chan struct{}), make(chan struct{})
	builds := p.Build
	p.Build = func(ctx context.Context, out string) (build.Result, error) {
		close(building)
		<-goOn
		return builds(ctx, out)
	}
	return p, building, goOn
}

// testTwoPublishers runs two publishers of one target at once.
func testTwoPublishers(t *testing.T, publish func(Publication, Options) (Outcome, error)) {
	ctx := context.Background()
	first, building, goOn := slow(number(1).publication(1))
	firstDone, secondDone := make(chan error, 1), make(chan error, 1)
	go func() { _, err := publish(first, Options{}); firstDone <- err }()
	<-building

	var busy *BusyError
	_, err := publish(number(2).publication(2), Options{NoWait: true})
	if host, _ := os.Hostname(); !errors.As(err, &busy) || busy.Holder.PID != os.Getpid() || busy.Holder.Host != host {
		t.Errorf("one that does not wait: %v", err)
	}
	if _, err := publish(number(2).publication(2), Options{Wait: time.Millisecond}); !errors.As(err, &busy) {
		t.Errorf("one that does not wait for long: %v", err)
	}

	waiting := make(chan Holder, 1)
	go func() {
		_, err := publish(number(2).publication(2), Options{Waiting: func(h Holder) { waiting <- h }})
		secondDone <- err
	}()
	if h := <-waiting; h.PID != os.Getpid() {
		t.Errorf("waits for %v", h)
	}
	close(goOn)
	if err := errors.Join(<-firstDone, <-secondDone, ctx.Err()); err != nil {
		t.Error(err)
	}
}

func TestTwoPublishersOfAFolder(t *testing.T) {
	f := Folder{t.TempDir()}
	testTwoPublishers(t, func(p Publication, o Options) (Outcome, error) { return f.Publish(context.Background(), p, o) })
	all, current, err := f.Releases()
	if err != nil || len(all) != 2 || current.Number != 2 {
		t.Errorf("%d releases, %v", len(all), err)
	}
}

func TestWaitingCanBeInterrupted(t *testing.T) {
	f := Folder{t.TempDir()}
	publish(t, f, number(1).publication(1), Options{})
	unlock, err := f.lock(context.Background(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	ctx, cancel := context.WithCancel(context.Background())
	_, err = f.Rollback(ctx, "", Options{Waiting: func(Holder) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
