// Package schema knows what a record must be. It reads the collections and
// vocabularies of a campaign, types what authors wrote by them, checks it, and
// decides what of it may be shown.
//
// Nothing here names a collection or a vocabulary: they are data. Only the forms
// in which people write dates, numbers, yes and no are known, Chinese and
// English.
//
// A record goes through in two phases. Decode types one file and validates it
// against the collection's JSON Schema; it needs nothing but the file, so files
// can be decoded in parallel. Once all ids are known, Refs hands out the
// references to be resolved, and Rules and CheckBody evaluate what the schema
// says in CEL. Phase two works on values alone and reports by Path; Place puts
// such a report where it belongs in the file.
//
// A Set and everything in it is read-only after Load and safe for concurrent
// use.
package schema
