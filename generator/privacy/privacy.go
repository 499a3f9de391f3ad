// Package privacy finds in text what must not be published: numbers of identity
// cards, telephones and bank cards, addresses down to the door, health beside a
// name, names of people.
//
// A text is read by its shadow, which is what a reader sees: widths folded,
// invisible characters and markup gone, every character with the bytes it stands
// for. Words that say what a number is, surnames, severities and exceptions are data
// in the folder privacy of the schemas.
package privacy

import (
	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// Kind is what was found.
type Kind string

// The kinds of what must not be published.
const (
	IDNumber Kind = "id-number"
	Mobile   Kind = "mobile"
	Landline Kind = "landline"
	BankCard Kind = "bank-card"
	Address  Kind = "address"
	Leaky    Kind = "leaky" // masked, but not enough
	Health   Kind = "health"
	Name     Kind = "name"
)

// What makes a finding less than certain.
const (
	doubtChecksum = "checksum" // an ID number by the words beside it, with a wrong check digit
	doubtShort    = "short"    // an ID number of 15 digits, which has no check digit
	doubtContext  = "context"  // nothing beside it says that it is a bank card
	doubtNumber   = "number"   // it stands where the number of a document would
)

// Hit is something found in a text.
type Hit struct {
	Kind     Kind
	Doubt    string // "" is certain; else what makes it less so, as a part of a message's ID
	Severity diag.Severity
	From, To int    // bytes of the text as given
	Instead  string // what to type instead; "" says to leave it out
}

// Find returns what must not be published in a text, in its order and not
// overlapping. It may be called from several goroutines.
func (r *Rules) Find(text string) []Hit {
	if r == nil {
		r = &noRules
	}
	s := scans.Get().(*scan)
	defer scans.Put(s)
	s.search(r, text)
	return s.result()
}

// noRules serve where there are none. Nothing changes them.
var noRules Rules

// Stored says how bad it is that a field of that privacy holds its value in clear
// in the repository. Notice says that it is not.
func (r *Rules) Stored(kind schema.Privacy) diag.Severity {
	if r == nil {
		return diag.Notice
	}
	return r.stored[kind]
}

// Public says whether the numbers in a field are meant for the public, as those of
// an office are.
func (r *Rules) Public(collection, field string) bool {
	return r != nil && r.fields[collection+"."+field]
}

// Sum returns a digest of the rules, for caches.
func (r *Rules) Sum() uint64 {
	if r == nil {
		return 0
	}
	return r.sum
}
