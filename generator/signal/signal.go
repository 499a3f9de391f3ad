package signal

import (
	"context"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// Signal is one thing to look for: schemas/signals/<ID>.yaml.
type Signal struct {
	ID          string
	Title       string
	Description string
	Innocent    []string // what may explain it harmlessly
	Order       int
	From        []Source // the records that are looked at

	detector detector
}

// Source is the records of a collection that a condition holds for.
type Source struct {
	*schema.Collection
	where *schema.Expr // nil: all
}

// detector looks for one kind of signal.
type detector interface {
	find(ctx context.Context, r *run, s *Signal) ([]*Finding, error)
}

// Rules say what is looked for and what is done with it: all of schemas/signals/.
type Rules struct {
	Audience string // who alone sees anything of it
	Signals  []*Signal

	checks   *checks // how findings are dealt with; nil: they stay open
	samples  []*SampleRule
	slips    *slipRule            // nil: no slips
	people   []*schema.Collection // those who write
	units    []*schema.Collection // those whom they work for
	presence []*presence
}

// Finding is something to be checked.
type Finding struct {
	ID       string // stays the same while it is about the same records
	Signal   *Signal
	About    []*site.Record // what is in question first, then what that is held against
	Day      time.Time      // when it could first have been seen
	Strong   bool           // it is to be looked at first
	Facts    []diag.Message // what was seen
	Evidence string         // changes when what was seen does

	Pair   *Pair   // of texts that are alike; may be nil
	Photos []Photo // to be looked at side by side

	People []*site.Record // who wrote what is in question
	Units  []*site.Record // for whom
	Check  *Check         // how it was last dealt with; nil: it was not
}

// Open reports whether the finding still has to be checked: nobody did, or what was
// seen is no longer what was checked.
func (f *Finding) Open() bool { return f.Check == nil || f.Check.Evidence != f.Evidence }

// Photo is a photo in the record that shows it.
type Photo struct {
	Record *site.Record
	Asset  *site.Asset
}

// Pair is two texts side by side. Old texts are as they were then.
type Pair struct {
	Shared      int // percent of the shorter text that is in the other, too
	Left, Right Side
}

// Side is one of the texts of a pair.
type Side struct {
	Record     *site.Record
	Then       *site.Stamp // the commit that had the text; nil: it is the present one
	Paragraphs [][]Piece
}

// Piece is a part of a paragraph.
type Piece struct {
	Text   string
	Shared bool // the other text has it, too
}
