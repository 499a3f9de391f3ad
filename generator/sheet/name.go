package sheet

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// maxName is how long the name of a sheet may be, in the units that office
// programs count.
const maxName = 31

// sheetNames are those that a workbook has, in lower case: office programs do not
// tell A from a.
type sheetNames map[string]bool

// take returns the name of a new sheet.
func (n sheetNames) take(title string) string {
	title = allowed(title)
	name := shortened(title, maxName)
	for count := 2; n[strings.ToLower(name)]; count++ {
		suffix := fmt.Sprintf(" %d", count)
		name = shortened(title, maxName-len(suffix)) + suffix
	}
	n[strings.ToLower(name)] = true
	return name
}

// allowed is title without what the name of a sheet cannot hold.
func allowed(title string) string {
	title = strings.Map(func(r rune) rune {
		switch {
		case r < ' ', strings.ContainsRune(`:\/?*[]'`, r):
			return ' '
		}
		return r
	}, title)
	if title = strings.Join(strings.Fields(title), " "); title == "" || strings.EqualFold(title, "history") {
		return strings.TrimSpace(title + " 1")
	}
	return title
}

// shortened cuts text to a length.
func shortened(text string, length int) string {
	taken := 0
	for i, r := range text {
		if taken += utf16.RuneLen(r); taken > length {
			return strings.TrimSpace(text[:i])
		}
	}
	return text
}
