package signal

import (
	"cmp"
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// photos looks for photos that several records show, and for those that were taken on
// other days than their record tells of.
type photos struct{ distance, days int }

func readPhotos(_ *reader, _ *Signal, of schema.Group) detector {
	return photos{of.Int("distance", 6), of.Int("days", 1)}
}

// shot is a photo in its record, with what is known of its picture.
type shot struct {
	Photo
	*picture
}

func (p photos) find(ctx context.Context, r *run, s *Signal) ([]*Finding, error) {
	records, err := r.records(s)
	if err != nil {
		return nil, err
	}
	all, err := r.shots(ctx, records)
	if err != nil {
		return nil, err
	}
	found := p.again(r, s, all)
	return append(found, p.otherDays(r, s, all)...), nil
}

// shots returns the photos of records, of those that came first first. One that cannot
// be read is left out: the site says so of it.
func (r *run) shots(ctx context.Context, records []*site.Record) ([]shot, error) {
	var all []shot
	for _, record := range records {
		for _, asset := range record.Assets {
			if asset.Image {
				all = append(all, shot{Photo: Photo{record, asset}})
			}
		}
	}
	err := r.each(len(all), func(i int) error {
		err := ctx.Err()
		if err == nil {
			all[i].picture, err = r.picture(all[i].Asset)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(s shot) bool { return s.picture == nil })
	slices.SortFunc(all, func(a, b shot) int {
		return cmp.Or(a.Record.HandedIn().Compare(b.Record.HandedIn()), a.Record.Date.Compare(b.Record.Date),
			strings.Compare(a.Record.Name(), b.Record.Name()), strings.Compare(a.Asset.Path, b.Asset.Path))
	})
	return all, nil
}

// picture looks at a photo's file; nil where there is no picture in it.
func (r *run) picture(a *site.Asset) (*picture, error) {
	known := "photo 1 " + a.Look
	if data, ok := r.Memory.Recall(known); ok && a.Look != "" {
		if p := parsePicture(data); p != nil {
			return p, nil
		}
	}
	data, err := fs.ReadFile(r.Root, a.Path)
	if err != nil {
		return nil, err
	}
	p := lookAt(data, a.Orientation)
	if p != nil && a.Look != "" {
		r.Memory.Keep(known, p.bytes())
	}
	return p, nil
}

// again finds the records that show a photo which came in another one first.
func (p photos) again(r *run, s *Signal, all []shot) []*Finding {
	type pair struct{ later, earlier *site.Record }
	pairs := map[pair][]int{}
	var order []pair
	first := make([]int, len(all))
	for i := range all {
		if first[i] = p.first(all, i); first[i] < 0 {
			continue
		}
		at := pair{all[i].Record, all[first[i]].Record}
		if pairs[at] == nil {
			order = append(order, at)
		}
		pairs[at] = append(pairs[at], i)
	}
	var found []*Finding
	for _, at := range order {
		f := r.finding(s, []*site.Record{at.later, at.earlier})
		var seen []string
		for _, i := range pairs[at] {
			one, other := all[i], all[first[i]]
			f.Facts = append(f.Facts, sameFact(one, other))
			f.Photos = append(f.Photos, one.Photo, other.Photo)
			f.Strong = f.Strong || one.sum == other.sum
			seen = append(seen, one.id(), other.id())
		}
		f.seal(seen...)
		found = append(found, f)
	}
	return found
}

// first returns which of the photos before the one at i it is: with the same bytes
// or, failing that, the one most alike, the earliest of such; -1 where it is new.
func (p photos) first(all []shot, i int) int {
	best, least := -1, p.distance+1
	for j := range i {
		same, d := all[j].sum == all[i].sum, all[j].distance(all[i].picture)
		switch {
		case !same && d >= least, all[j].Record == all[i].Record, accompanies(all[i].Record, all[j].Record):
		case same:
			return j
		case all[j].alike(all[i].picture):
			best, least = j, d
		}
	}
	return best
}

// accompanies reports whether one of two records of different collections names the
// other, so that it may well show its photos.
func accompanies(a, b *site.Record) bool {
	return a.Section != b.Section && (mentions(a, b) || mentions(b, a))
}

// mentions reports whether a names b.
func mentions(a, b *site.Record) (named bool) {
	to := schema.Ref{Collection: b.Section.Collection.ID, ID: b.ID}
	a.Section.Collection.EachRef(a.Values, func(_ string, ref schema.Ref) { named = named || ref == to })
	return named
}

func sameFact(one, other shot) diag.Message {
	args := diag.Args{
		"photo": path.Base(one.Asset.Path), "other": path.Base(other.Asset.Path),
		"kind": kind(other.Record), "name": other.Record.Called(), "day": diag.Day(site.Civil(other.Record.Date)),
	}
	if one.sum == other.sum {
		return diag.Message{ID: "signal.photo-same", Args: args}
	}
	return diag.Message{ID: "signal.photo-alike", Args: args}
}

// otherDays finds the records with photos that were taken on other days.
func (p photos) otherDays(r *run, s *Signal, all []shot) []*Finding {
	byRecord := map[*site.Record]*Finding{}
	seen := map[*Finding][]string{}
	var found []*Finding
	for _, one := range all {
		days := one.away()
		if days <= p.days {
			continue
		}
		f := byRecord[one.Record]
		if f == nil {
			f = r.finding(s, []*site.Record{one.Record})
			byRecord[one.Record] = f
			found = append(found, f)
		}
		f.Facts = append(f.Facts, diag.Message{ID: "signal.photo-day", Args: diag.Args{
			"photo": path.Base(one.Asset.Path), "taken": diag.Day(one.taken), "kind": kind(one.Record), "day": diag.Day(site.Civil(one.Record.Date)), "days": days,
		}})
		f.Photos = append(f.Photos, one.Photo)
		seen[f] = append(seen[f], one.id())
		f.seal(seen[f]...)
	}
	return found
}

// away is how many days lie between those that the record tells of and the one on which
// the photo was taken; 0 where it is one of them, or where nobody knows.
func (s shot) away() int {
	if s.taken.IsZero() || s.Record.Date.IsZero() || s.Record.Section.Collection.Ahead {
		return 0
	}
	first, last := site.Civil(s.Record.Date), lastDay(s.Record)
	return max(0, schema.DaysBetween(s.taken, first), schema.DaysBetween(last, s.taken))
}
