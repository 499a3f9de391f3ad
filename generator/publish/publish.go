// Package publish releases a compiled site: into a folder, where readers go from
// one release to the next by a single rename, or into a bucket of a cloud store,
// where pages arrive after what they need.
//
// What is published was built from a commit into a fresh folder, and looked over
// there once more, apart from the builder: every link leads to a file, no private
// value is in any of them, and nothing that looks like private data. A Release says
// what it was made from and has a SHA-256 of every file, so that it can be proved
// later (Folder.Verify, Release.Rebuild).
//
// A release of a folder is complete before it gets its name, and safe on the
// disk before readers are led to it. Whoever ends a publisher, at whatever
// moment, leaves either the release before or the new one; what it had begun is
// swept away by the next one.
package publish

import (
	"context"
	"errors"
	"iter"
	"time"

	"zoufang/generator/build"
)

// Builder writes a whole site into an empty folder.
type Builder func(ctx context.Context, out string) (build.Result, error)

// Publication is what is to be published.
type Publication struct {
	Build     Builder
	Commit    string    // what is built, as a full hash
	Committed time.Time // when that was committed, in the committer's time zone
	Program   string    // the version of the program
	NoHistory bool      // it is built without what the history tells of records
	Sources   string    // folder of the site's sources, which no target may overlap; "": none
	Secrets   Secrets   // asked once the site is built; nil: none
	Private   *Privacy  // what must not stand in any file; nil: nobody looks
}

// Secrets are values that readers of the site must not see.
type Secrets iter.Seq[Secret]

// Secret is a value that readers must not see, and where it was written.
type Secret struct {
	Value string
	Where string // for messages: a file, and a field of it
	Name  bool   // it is the name of a person
}

// Options say how to publish. The zero value is the usual way.
type Options struct {
	Keep     int            // how many releases a folder keeps; 0: 10
	NoWait   bool           // give up at once where another publisher is at work
	Wait     time.Duration  // how long to wait for it; 0: 10 minutes
	Waiting  func(Holder)   // told once when waiting begins; nil: nobody is
	Progress build.Progress // told how far a step has come; may be nil
	Now      func() time.Time
}

// The steps of a publication, after those of the build.
const (
	StepInspect build.Step = "inspect"
	StepSecure  build.Step = "secure"
	StepSend    build.Step = "send"
)

const (
	defaultKeep = 10
	defaultWait = 10 * time.Minute
)

func (o Options) keep() int {
	if o.Keep == 0 {
		return defaultKeep
	}
	return o.Keep
}

func (o Options) patience() time.Duration {
	switch {
	case o.NoWait:
		return 0
	case o.Wait == 0:
		return defaultWait
	}
	return o.Wait
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

func (o Options) progress(step build.Step, done, total int) {
	if o.Progress != nil {
		o.Progress(step, done, total)
	}
}

// Outcome says what a publication did.
type Outcome struct {
	Built     build.Result
	Faults    []Fault // what the inspection found
	Release   *Release
	Unchanged bool     // readers have this very site already
	Again     bool     // an earlier release is this very site; readers were led to it
	Linked    int      // files of a folder that are those of the release before
	Pruned    []string // releases of a folder that are gone
	Sent      int      // objects written to a bucket
	Removed   int      // objects removed from a bucket
}

// Reasons why nothing was published. The site that readers see is unchanged.
var (
	ErrFindings   = errors.New("the site has errors")
	ErrFaults     = errors.New("the compiled site is not fit to be published")
	ErrNoRelease  = errors.New("there is no such release")
	ErrDamaged    = errors.New("the release is not what was published")
	ErrNoSymlinks = errors.New("symbolic links cannot be made here")
	ErrOccupied   = errors.New("current is no symbolic link")
)
