// Package record reads one file of the campaign, whatever an office machine
// wrote: bytes become normalised text (Decode), and text becomes a tree of front
// matter and a body (Parse, ParseYAML).
//
// What can only mean one thing is read as meant, and a notice says so with a
// safe fix: another encoding, a full-width colon after a field's name, a wide
// space or a tab where YAML wants a space, a list dash without its space. What
// could mean two things is an error that shows the line to type instead. Reading
// goes on after an error, so one run tells everything that is wrong in a file.
//
// Every position is one of the file as its author sees it: a line is mended in
// memory only, and remembers where its characters came from.
//
// The package knows structure alone. What a value means (a date, a number, a
// reference) and which fields there are is the schema's to say; of the latter
// the Keys function tells as much as is needed here.
package record
