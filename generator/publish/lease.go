package publish

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"time"
)

// lease is a lock in a bucket. A store does not notice that a publisher has died,
// so a lock holds for a while only and is renewed as long as work goes on. Two
// publishers whose clocks differ by more than that may both take it: then files
// are sent twice, and the later manifest wins.
type lease struct {
	Holder
	Token string    `json:"token"` // chosen by chance
	Until time.Time `json:"until"`
}

const (
	leaseFor   = 2 * time.Minute
	leaseEvery = time.Second // how often a waiting publisher looks
)

// ErrLostLock is the reason why work stops when another publisher took the lock.
var ErrLostLock = errors.New("another publisher took over")

// lock takes the bucket's lock. The context that it returns ends when the lock is
// lost.
func (b *Bucket) lock(ctx context.Context, o Options) (context.Context, func(), error) {
	mine := lease{Holder: us(o.now()), Token: rand.Text()}
	err := wait(ctx, o, leaseEvery, func() (bool, Holder, error) { return b.acquire(ctx, mine) })
	if err != nil {
		return nil, nil, err
	}
	working, stop := context.WithCancelCause(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		b.renew(working, stop, mine)
	}()
	return working, func() {
		stop(nil)
		<-ended
		b.release(context.WithoutCancel(ctx), mine)
	}, nil
}

// acquire tries to take the lock, and says who has it.
func (b *Bucket) acquire(ctx context.Context, mine lease) (bool, Holder, error) {
	free, err := b.store.claim(ctx, leaseKey, mine.extended(b.lease))
	if err != nil || free {
		return free, mine.Holder, err
	}
	held, err := b.readLease(ctx)
	if err != nil || time.Now().Before(held.Until) {
		return false, held.Holder, err
	}
	if err := b.store.remove(ctx, leaseKey); err != nil {
		return false, held.Holder, err
	}
	free, err = b.store.claim(ctx, leaseKey, mine.extended(b.lease))
	return free, held.Holder, err
}

// extended is the lock as it is written, to hold for a while from now.
func (l lease) extended(by time.Duration) []byte {
	l.Until = time.Now().Add(by).UTC()
	data, _ := json.Marshal(l) // has nothing that cannot be written
	return data
}

// readLease reads who has the lock. One that cannot be read has run out.
func (b *Bucket) readLease(ctx context.Context) (held lease, err error) {
	data, err := b.store.read(ctx, leaseKey)
	if err == nil && json.Unmarshal(data, &held) != nil {
		held = lease{}
	}
	return held, err
}

// renew keeps the lock until work ends, and ends work when somebody else has it.
func (b *Bucket) renew(ctx context.Context, stop context.CancelCauseFunc, mine lease) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(b.lease / 4):
		}
		held, err := b.readLease(ctx)
		if err == nil && held.Token != mine.Token {
			stop(ErrLostLock)
			return
		}
		b.store.write(ctx, leaseKey, bytes.NewReader(mine.extended(b.lease)), header{contentType: typeJSON, cacheControl: cacheNever})
	}
}

// release gives the lock back, unless somebody else has it.
func (b *Bucket) release(ctx context.Context, mine lease) {
	if held, err := b.readLease(ctx); err == nil && held.Token == mine.Token {
		b.store.remove(ctx, leaseKey)
	}
}
