package history

import (
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// Act is one commit: who did it, when, and what they said about it.
type Act struct {
	When    time.Time
	Commit  string
	Author  string
	Subject string // the first line of the message
	Message string // the rest
}

// Source is the file of a record as a commit left it.
type Source struct {
	Act
	Path string
	Data []byte // nil: the commit deleted it
}

// Kind says what a revision was for those who may see it: "entered", "changed",
// "moved", "deleted", "restored", "draft", "unreadable" or "untouched".
type Kind string

// The kinds of revisions.
const (
	Entered    Kind = "entered"    // the first version that is no draft: all of it is new
	Changed    Kind = "changed"    // also where the file moved at the same time
	Moved      Kind = "moved"      // another path, the same bytes
	Deleted    Kind = "deleted"    // shows nothing
	Restored   Kind = "restored"   // compared with what it was before it was deleted
	Draft      Kind = "draft"      // shows nothing
	Unreadable Kind = "unreadable" // no values could be read
	Untouched  Kind = "untouched"  // the same bytes at the same path: to be counted, not shown
)

// In returns what the kind is called in lang.
func (k Kind) In(lang diag.Lang) string { return diag.Say(lang, "log."+string(k), nil) }

// Revision is what one commit did to a record.
type Revision struct {
	Act
	Kind     Kind
	Path     string
	From     string // the path before, where it was another
	Changes  []Change
	Text     []Piece // of the body; nil: it did not change
	Chars    Chars
	Findings Findings // the version's own
}

// Chars is the length of a body before and after, as word processors count it.
type Chars struct{ Before, After int }

// Change is what became of one value. Names and words are in both languages.
type Change struct {
	Field  diag.Name   // from the outside in: 走访职工 › 第 2 项 › 人数
	Path   schema.Path // in the version after, or before for what is gone
	Before diag.Name   // in words; zero: there was none
	After  diag.Name
	Pieces []Piece // of a long text that was there before
	Note   Note
}

// Note says what Before and After cannot: "hidden", "reordered" or nothing.
type Note string

// The notes on changes. There is neither Before nor After beside them.
const (
	Plain     Note = ""
	Hidden    Note = "hidden"    // what changed is not shown
	Reordered Note = "reordered" // of a list
)

// Piece is a stretch of two texts.
type Piece struct {
	Kind PieceKind
	Text string
}

// PieceKind says which of the two texts a piece belongs to: "same" is of both,
// "gone" of the one before, "new" of the one after, "skipped" is left out.
type PieceKind string

// The kinds of pieces. Skipped stands for text of both that is left out, and has
// none of its own.
const (
	Same    PieceKind = "same"
	Gone    PieceKind = "gone"
	New     PieceKind = "new"
	Skipped PieceKind = "skipped"
)
