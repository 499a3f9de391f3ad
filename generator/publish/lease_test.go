package publish

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"zoufang/generator/build"
)

func TestTwoPublishersOfABucket(t *testing.T) {
	b, bucket := memory(t)
	testTwoPublishers(t, func(p Publication, o Options) (Outcome, error) { return b.Publish(context.Background(), p, o) })
	holds(t, bucket, number(2))
}

func TestALockThatRanOutIsTaken(t *testing.T) {
	b, bucket := memory(t)
	old, err := json.Marshal(lease{Until: time.Now().Add(-time.Second)})
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]byte{old, []byte("{")} {
		if err := bucket.WriteAll(context.Background(), leaseKey, data, nil); err != nil {
			t.Fatal(err)
		}
		send(t, b, number(1).publication(1))
	}
}

// lockOf reads the lock of a bucket.
func lockOf(t *testing.T, b *Bucket) lease {
	t.Helper()
	l, err := b.readLease(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestALockIsRenewedWhileWorkGoesOn(t *testing.T) {
	b, _ := memory(t)
	b.lease = 200 * time.Millisecond
	p, building, goOn := slow(number(1).publication(1))
	done := make(chan error, 1)
	go func() { _, err := b.Publish(context.Background(), p, Options{}); done <- err }()
	<-building
	first := lockOf(t, b)
	time.Sleep(2 * b.lease)
	if now := lockOf(t, b); now.Token != first.Token || !now.Until.After(first.Until) {
		t.Errorf("the lock was not renewed: %v, then %v", first, now)
	}
	close(goOn)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if left := lockOf(t, b); left.Token != "" {
		t.Errorf("the lock is left: %v", left)
	}
}

func TestALostLockEndsWork(t *testing.T) {
	b, bucket := memory(t)
	b.lease = 40 * time.Millisecond
	p := Publication{Build: func(ctx context.Context, _ string) (build.Result, error) {
		other, err := json.Marshal(lease{Token: "another", Until: time.Now().Add(time.Hour)})
		if err == nil {
			err = bucket.WriteAll(ctx, leaseKey, other, nil)
		}
		if err != nil {
			return build.Result{}, err
		}
		<-ctx.Done()
		return build.Result{}, ctx.Err()
	}}
	if _, err := b.Publish(context.Background(), p, Options{}); !errors.Is(err, ErrLostLock) {
		t.Errorf("got %v", err)
	}
	if left := lockOf(t, b); left.Token != "another" {
		t.Errorf("the lock of the other one is gone: %v", left)
	}
}
