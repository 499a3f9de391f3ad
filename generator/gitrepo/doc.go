// Package gitrepo reads the Git repository that a site lies in: what a commit or
// the index holds as a file system, what the commits say of each record in one
// walk over the history, and what a push brings before it is accepted. It never
// needs the git program, and never writes an index that a person also uses.
//
// The repository is opened through go-git's storage, not through its Repository:
// that one refuses repositories with extensions that do not matter here, and does
// not find objects in a push's quarantine or in alternates. Ids of objects are
// hexadecimal texts; paths are slash-separated and relative to the folder that
// was opened, which may lie below the top of the work tree.
package gitrepo
