package attachment

import (
	"errors"

	"zoufang/generator/diag"
)

// ErrUnreadable says that nobody can tell by program what a file holds: it is a
// scan, in an old or encrypted format, damaged or too large.
var ErrUnreadable = errors.New("the text of the file cannot be read")

// unreadable is a reason for ErrUnreadable: the id of its words.
type unreadable string

const (
	errFormat      unreadable = "no-text.format"
	errOldOrLocked unreadable = "no-text.old-or-locked"
	errLocked      unreadable = "no-text.locked"
	errDamaged     unreadable = "no-text.damaged"
	errTooLarge    unreadable = "no-text.too-large"
	errWithin      unreadable = "no-text.within"
	errScan        unreadable = "no-text.scan"
	errGlyphs      unreadable = "no-text.glyphs"
)

// Error returns the reason in English.
func (u unreadable) Error() string { return diag.Say(diag.EN, string(u), nil) }

// Unwrap returns ErrUnreadable.
func (u unreadable) Unwrap() error { return ErrUnreadable }

// Reason returns the reason in both languages, for [diag.Reason].
func (u unreadable) Reason() diag.Name { return diag.Both(string(u), nil) }
