package gitrepo

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// badName returns why no repository may hold a name, and the part of it that is
// meant; "" where it may.
func badName(name string) (reason, part string) {
	switch {
	case !validName(name):
		return HostileName, name
	case isDotGit(name):
		return HostileGit, name
	}
	return "", ""
}

// isDotGit reports whether some machine takes name for .git: by letter case, on
// Windows' file systems also with dots, spaces or a stream behind it and by its
// short name, on Apple's with characters within that do not count.
func isDotGit(name string) bool {
	first := strings.FieldsFunc(name, func(c rune) bool { return c == '\\' || c == ':' })
	for _, part := range append(first, name) {
		trimmed := strings.TrimRight(part, ". ")
		if strings.EqualFold(trimmed, ".git") || strings.EqualFold(trimmed, "git~1") {
			return true
		}
	}
	seen := strings.Map(func(c rune) rune {
		if ignoredByApple(c) {
			return -1
		}
		return c
	}, name)
	return strings.EqualFold(seen, ".git")
}

// ignoredByApple reports whether HFS+ compares names without the character.
func ignoredByApple(c rune) bool {
	return c >= 0x200C && c <= 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x206A && c <= 0x206F || c == 0xFEFF
}

// unportable returns why a name cannot be one on every office machine, and the
// part of it that is meant; "" where it can. See “Naming Files, Paths, and
// Namespaces” in the Windows documentation.
func unportable(name string) (reason, part string) {
	if !utf8.ValidString(name) {
		return HostileText, strings.ToValidUTF8(name, "\uFFFD")
	}
	for _, c := range name {
		if strings.ContainsRune(`<>:"\|?*`, c) {
			return HostileCharacter, string(c)
		}
		if unicode.In(c, unicode.Cc, unicode.Cf) {
			return HostileCharacter, fmt.Sprintf("U+%04X", c)
		}
	}
	if last := name[len(name)-1:]; last == "." || last == " " {
		return HostileEnding, last
	}
	if stem, _, _ := strings.Cut(name, "."); device.MatchString(stem) {
		return HostileDevice, stem
	}
	return "", ""
}

// device matches the names of Windows' devices, whatever follows after a dot.
var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *$`)

// The longest paths: what a file system takes as one name, in bytes, and what fits
// into Windows' 260 characters with the folder of a checkout before it.
const (
	maxName = 255
	maxPath = 200
)

// foldName returns what names have in common that are one on some machines: those
// that differ in letter case or in the coding of a character.
func foldName(name string) string { return strings.ToLower(norm.NFC.String(name)) }
