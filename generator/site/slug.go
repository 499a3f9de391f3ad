package site

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// slug turns a file's name into one part of an address: lower-case ASCII
// letters, digits, dot, hyphen and underscore, so that links survive mail,
// office programs and file systems. A name that would lose characters by this
// gets a short hash of its normal form instead of them, so that different names
// stay different.
func slug(name string) string {
	var b strings.Builder
	lost := false
	for _, r := range strings.ToLower(norm.NFC.String(name)) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_':
			b.WriteRune(r)
		case r == '.' && b.Len() > 0:
			b.WriteRune(r)
		default:
			lost = true
		}
	}
	kept := strings.TrimRight(b.String(), ".")
	if stem, _, _ := strings.Cut(kept, "."); deviceNames[stem] {
		lost = true
	}
	if !lost && kept != "" {
		return kept
	}
	return hashed(kept, name)
}

// hashed puts the hash of name before the extension of what was kept of it.
func hashed(kept, name string) string {
	sum := sha256.Sum256([]byte(norm.NFC.String(name)))
	short := "u" + hex.EncodeToString(sum[:5])
	stem, ext := kept, ""
	if dot := strings.LastIndexByte(kept, '.'); dot >= 0 {
		stem, ext = kept[:dot], kept[dot:]
	}
	if stem = strings.Trim(stem, "-_."); stem != "" {
		short = stem + "-" + short
	}
	return short + ext
}
