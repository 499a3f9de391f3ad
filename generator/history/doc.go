// Package history says what changed between the revisions of one record: value
// by value in the words of its schema, and in its text word by word, as one
// audience may see it.
//
// Revisions replays the versions of a file, oldest first. Whatever an old
// version holds is read by the schema of today, so that what is masked or left
// out today is so in every revision: a field that no schema names any more is
// not shown, and a version that was a draft shows nothing. Where only the part
// of a value changed that is not shown, that it changed is all that is said.
//
// In texts long numbers are masked, and so are the private values that any
// version of the record held in a field of its own: an old text can no longer be
// mended. A name that the record of today shows in full, because it tells of
// consent, is so in every revision. What was wrong with a version is told by rules
// and counts, never by messages, which quote values.
//
// Words that differ by language are kept in both, as in findings; Text and JSON
// choose.
package history
