package site

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// slug turns a file's name into one part of an address: lower-case ASCII
// letters, digits, dot, hyphen and underscore, so that links survive mail,
// office programs and file systems. A name that would lose characters by this
// gets a short hash of its normal form in their place, so that different names
// stay different. The extension is kept.
func slug(name string) string {
	if !strings.Contains(name, ".") && name != "" && harmless(name) { // an id, as a rule
		return name
	}
	name = norm.NFC.String(name)
	ext := strings.ToLower(path.Ext(name))
	if len(ext) < 2 || ext != plain(ext) {
		ext = ""
	}
	stem := strings.ToLower(name[:len(name)-len(ext)])
	kept := strings.Trim(plain(stem), ".")
	first, _, _ := strings.Cut(kept, ".")
	if kept == stem && kept != "" && !deviceNames[first] {
		return kept + ext
	}
	sum := sha256.Sum256([]byte(name))
	hash := "u" + hex.EncodeToString(sum[:5])
	if kept = strings.Trim(strings.ReplaceAll(kept, ".", "-"), "-_"); kept != "" {
		hash = kept + "-" + hash
	}
	return hash + ext
}

// plain drops the characters that an address does not keep.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(slugRunes, r) {
			return r
		}
		return -1
	}, text)
}

// slugRunes are the characters that an address keeps as they are.
const slugRunes = "abcdefghijklmnopqrstuvwxyz0123456789.-_"
