package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strings"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"
)

// store is what publishing needs of a bucket. An object is written as a whole or
// not at all.
type store interface {
	// read returns an object; nil where there is none.
	read(ctx context.Context, key string) ([]byte, error)
	// write writes an object.
	write(ctx context.Context, key string, body io.Reader, h header) error
	// claim writes an object unless there is one of the key, and reports which.
	claim(ctx context.Context, key string, data []byte) (bool, error)
	// remove removes an object, where there is one.
	remove(ctx context.Context, key string) error
	// hash returns the SHA-256 of an object; "" where there is none.
	hash(ctx context.Context, key string) (string, error)
	// foreign reports whether there are objects that no publication of ours wrote,
	// in a bucket that has no manifest.
	foreign(ctx context.Context) (bool, error)
	Close() error
}

// header is what a web server says of an object.
type header struct {
	contentType, cacheControl, sha256 string
}

// BucketError says what a bucket could not do.
type BucketError struct {
	Key    string // the object; "": the bucket itself
	Denied bool   // for want of a right, or of somebody who has it
	Absent bool   // there is no such bucket
	err    error
}

// Error gives the words of the store.
func (e *BucketError) Error() string { return strings.TrimSpace(e.Key + " " + e.err.Error()) }

// Unwrap returns what the store's library said.
func (e *BucketError) Unwrap() error { return e.err }

// bucketError tells kinds of errors apart. That work was interrupted is no
// trouble of the bucket.
func bucketError(ctx context.Context, key string, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return context.Cause(ctx)
	}
	code := gcerrors.Code(err)
	return &BucketError{Key: key, Denied: code == gcerrors.PermissionDenied, Absent: code == gcerrors.NotFound, err: err}
}

// cloud is a store behind gocloud.dev.
type cloud struct{ bucket *blob.Bucket }

// hashKey names the hash of an object among its metadata.
const hashKey = "sha256"

func (c cloud) read(ctx context.Context, key string) ([]byte, error) {
	data, err := c.bucket.ReadAll(ctx, key)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, c.accessible(ctx)
	}
	return data, bucketError(ctx, key, err)
}

// accessible tells a bucket that is not there from an object that is not.
func (c cloud) accessible(ctx context.Context) error {
	ok, err := c.bucket.IsAccessible(ctx)
	if err == nil && !ok {
		return &BucketError{Absent: true, err: errors.New("there is no such bucket")}
	}
	return bucketError(ctx, "", err)
}

func (c cloud) write(ctx context.Context, key string, body io.Reader, h header) error {
	o := &blob.WriterOptions{ContentType: h.contentType, CacheControl: h.cacheControl}
	if h.sha256 != "" {
		o.Metadata = map[string]string{hashKey: h.sha256}
	}
	return bucketError(ctx, key, c.bucket.Upload(ctx, key, body, o))
}

func (c cloud) claim(ctx context.Context, key string, data []byte) (bool, error) {
	o := &blob.WriterOptions{ContentType: typeJSON, CacheControl: cacheNever, IfNotExist: true}
	err := c.bucket.Upload(ctx, key, bytes.NewReader(data), o)
	if gcerrors.Code(err) == gcerrors.FailedPrecondition {
		return false, nil
	}
	return err == nil, bucketError(ctx, key, err)
}

func (c cloud) remove(ctx context.Context, key string) error {
	err := c.bucket.Delete(ctx, key)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil
	}
	return bucketError(ctx, key, err)
}

// hash asks for the metadata; where an object has none, it is read.
func (c cloud) hash(ctx context.Context, key string) (string, error) {
	attributes, err := c.bucket.Attributes(ctx, key)
	switch {
	case gcerrors.Code(err) == gcerrors.NotFound:
		return "", nil
	case err != nil:
		return "", bucketError(ctx, key, err)
	case attributes.Metadata[hashKey] != "":
		return attributes.Metadata[hashKey], nil
	}
	sum := sha256.New()
	err = c.bucket.Download(ctx, key, sum, nil)
	return hex.EncodeToString(sum.Sum(nil)), bucketError(ctx, key, err)
}

func (c cloud) foreign(ctx context.Context) (bool, error) {
	for list := c.bucket.List(nil); ; {
		object, err := list.Next(ctx)
		switch {
		case errors.Is(err, io.EOF):
			return false, nil
		case err != nil:
			return false, bucketError(ctx, "", err)
		case !strings.HasPrefix(object.Key, stateFolder):
			return true, nil
		}
	}
}

func (c cloud) Close() error { return c.bucket.Close() }
