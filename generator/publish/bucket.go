package publish

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"gocloud.dev/blob"
	_ "gocloud.dev/blob/azureblob" // azblob://
	_ "gocloud.dev/blob/fileblob"  // file://
	_ "gocloud.dev/blob/gcsblob"   // gs://
	_ "gocloud.dev/blob/s3blob"    // s3://

	"zoufang/generator/build"
)

// Bucket is a bucket of a cloud store, or a part of one. It has one site, which
// changes file by file: nobody who comes from the home page is ever led to an
// object that is not there, but some pages may be newer than others while a
// publication lasts.
type Bucket struct {
	Address string
	store   store
	lease   time.Duration // how long a lock holds that is not renewed
}

// ErrUnknownStore is returned for an address of a kind of store that is not known.
var ErrUnknownStore = errors.New("there is no store for such addresses")

// IsBucket reports whether a target is the address of a bucket, not a folder.
func IsBucket(target string) bool { return strings.Contains(target, "://") }

// OpenBucket opens s3://BUCKET, gs://BUCKET, azblob://CONTAINER or file:///DIR, with
// the credentials that the library of each store finds in the environment. With
// ?prefix=a/ only what is called so belongs to the site.
func OpenBucket(ctx context.Context, address string) (*Bucket, error) {
	u, err := url.Parse(address)
	if err != nil || !blob.DefaultURLMux().ValidBucketScheme(u.Scheme) {
		return nil, fmt.Errorf("%s: %w", address, ErrUnknownStore)
	}
	if u.Scheme == "file" {
		u.RawQuery = fileOptions(u.Query()).Encode()
	}
	bucket, err := blob.OpenBucket(ctx, u.String())
	if err != nil {
		return nil, bucketError(ctx, "", err)
	}
	return &Bucket{address, cloud{bucket}, leaseFor}, nil
}

// fileOptions make files that a web server can serve: written beside their
// places, with nothing else among them.
func fileOptions(q url.Values) url.Values {
	q.Set("metadata", "skip")
	q.Set("no_tmp_dir", "true")
	q.Set("create_dir", "true")
	return q
}

// Close ends the use of the bucket.
func (b *Bucket) Close() error { return b.store.Close() }

// Publish sends what changed since the last publication, in an order in which
// no link is ever dead, and goes on where an earlier one was interrupted.
func (b *Bucket) Publish(ctx context.Context, p Publication, o Options) (Outcome, error) {
	if err := b.apart(p.Sources); err != nil {
		return Outcome{}, err
	}
	ctx, unlock, err := b.lock(ctx, o)
	if err != nil {
		return Outcome{}, err
	}
	defer unlock()
	outcome, err := b.publish(ctx, p, o)
	if cause := context.Cause(ctx); err != nil && errors.Is(cause, ErrLostLock) {
		err = cause
	}
	return outcome, err
}

// publish publishes while the lock is held.
func (b *Bucket) publish(ctx context.Context, p Publication, o Options) (Outcome, error) {
	dir, err := os.MkdirTemp("", "zoufang-publish-")
	if err != nil {
		return Outcome{}, err
	}
	defer os.RemoveAll(dir)
	made, outcome, err := p.make(ctx, dir, o)
	if err != nil {
		return outcome, err
	}
	err = b.bring(ctx, dir, made, &outcome, o)
	return outcome, err
}

// apart refuses a bucket that is a folder among the sources.
func (b *Bucket) apart(sources string) error {
	u, err := url.Parse(b.Address)
	if err != nil || u.Scheme != "file" {
		return err
	}
	dir := filepath.FromSlash(u.Path)
	if u.Host == "." {
		dir = strings.TrimPrefix(dir, string(filepath.Separator))
	}
	return apart(sources, dir)
}

// bring makes the bucket hold the site in dir.
func (b *Bucket) bring(ctx context.Context, dir string, made *Release, outcome *Outcome, o Options) error {
	now, err := b.state(ctx)
	if err != nil {
		return err
	}
	outcome.Release = made
	made.Name, made.Number = made.stem(), 1
	if now.release != nil {
		if now.release.Audience != made.Audience {
			return fmt.Errorf("%s: %w", b.Address, build.ErrOtherAudience)
		}
		made.Number = now.release.Number + 1
		if len(now.uncertain) == 0 && now.release.sameSite(made) {
			outcome.Release, outcome.Unchanged = now.release, true
			return nil
		}
	}
	if err := b.observe(ctx, &now); err != nil {
		return err
	}
	todo := now.upload(made)
	if err := b.writeState(ctx, journalKey, todo.journal(now)); err != nil {
		return err
	}
	if err := b.carryOut(ctx, dir, todo, outcome, o); err != nil {
		return err
	}
	if err := b.writeState(ctx, manifestKey, made); err != nil {
		return err
	}
	return b.store.remove(ctx, journalKey)
}
