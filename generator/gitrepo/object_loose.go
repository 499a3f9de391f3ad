package gitrepo

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

var errLoose = errors.New("malformed object file")

// openLoose opens the file of an object that lies in no pack.
func openLoose(dir string, h plumbing.Hash) (*os.File, error) {
	id := h.String()
	return os.Open(filepath.Join(dir, id[:2], id[2:]))
}

// readLoose reads an object file: “type length”, a zero byte and the contents,
// all compressed.
func readLoose(file io.Reader) (plumbing.ObjectType, []byte, error) {
	z, err := zlib.NewReader(bufio.NewReaderSize(file, 16<<10))
	if err != nil {
		return 0, nil, err
	}
	r := bufio.NewReader(z)
	kind, size, err := looseHeader(r)
	if err != nil {
		return 0, nil, err
	}
	if size > maxObject {
		return 0, nil, errTooLong
	}
	data := bytes.NewBuffer(make([]byte, 0, min(size, guess)))
	if n, err := io.Copy(data, io.LimitReader(r, size)); err != nil || n < size {
		return 0, nil, errors.Join(errLoose, err)
	}
	return kind, data.Bytes(), nil
}

// sizeLoose reads no more of an object file than its length.
func sizeLoose(file io.Reader) (int64, error) {
	z, err := zlib.NewReader(bufio.NewReaderSize(file, 512))
	if err != nil {
		return 0, err
	}
	_, size, err := looseHeader(bufio.NewReaderSize(z, 64))
	return size, err
}

func looseHeader(r *bufio.Reader) (plumbing.ObjectType, int64, error) {
	header, err := r.ReadSlice(0)
	if err != nil {
		return 0, 0, errLoose
	}
	name, length, _ := strings.Cut(string(header[:len(header)-1]), " ")
	kind, err := plumbing.ParseObjectType(name)
	if err != nil {
		return 0, 0, err
	}
	size, err := strconv.ParseUint(length, 10, 62)
	if err != nil {
		return 0, 0, errLoose
	}
	return kind, int64(size), nil
}

// looseBeginning adds the ids of the object files that begin with prefix, which
// is not empty.
func looseBeginning(dir string, prefix []byte, all []plumbing.Hash) []plumbing.Hash {
	first := hex.EncodeToString(prefix[:1])
	entries, _ := os.ReadDir(filepath.Join(dir, first))
	for _, e := range entries {
		id := first + e.Name()
		if !plumbing.IsHash(id) {
			continue
		}
		if h := plumbing.NewHash(id); bytes.HasPrefix(h[:], prefix) {
			all = append(all, h)
		}
	}
	return all
}
