package schema

// Values are what a record holds, by English key: string, int64, Decimal, bool,
// time.Time, *Term, Ref, []any, map[string]any, and under IDKey its id. What is
// absent has no key. Only records with errors hold Invalid.
type Values = map[string]any

// IDKey and DraftKey are the keys that every record has without its schema
// naming them: the id as a string, and whether it is a draft as a bool.
const (
	IDKey    = "id"
	DraftKey = "draft"
)

// Ref names a record. Until Refs has resolved it, ID is the text that the author
// wrote.
type Ref struct{ Collection, ID string }

// Invalid stands in Values for a value that was found wrong or that is required
// and missing. A rule that would read it is not evaluated: one defect, one
// finding.
type Invalid struct{}
