package gitrepo

import (
	"crypto"
	"crypto/sha1"

	"github.com/go-git/go-git/v5/plumbing/hash"
)

// The indexes of packs are summed with the standard library's SHA-1, which is
// several times as fast as the one that looks for collisions: whatever lies in a
// repository, or in the quarantine of a push, git has checked already.
func init() {
	if err := hash.RegisterHash(crypto.SHA1, sha1.New); err != nil {
		panic(err) // SHA-1 is known
	}
}
