package theme

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// newDigests returns a digest of every file of a theme, and of all files of
// assets and of translations together.
func newDigests(all map[string][]byte) map[string]string {
	digests := map[string]string{}
	for name, data := range all {
		digests[name] = digest(data)
	}
	for _, folder := range []string{assetsFolder, translationsFolder} {
		var list strings.Builder
		for _, name := range slices.Sorted(maps.Keys(all)) {
			if topFolder(name) == folder {
				fmt.Fprintf(&list, "%s %q\n", digests[name], name)
			}
		}
		digests[folder] = digest([]byte(list.String()))
	}
	return digests
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Digest returns what tells a file that a Tracer was told of from any other
// version of it, or "" where the theme has no such file.
func (t *Theme) Digest(file string) string { return t.digests[file] }
