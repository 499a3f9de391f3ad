package gitrepo

import (
	"bytes"
	"cmp"
	"container/heap"
	"context"
	"errors"
	"math"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
)

// Advance is what a branch gains where it moves to a commit.
type Advance struct {
	Forward bool     // nothing is lost: all that it had leads to the commit
	Commits []string // those it did not have, by time
}

// ErrTooMany is returned for a branch that gains more commits at once than can be
// looked at.
var ErrTooMany = errors.New("too many commits at once")

// maxGained is how many commits a branch may gain at once: a hundred years of
// fifteen a day.
const maxGained = 500_000

// maxCommit is how long a commit may be in bytes: its message is read whole.
const maxCommit = 1 << 20

// Advance compares the commits that lead to the commit to with those that lead to
// the commits from. It reads little more than what differs. The error is a
// *Hostile for a commit that cannot be read as one.
func (r *Repo) Advance(ctx context.Context, to string, from ...string) (*Advance, error) {
	p, err := r.newPainter()
	if err != nil {
		return nil, err
	}
	if err := p.paint(plumbing.NewHash(to), gained); err != nil {
		return nil, err
	}
	for _, id := range from {
		if err := p.paint(plumbing.NewHash(id), had); err != nil {
			return nil, err
		}
	}
	if err := p.run(ctx); err != nil {
		return nil, err
	}
	a := &Advance{Forward: true, Commits: p.result()}
	for _, id := range from {
		a.Forward = a.Forward && p.seen[plumbing.NewHash(id)].colours == gained|had
	}
	return a, nil
}

// colour says from where a commit has been reached.
type colour uint8

const (
	gained colour = 1 << iota // from the commit that a branch moves to
	had                       // from what it had
)

// painted is a commit of the walk.
type painted struct {
	id      plumbing.Hash
	when    int64
	parents []string
	colours colour
	queued  bool
}

// painter walks from several commits to their ancestors, the newest first, until
// all that is left is had already. Where clocks were wrong a commit may be walked
// from a second time.
type painter struct {
	repo   *Repo
	ends   []string // commits whose parents were not fetched
	seen   map[plumbing.Hash]*painted
	queue  paintedQueue
	open   int   // commits in the queue that are only gained
	gained int   // commits that were only gained when they were met
	oldest int64 // time of the oldest of these
}

func (r *Repo) newPainter() (*painter, error) {
	ends, err := r.Shallow()
	return &painter{repo: r, ends: ends, seen: map[plumbing.Hash]*painted{}, oldest: math.MaxInt64}, err
}

// slack is how many more commits are walked from once it seems that all is known:
// where clocks were wrong, what is gained may still turn out to be had.
const slack = 500

// run walks until no commit is open, and a little further. What is had may be taken
// for gained only where a clock was wrong by more than that; never the other way.
func (p *painter) run(ctx context.Context) error {
	for more := slack; len(p.queue) > 0 && more > 0; {
		if err := ctx.Err(); err != nil {
			return err
		}
		at := heap.Pop(&p.queue).(*painted)
		at.queued = false
		if at.colours == gained {
			p.open--
		}
		for _, parent := range at.parents {
			if err := p.paint(plumbing.NewHash(parent), at.colours); err != nil {
				return err
			}
		}
		if p.open == 0 && (len(p.queue) == 0 || p.queue[0].when < p.oldest) {
			more--
		}
	}
	return nil
}

// paint adds colours to a commit, and queues it where that is new.
func (p *painter) paint(h plumbing.Hash, c colour) error {
	at, err := p.meet(h)
	if err != nil || at.colours|c == at.colours {
		return err
	}
	if at.queued && at.colours == gained {
		p.open--
	}
	if at.colours |= c; at.colours == gained {
		p.open++
		p.gained++
		p.oldest = min(p.oldest, at.when)
	}
	if !at.queued {
		at.queued = true
		heap.Push(&p.queue, at)
	}
	if p.gained > maxGained {
		return ErrTooMany
	}
	return nil
}

// meet returns a commit, read when it is met first.
func (p *painter) meet(h plumbing.Hash) (*painted, error) {
	if at := p.seen[h]; at != nil {
		return at, nil
	}
	if size, err := p.repo.objects.size(h); err != nil || size > maxCommit {
		return nil, cmp.Or(err, error(&Hostile{Commit: h.String(), Reason: HostileCommit}))
	}
	c, err := p.repo.commit(h)
	if errors.Is(err, errMalformed) {
		return nil, &Hostile{Commit: h.String(), Reason: HostileCommit}
	}
	if err != nil {
		return nil, err
	}
	at := &painted{id: h, when: c.Committer.When.Unix(), parents: c.Parents}
	if slices.Contains(p.ends, c.ID) {
		at.parents = nil
	}
	p.seen[h] = at
	return at, nil
}

// result returns what is only gained, the oldest first.
func (p *painter) result() []string {
	var all []*painted
	for _, at := range p.seen {
		if at.colours == gained {
			all = append(all, at)
		}
	}
	slices.SortFunc(all, func(a, b *painted) int {
		return cmp.Or(cmp.Compare(a.when, b.when), bytes.Compare(a.id[:], b.id[:]))
	})
	ids := make([]string, len(all))
	for i, at := range all {
		ids[i] = at.id.String()
	}
	return ids
}

// paintedQueue is a heap, the newest commit first.
type paintedQueue []*painted

func (q paintedQueue) Len() int           { return len(q) }
func (q paintedQueue) Less(i, j int) bool { return q[i].when > q[j].when }
func (q paintedQueue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }

// Push adds a commit.
func (q *paintedQueue) Push(x any) { *q = append(*q, x.(*painted)) }

// Pop takes the last commit away.
func (q *paintedQueue) Pop() any {
	last := len(*q) - 1
	x := (*q)[last]
	*q = (*q)[:last]
	return x
}
