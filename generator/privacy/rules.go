package privacy

import (
	"hash/fnv"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// Rules are what the schemas say of private data. The zero value and nil find
// everything that is told without words.
type Rules struct {
	severities map[Kind]diag.Severity // where they differ from what kinds have
	stored     map[schema.Privacy]diag.Severity
	distance   int // how near words stand that are about a number; 0: as always
	birth      int // the earliest year of a birth; 0: as always

	words     [subjects][]string
	endings   map[rune]bool   // what words end with that say what a number is of
	prefixes  map[string]bool // letters right before a telephone, or behind it
	units     []string        // what follows an amount
	triggers  lexicon         // words before the name of a person
	follow    lexicon         // words after it
	names     lexicon         // words that start like a name
	surnames  map[rune]bool
	unlike    map[rune]bool // characters that are not in names
	illnesses lexicon
	places    lexicon // roads and estates
	address   *regexp.Regexp
	marks     *marks

	numbers map[string]bool // digits that may stand
	texts   map[string]bool // texts that may stand
	fields  map[string]bool // fields whose numbers are meant for the public
	known   map[string]bool // people whose names may stand

	sum uint64
}

// earliestBirth is the year before which nobody with an ID number was born.
const earliestBirth = 1900

// distantDay is after all days that are written of.
var distantDay = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)

// severities are how bad each kind is, unless the rules say otherwise.
var severities = map[Kind]diag.Severity{
	IDNumber: diag.Error,
	Mobile:   diag.Error,
	BankCard: diag.Error,
	Landline: diag.Warning,
	Address:  diag.Warning,
	Leaky:    diag.Warning,
	Health:   diag.Warning,
	Name:     diag.Warning,
}

func (r *Rules) severity(kind Kind) diag.Severity {
	if severity, ok := r.severities[kind]; ok {
		return severity
	}
	return severities[kind]
}

func (r *Rules) nearBefore() int {
	if r.distance > 0 {
		return r.distance
	}
	return nearBefore
}

func (r *Rules) earliestBirth() int {
	if r.birth > 0 {
		return r.birth
	}
	return earliestBirth
}

// isPrefix reports whether letters beside a number leave it a telephone.
func (r *Rules) isPrefix(letters string) bool { return letters == "" || r.prefixes[letters] }

// isUnit reports whether a text starts with the unit of an amount.
func (r *Rules) isUnit(text string) bool {
	return slices.ContainsFunc(r.units, func(unit string) bool { return strings.HasPrefix(text, unit) })
}

// allows reports whether a text, or its digits, may stand. An address is found with the
// words before it, which need not be a part of it: 工会在中山路1号2单元.
func (r *Rules) allows(kind Kind, text string) bool {
	if r.texts[text] || len(r.numbers) > 0 && r.numbers[digitsOf(text)] {
		return true
	}
	for allowed := range r.texts {
		if kind == Address && strings.HasSuffix(text, allowed) {
			return true
		}
	}
	return false
}

// digitsOf returns the digits of a text, whatever they are parted by.
func digitsOf(text string) string {
	var c caster
	c.cast(text)
	var b strings.Builder
	for _, g := range c.out {
		if isDigit(g.r) {
			b.WriteRune(g.r)
		}
	}
	return b.String()
}

// Known returns rules by which the names of these people may stand in full.
func (r *Rules) Known(names []string) *Rules {
	known := Rules{}
	if r != nil {
		known = *r
	}
	known.known = maps.Clone(known.known)
	if known.known == nil {
		known.known = map[string]bool{}
	}
	digest := fnv.New64a()
	for _, name := range slices.Sorted(slices.Values(names)) {
		known.known[strings.Join(strings.Fields(name), "")] = true
		digest.Write([]byte(name + "\n"))
	}
	known.sum ^= digest.Sum64()
	return &known
}
