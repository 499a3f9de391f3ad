package tally

import (
	"math/big"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// Tally is one definition: what is counted, how, and how much of it is wanted.
type Tally struct {
	ID          string
	Title       string
	Description string
	Unit        string
	Order       int
	Rows        Rows
	Columns     Columns
	Sources     []Source
	Measure     Measure
	Target      *Target // nil: none
	Discreet    int64   // below it, numbers of people are not told to the public; 0: all are
	Parts       []Part  // of a composite, which has neither sources nor a measure
	Published   bool    // ranks are shown before the campaign is over
	Span        diag.Span

	set *schema.Set
}

// Part is another tally within a composite, and how many points each unit of its
// total is worth.
type Part struct {
	Tally  string
	Title  string // of that tally
	Weight *big.Rat
}

// Rows says which records have a row.
type Rows struct {
	From  *schema.Collection
	Where *schema.Expr // nil: all
	Key   []string     // path of the value by which sources name a row; nil: the record itself
	Group []string     // path of what rows are grouped by; nil: nothing
}

// Columns says what stands across. One of Period, Vocabulary, States and From is
// set.
type Columns struct {
	Period     Period
	Vocabulary *schema.Vocabulary
	States     *schema.Workflow // how far records have come, as their source's column Progress says
	From       *schema.Collection
	Where      *schema.Expr
	Due        []string // of From: path of the date until which a column's target is to be met
}

// Period is a way to cut the campaign into columns.
type Period string

// The periods. PeriodNone stands where columns are not periods.
const (
	PeriodNone     Period = ""
	PeriodCampaign Period = "campaign"
	PeriodYear     Period = "year"
	PeriodQuarter  Period = "quarter"
	PeriodMonth    Period = "month"
)

// Progress is the path of how far a record has come in its workflow by the as-of
// date: the id of its state.
const Progress = "progress"

// Source says which records count, and where.
type Source struct {
	From   *schema.Collection
	Credit []string     // path of the row; nil: the record is the row
	Where  *schema.Expr // over the record and the row; nil: all
	At     []string     // path of the date; nil: the record's
	Until  []string     // path of the last day; nil: the record's end, or At
	Each   []string     // path of a list of objects: every item counts by itself; nil: the record does
	Column []string     // path of the column; nil: the date's
}

// Measure is how what is counted becomes a number.
type Measure struct {
	Kind Kind
	Path []string // of a sum and of distinct values
}

// Kind is a kind of measure.
type Kind string

// The kinds of measures.
const (
	KindCount    Kind = "count"
	KindSum      Kind = "sum"
	KindDistinct Kind = "distinct"
	KindDays     Kind = "days"
)

// Target is what a cell should reach.
type Target struct {
	Min, Max *big.Rat // nil: no bound
	MinField []string // path of a row's own minimum; nil: none
	Whole    bool     // it is for all columns together
	Exempt   *schema.Expr
	From, To []string // paths of the days between which a row takes part; nil: all along
}
