package schema

import (
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// Set holds the collections and vocabularies of a campaign, each sorted by id.
type Set struct {
	Collections  []*Collection
	Vocabularies []*Vocabulary

	compiler *compiler
}

// Collection returns the collection called id, or nil.
func (s *Set) Collection(id string) *Collection {
	for _, c := range s.Collections {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// Vocabulary returns the vocabulary called id, or nil.
func (s *Set) Vocabulary(id string) *Vocabulary {
	for _, v := range s.Vocabularies {
		if v.ID == id {
			return v
		}
	}
	return nil
}

// CollectionIDs returns the ids of all collections.
func (s *Set) CollectionIDs() []string {
	var ids []string
	for _, c := range s.Collections {
		ids = append(ids, c.ID)
	}
	return ids
}

// VocabularyIDs returns the ids of all vocabularies.
func (s *Set) VocabularyIDs() []string {
	var ids []string
	for _, v := range s.Vocabularies {
		ids = append(ids, v.ID)
	}
	return ids
}

// Holding returns the collection whose folder holds file, a slash-separated path
// relative to the content folder, or nil. The longest folder wins.
func (s *Set) Holding(file string) *Collection {
	var found *Collection
	for _, c := range s.Collections {
		below, inside := strings.CutPrefix(file, c.Path)
		if inside && strings.HasPrefix(below, "/") && (found == nil || len(c.Path) > len(found.Path)) {
			found = c
		}
	}
	return found
}

// Collection is one kind of record: schemas/<ID>.yaml.
type Collection struct {
	ID          string
	Title       string // what one record is called: 走访报告
	Label       string // what the list of them is called: 走访
	Description string

	Path      string // folder below content/
	Permalink string // address of a record's page, with :tokens
	IDPattern string // how ids are made, with {tokens}; "" when free

	NameField   *Field      // the field that a record is called by; nil: its id
	TitleParts  []TitlePart // of the title that pages show instead of the name; may be nil
	DateField   *Field      // the field that places a record in time; may be nil
	EndField    *Field      // the field that ends a record of several days; may be nil
	LayoutField *Field      // the field whose value names a record's template; may be nil
	Order       []OrderKey
	Columns     []*Field // what a list of records shows
	Filters     []Filter // what a list of records can be narrowed by

	Paginate int // records on one page of a list; 0: all
	Weight   int // place among the collections
	Feed     bool
	Ahead    bool   // records tell of days set beforehand, such as a period, not of what happened on them
	Audience string // the only audience that may know of the collection; "": everyone

	EntryDays      int    // days after its date within which a record should be entered
	CommitterField *Field // e-mail addresses by which commits name a record, a person; may be nil
	CheckedField   *Field // the attachments that a person has looked through, see [CheckedFile]; may be nil

	Body Body

	Unique    [][]*Field // no two records have the same values of all fields of one of these
	Sequences []Sequence

	Root *Field // the record as an object; Root.Fields are its fields, in the schema's order

	Workflow *Workflow // the course that records take; nil: none

	Span diag.Span // of the schema's x-collection

	file      *record.File       // the schema, for the places of its keywords
	known     map[string]bool    // every key at any depth, folded; true: it holds a list
	validator *jsonschema.Schema // what JSON Schema says of a record
}

// DefaultEntryDays is how many days after its date a record may be entered before
// that is noted, where its schema names no other number.
const DefaultEntryDays = 5

// OrderKey is one key that a list of records is sorted by.
type OrderKey struct {
	Field *Field // nil: the id
	Desc  bool
}

// Body says what a record's text must have.
type Body struct {
	MinChars int
	Headings []RequiredHeading

	span diag.Span // of MinChars in the schema
}

// RequiredHeading is one or more headings that a body must have.
type RequiredHeading struct {
	Titles []string // in order; the names of a vocabulary's terms, or a single title
	Span   diag.Span

	forms [][]string   // of each title: the words of all headings that stand for it
	code  *record.Node // of when
	when  *Expr        // nil: always
}

// Visible reports whether audience may know of the collection.
func (c *Collection) Visible(audience string) bool {
	return c.Audience == "" || c.Audience == audience
}
