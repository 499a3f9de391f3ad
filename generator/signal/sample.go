package signal

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// SampleRule says what is drawn for call-backs, and how many.
type SampleRule struct {
	ID, Title string

	from     Source
	at       *schema.Field
	months   int // of a period
	size     int
	days     int // after the period, within which all are to be called; 0: nobody says
	outcomes *schema.Collection
	outcome  *schema.Field
}

// Sample is what was drawn of one period. Nobody can choose it: a record is drawn by
// the digest of the seed and its name, the smallest first. So a record that is entered
// later changes one place at most.
type Sample struct {
	Rule     *SampleRule
	From, To time.Time // days of the period, both included
	Seed     string    // hexadecimal: SHA-256 of the period and the commit
	Commit   string    // the last one of the period, by when it was committed; "": the history does not say
	Among    int       // how many records could have been drawn
	Due      time.Time // zero: nobody says
	Drawn    []Drawn
}

// Drawn is a record to call back about.
type Drawn struct {
	Record  *site.Record
	Outcome *site.Record // of the call; nil: nobody called yet
}

// Period is the sample's period as it is written: 2012-Q1 or 2012-03.
func (s *Sample) Period() string {
	if s.Rule.months == 3 {
		return s.From.Format("2006-Q") + string('1'+rune(s.From.Month()-1)/3)
	}
	return s.From.Format("2006-01")
}

// Open is how many calls are still to be made.
func (s *Sample) Open() int {
	n := 0
	for _, d := range s.Drawn {
		if d.Outcome == nil {
			n++
		}
	}
	return n
}

func (r *reader) samples(values schema.Group) []*SampleRule {
	var all []*SampleRule
	for i, of := range values.Groups("samples") {
		at := []any{"samples", i}
		c := r.collection(of.Text("from"), append(at, "from")...)
		if c == nil {
			continue
		}
		rule := &SampleRule{ID: of.Text("id"), Title: of.Text("title"), size: of.Int("size", 0), days: of.Int("days", 0), months: 3}
		rule.from = Source{c, r.condition(c, of["where"], append(at, "where")...)}
		if rule.at = r.field(c, of.Text("at"), append(at, "at")...); rule.at != nil && rule.at.Type != schema.TypeDate {
			r.report("signal-value.date", diag.Args{"field": rule.at.Name()}, append(at, "at")...)
		}
		if of.Text("per") == "month" {
			rule.months = 1
		}
		if of["outcomes"] != nil {
			rule.outcomes = r.collection(of.Text("outcomes"), append(at, "outcomes")...)
		}
		if rule.outcomes != nil {
			rule.outcome = r.field(rule.outcomes, of.Text("record"), append(at, "record")...)
		}
		all = append(all, rule)
	}
	return all
}

// sortSamples puts the latest period first.
func sortSamples(all []*Sample) {
	slices.SortStableFunc(all, func(a, b *Sample) int {
		return cmp.Or(b.From.Compare(a.From), cmp.Compare(a.Rule.ID, b.Rule.ID))
	})
}

// samples draws the samples of all periods that are over, but for those of which there
// is nothing to draw.
func (r *run) samples(rule *SampleRule) ([]*Sample, error) {
	records, err := r.from(rule.from)
	if err != nil {
		return nil, err
	}
	outcomes := r.outcomes(rule)
	var all []*Sample
	for from := periodStart(r.site.Config.Period.From, rule.months); ; from = from.AddDate(0, rule.months, 0) {
		to := from.AddDate(0, rule.months, -1)
		if to.After(r.site.AsOf) {
			return all, nil
		}
		if within := rule.within(records, from, to); len(within) > 0 {
			all = append(all, r.sample(rule, from, to, within, outcomes))
		}
	}
}

// periodStart is the first day of the period of so many months that a day lies in.
func periodStart(day time.Time, months int) time.Time {
	month := (int(day.Month()) - 1) / months * months
	return time.Date(day.Year(), time.Month(month+1), 1, 0, 0, 0, 0, time.UTC)
}

// within are the records of a period.
func (rule *SampleRule) within(records []*site.Record, from, to time.Time) []*site.Record {
	var all []*site.Record
	for _, record := range records {
		if day, ok := record.Values[rule.at.Key].(time.Time); ok && !day.Before(from) && !day.After(to) {
			all = append(all, record)
		}
	}
	return all
}

// sample draws from the records of a period.
func (r *run) sample(rule *SampleRule, from, to time.Time, records []*site.Record, outcomes map[*site.Record]*site.Record) *Sample {
	s := &Sample{Rule: rule, From: from, To: to, Among: len(records)}
	if rule.days > 0 {
		s.Due = to.AddDate(0, 0, rule.days)
	}
	if c := r.lastCommit(to); c != nil {
		s.Commit = c.ID
	}
	sum := sha256.Sum256([]byte(s.Period() + "\n" + s.Commit))
	s.Seed = hex.EncodeToString(sum[:])
	for _, record := range draw(records, s.Seed, rule.size) {
		s.Drawn = append(s.Drawn, Drawn{record, outcomes[record]})
	}
	return s
}

// draw returns so many of the records as are drawn, in the order in which they were.
func draw(records []*site.Record, seed string, size int) []*site.Record {
	lots := make(map[*site.Record][sha256.Size]byte, len(records))
	for _, record := range records {
		lots[record] = sha256.Sum256([]byte(seed + "\n" + record.Name()))
	}
	all := slices.SortedFunc(slices.Values(records), func(a, b *site.Record) int {
		one, other := lots[a], lots[b]
		return bytes.Compare(one[:], other[:])
	})
	return all[:min(size, len(all))]
}

// outcomes are the records of calls, by what they were about.
func (r *run) outcomes(rule *SampleRule) map[*site.Record]*site.Record {
	all := map[*site.Record]*site.Record{}
	if rule.outcomes == nil || rule.outcome == nil || r.site.Section(rule.outcomes.ID) == nil {
		return all
	}
	for _, record := range r.site.Section(rule.outcomes.ID).Records {
		ref, _ := record.Values[rule.outcome.Key].(schema.Ref)
		if to := r.site.Resolve(ref); to != nil {
			all[to] = record
		}
	}
	return all
}

// lastCommit is the last commit that was there on a day: the youngest that touched a
// record until then. Nobody can change it afterwards without changing the history.
func (r *run) lastCommit(day time.Time) *gitrepo.Commit {
	if r.site.History == nil {
		return nil
	}
	return r.site.History.LastOn(day)
}
