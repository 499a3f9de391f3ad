package gitrepo

import (
	"bytes"
	"cmp"
	"errors"

	"github.com/go-git/go-git/v5/plumbing"
)

// item is one entry of a tree object, as a part of its bytes.
type item struct {
	raw  []byte // all of it
	mode byte   // what it is: one of the modes below
	name []byte
	hash []byte
}

// What an entry is. Links and submodules are no files of a site.
const (
	modeOther = iota
	modeFile
	modeProgram // a file that may be executed
	modeFolder
)

func (e item) file() bool { return e.mode == modeFile || e.mode == modeProgram }

var errTree = errors.New("malformed tree")

// nextItem reads the first entry of a tree's bytes: “mode name”, a zero byte and
// the id.
func nextItem(tree []byte) (item, error) {
	zero := bytes.IndexByte(tree, 0)
	end := zero + 1 + len(plumbing.ZeroHash)
	if zero < 0 || end > len(tree) {
		return item{}, errTree
	}
	space := bytes.IndexByte(tree[:zero], ' ')
	if space < 0 {
		return item{}, errTree
	}
	return item{tree[:end], modeOf(tree[:space]), tree[space+1 : zero], tree[zero+1 : end]}, nil
}

// modeOf takes from a mode what Git distinguishes.
func modeOf(octal []byte) byte {
	switch {
	case string(octal) == "40000" || string(octal) == "040000":
		return modeFolder
	case len(octal) != 6 || octal[0] != '1' || octal[1] != '0' || octal[2] != '0':
		return modeOther
	case octal[3]&1 != 0:
		return modeProgram
	}
	return modeFile
}

// compareItems orders entries as Git does: a folder as if its name ended with a
// slash.
func compareItems(a, b item) int {
	n := min(len(a.name), len(b.name))
	if order := bytes.Compare(a.name[:n], b.name[:n]); order != 0 {
		return order
	}
	return cmp.Compare(a.at(n), b.at(n))
}

// at returns a byte of the name by which entries are ordered.
func (e item) at(i int) byte {
	switch {
	case i < len(e.name):
		return e.name[i]
	case e.mode == modeFolder:
		return '/'
	}
	return 0
}
