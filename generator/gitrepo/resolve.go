package gitrepo

import (
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// ErrUnknownRevision is returned for a revision that the repository does not have.
var ErrUnknownRevision = errors.New("unknown revision")

// ErrAmbiguous is returned for the beginning of more than one commit's id.
var ErrAmbiguous = errors.New("ambiguous revision")

// suffixed splits a revision from the “^2” and “~3” at its end.
var suffixed = regexp.MustCompile(`^(.+?)((?:[~^][0-9]*)*)$`)

// Resolve returns the commit that rev names: HEAD or @, a branch, a tag, a remote
// branch, an id or its beginning, each followed by any number of ~N and ^N.
func (r *Repo) Resolve(rev string) (*Commit, error) {
	parts := suffixed.FindStringSubmatch(rev)
	if parts == nil {
		return nil, fmt.Errorf("%q: %w", rev, ErrUnknownRevision)
	}
	h, err := r.named(parts[1])
	if err != nil {
		return nil, fmt.Errorf("%q: %w", rev, err)
	}
	c, err := r.peel(h)
	if err != nil {
		return nil, err
	}
	for _, move := range moves(parts[2]) {
		if c, err = r.follow(c, move); err != nil {
			return nil, fmt.Errorf("%q: %w", rev, err)
		}
	}
	return c, nil
}

// moves splits “~2^3” into “~2” and “^3”.
func moves(text string) []string {
	var all []string
	for text != "" {
		end := 1 + strings.IndexAny(text[1:], "~^")
		if end == 0 {
			end = len(text)
		}
		all = append(all, text[:end])
		text = text[end:]
	}
	return all
}

func (r *Repo) follow(c *Commit, move string) (*Commit, error) {
	n := 1
	if len(move) > 1 {
		var err error
		if n, err = strconv.Atoi(move[1:]); err != nil {
			return nil, ErrUnknownRevision
		}
	}
	if move[0] == '^' {
		if n == 0 {
			return c, nil
		}
		return r.parent(c, n-1)
	}
	var err error
	for ; n > 0 && err == nil; n-- {
		c, err = r.parent(c, 0)
	}
	return c, err
}

func (r *Repo) parent(c *Commit, i int) (*Commit, error) {
	if i >= len(c.Parents) {
		return nil, ErrUnknownRevision
	}
	parent, err := r.commit(plumbing.NewHash(c.Parents[i]))
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return nil, ErrUnknownRevision // it was not fetched
	}
	return parent, err
}

// named returns the object that a reference or an id names, in git's order.
func (r *Repo) named(name string) (plumbing.Hash, error) {
	if name == "@" {
		name = "HEAD"
	}
	if plumbing.IsHash(name) {
		return plumbing.NewHash(name), nil
	}
	for _, pattern := range plumbing.RefRevParseRules {
		ref, err := r.reference(plumbing.ReferenceName(fmt.Sprintf(pattern, name)))
		if err == nil {
			return ref.Hash(), nil
		}
	}
	return r.abbreviated(name)
}

// reference follows symbolic references.
func (r *Repo) reference(name plumbing.ReferenceName) (*plumbing.Reference, error) {
	for range 5 {
		ref, err := r.storage.Reference(name)
		if err != nil || ref.Type() == plumbing.HashReference {
			return ref, err
		}
		name = ref.Target()
	}
	return nil, plumbing.ErrReferenceNotFound
}

// shortest is the shortest beginning of an id that is looked up.
const shortest = 4

// abbreviated returns the one commit whose id begins with text.
func (r *Repo) abbreviated(text string) (plumbing.Hash, error) {
	text = strings.ToLower(text)
	whole, err := hex.DecodeString(text[:len(text)&^1])
	if err != nil || len(text) < shortest || len(text) > 40 {
		return plumbing.ZeroHash, ErrUnknownRevision
	}
	all, err := r.objects.beginning(whole)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	var found []plumbing.Hash
	for _, h := range all {
		if kind, _, err := r.object(h); strings.HasPrefix(h.String(), text) && err == nil && kind == plumbing.CommitObject {
			found = append(found, h)
		}
	}
	switch len(found) {
	case 0:
		return plumbing.ZeroHash, ErrUnknownRevision
	case 1:
		return found[0], nil
	}
	return plumbing.ZeroHash, ErrAmbiguous
}

// peel returns the commit that an object is or that a tag names.
func (r *Repo) peel(h plumbing.Hash) (*Commit, error) {
	for range 5 {
		kind, data, err := r.object(h)
		switch {
		case errors.Is(err, plumbing.ErrObjectNotFound):
			return nil, fmt.Errorf("%s: %w", h, ErrUnknownRevision)
		case err != nil:
			return nil, err
		case kind == plumbing.CommitObject:
			return parseCommit(h.String(), data)
		case kind != plumbing.TagObject:
			return nil, fmt.Errorf("%s is a %s: %w", h, kind, ErrUnknownRevision)
		}
		h = tagged(data)
	}
	return nil, object.ErrUnsupportedObject
}

// tagged returns the object that an annotated tag names.
func tagged(data []byte) plumbing.Hash {
	line, _, _ := strings.Cut(string(data), "\n")
	return plumbing.NewHash(strings.TrimPrefix(line, "object "))
}
