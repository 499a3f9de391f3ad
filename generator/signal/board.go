package signal

// Board is everything that there is to check, as of the day the site stands at.
type Board struct {
	Rules    *Rules
	Findings []*Finding // by signal; strong ones first, then the youngest
	Samples  []*Sample  // the latest period first
	Slips    []*Slip    // the worst first

	byID map[string]*Finding
}

// Finding returns the finding with an id, or nil. A board that is nil has none.
func (b *Board) Finding(id string) *Finding {
	if b == nil {
		return nil
	}
	return b.byID[id]
}
