package publish

import "context"

// Move says from which release to which readers were led.
type Move struct {
	From, To *Release // From is nil where current led nowhere
	Faults   []Fault  // why To is not fit to be shown
}

// Rollback leads readers back to the release that they saw before the present one,
// or to the one called name. It refuses a release that is not what was published.
func (f Folder) Rollback(ctx context.Context, name string, o Options) (Move, error) {
	if _, _, err := f.Releases(); err != nil { // before anything is made there
		return Move{}, err
	}
	unlock, err := f.lock(ctx, o)
	if err != nil {
		return Move{}, err
	}
	defer unlock()
	if err := f.sweep(); err != nil {
		return Move{}, err
	}
	all, current, err := f.Releases()
	if err != nil {
		return Move{}, err
	}
	m := Move{From: current, To: previous(all, current)}
	if name != "" {
		if m.To, err = f.Find(name); err != nil {
			return m, err
		}
	}
	if m.To == nil {
		return m, ErrNoRelease
	}
	if m.Faults, err = f.compare(ctx, m.To); err != nil {
		return m, err
	}
	if len(m.Faults) > 0 {
		return m, ErrDamaged
	}
	return m, f.lead(m.To.Name)
}
