package tally

import (
	"time"

	"zoufang/generator/site"
)

// Recount makes a table as of another day, not after the one at which the site
// stands. Among all tables are those that a composite is made of.
func Recount(t *Table, among []*Table, s *site.Site, asOf time.Time) (*Table, error) {
	if t.Parts == nil {
		return Count(t.Tally, s, asOf)
	}
	counted := map[string]*Table{}
	for _, part := range t.Parts {
		for _, other := range among {
			if other.ID != part.Tally {
				continue
			}
			table, err := Count(other.Tally, s, asOf)
			if err != nil {
				return nil, err
			}
			counted[other.ID] = table
		}
	}
	return compose(t.Tally, s, asOf, counted), nil
}
