// Package schema knows what a record must be. It reads the collections and
// vocabularies of a campaign, types what authors wrote by them, checks it, and
// decides what of it may be shown.
//
// Nothing here names a collection or a vocabulary: they are data. Only the forms
// in which people write dates, numbers, yes and no are known, Chinese and
// English.
//
// # Schemas
//
// A schema is JSON Schema 2020-12 in YAML with the x- keywords of the design.
// It differs from the standard in what a campaign needs to be safe:
//
//   - Every object is closed. additionalProperties may be false, which is the
//     default, or a schema, never true: what no schema names is not published.
//   - Every value has one type, so that its text can be typed by it: type names
//     one type, and is left out where x-ref, x-vocabulary, properties, items or
//     $ref (to #/$defs/ of the same file) say enough.
//   - if, allOf, anyOf, oneOf and not speak about typed values (dates as
//     2012-03-05, terms by id, fields by their English keys) and declare nothing.
//   - default is for editors and is never filled in.
//   - Every record also has an id and may be a draft; no field can be called so.
//
// Rules are written in CEL. They see self, the object that they stand on, with
// dates as timestamps and terms and references as their ids; site.from, site.to,
// site.as_of and site.today; records.visits[id], another record; date("2012-03-05");
// days(from, to), the days between; and CEL's extensions for strings, lists and
// sets. A rule that reads a field which the record lacks fails: has(self.field)
// asks first. One that reads a record which does not exist is not evaluated.
//
// # Records
//
// A record goes through in two phases. Decode types one file and validates it
// against the collection's JSON Schema; it needs nothing but the file, so files
// can be decoded in parallel. Once all ids are known, Refs hands out the
// references to be resolved; when that is done for all records, Rules and
// CheckBody evaluate what the schema says in CEL. Phase two works on values alone and reports by Path; Place puts
// such a report where it belongs in the file.
//
// How far a record has come in its collection's workflow is nowhere written: for
// any day, Progress works it out from the record's dates.
//
// One defect is one finding: what was wrong in phase one is marked Invalid, and
// rules that would read it are not evaluated.
//
// A Set and everything in it is read-only after Load and safe for concurrent
// use.
package schema
