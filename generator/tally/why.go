package tally

import (
	"cmp"
	"slices"
	"time"

	"zoufang/generator/site"
)

// Account says what a tally makes of one record: the cells that it counts in or,
// where there are none, why.
type Account struct {
	Tally    *Tally
	Spots    []Spot    // in the table's order
	Refusals []Refusal // one for each reason
}

// Spot is a cell of a table.
type Spot struct {
	Row    *site.Record
	Column int // index in Table.Columns
}

// Refusal is why a source does not count a record, or an item of it.
type Refusal struct {
	Reason    Reason
	Field     string    // what the definition's field is called; "": the record's own
	Condition string    // the expression that was false, where one was
	Day       time.Time // the date that lies outside
}

// Reason is a kind of refusal.
type Reason string

// The reasons, in the order in which they are asked.
const (
	ReasonNoItems   Reason = "no-items"  // the list that is counted item by item is empty
	ReasonUndated   Reason = "undated"   // there is no date
	ReasonOutside   Reason = "outside"   // the date is outside the campaign, or after the as-of date
	ReasonNoCredit  Reason = "no-credit" // the field that names the row is empty
	ReasonNoRow     Reason = "no-row"    // what it names has no row
	ReasonCondition Reason = "condition" // the condition is false for every row that it names
	ReasonNoColumn  Reason = "no-column" // the field that names the column is empty
	ReasonElsewhere Reason = "elsewhere" // what it names, or the date, is no column
)

// Why says what a tally makes of a record. It returns nil where no source takes
// records of that collection.
func Why(t *Tally, s *site.Site, r *site.Record) (*Account, error) {
	var account *Account
	c := &counter{tally: t, site: s, env: s.Env(), byKey: map[string][]int{}}
	for i := range t.Sources {
		source := &t.Sources[i]
		if source.From != r.Section.Collection {
			continue
		}
		if account == nil {
			account = &Account{Tally: t}
			if err := c.layOut(); err != nil {
				return nil, err
			}
		}
		if err := account.ask(c, source, r); err != nil {
			return nil, err
		}
	}
	if account != nil && len(account.Spots) > 0 {
		account.Refusals = nil
		slices.SortFunc(account.Spots, func(a, b Spot) int {
			return cmp.Or(cmp.Compare(a.Row.Index, b.Row.Index), cmp.Compare(a.Column, b.Column))
		})
	}
	return account, nil
}

// ask notes what a source makes of a record.
func (a *Account) ask(c *counter, source *Source, r *site.Record) error {
	h := hand{record: r}
	all := h.of(source)
	if len(all) == 0 {
		a.refuse(Refusal{Reason: ReasonNoItems, Field: c.tally.title(source.From, source.Each)})
	}
	for _, what := range all {
		if err := a.askEntry(c, source, entry{thing: what}); err != nil {
			return err
		}
	}
	return nil
}

func (a *Account) askEntry(c *counter, source *Source, e entry) error {
	if !c.dated(source, &e) {
		a.refuse(c.undated(source, e))
		return nil
	}
	rows, err := c.credited(source, e)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		a.refuse(c.uncredited(source, e))
		return nil
	}
	columns := c.columnsFor(source, e)
	if len(columns) == 0 {
		a.refuse(c.unplaced(source, e))
	}
	for _, row := range rows {
		for _, column := range columns {
			if spot := (Spot{c.rows[row], column}); !slices.Contains(a.Spots, spot) {
				a.Spots = append(a.Spots, spot)
			}
		}
	}
	return nil
}

func (a *Account) refuse(refusal Refusal) {
	if !slices.Contains(a.Refusals, refusal) {
		a.Refusals = append(a.Refusals, refusal)
	}
}

// undated says why an entry does not count by its date.
func (c *counter) undated(source *Source, e entry) Refusal {
	refusal := Refusal{Reason: ReasonOutside, Day: e.from}
	if e.from.IsZero() {
		refusal.Reason = ReasonUndated
	}
	switch {
	case source.At != nil:
		refusal.Field = c.tally.title(source.From, source.At)
	case source.From.DateField != nil:
		refusal.Field = source.From.DateField.Title
	}
	return refusal
}

// uncredited says why an entry counts for no row.
func (c *counter) uncredited(source *Source, e entry) Refusal {
	keys, refusal := []string{e.record.ID}, Refusal{Reason: ReasonNoRow}
	if source.Credit != nil {
		keys = e.keys(c.site, source.Credit)
		refusal.Field = c.tally.title(source.From, source.Credit)
	}
	named := slices.ContainsFunc(keys, func(key string) bool { return len(c.byKey[key]) > 0 })
	switch {
	case len(keys) == 0:
		refusal.Reason = ReasonNoCredit
	case named && source.Where != nil:
		refusal.Reason, refusal.Condition = ReasonCondition, source.Where.Source()
	case c.tally.Rows.Where != nil:
		refusal.Condition = c.tally.Rows.Where.Source()
	}
	return refusal
}

// unplaced says why an entry falls into no column.
func (c *counter) unplaced(source *Source, e entry) Refusal {
	if source.Column == nil || c.tally.Columns.States != nil {
		return Refusal{Reason: ReasonElsewhere}
	}
	refusal := Refusal{Reason: ReasonElsewhere, Field: c.tally.title(source.From, source.Column)}
	if len(e.keys(c.site, source.Column)) == 0 {
		refusal.Reason = ReasonNoColumn
	}
	return refusal
}
