package attachment

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
)

// encryptedFlag is set on a member of an archive that has a password.
const encryptedFlag = 1

// maxMembers is how many members an archive may have.
const maxMembers = 20_000

// openArchive opens a file that is an archive. One whose members say themselves
// that they are too large is refused before anything is unpacked.
func (r *reader) openArchive(data []byte) (*zip.Reader, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errDamaged
	}
	if len(archive.File) > maxMembers {
		return nil, errTooLarge
	}
	total := uint64(0)
	for _, member := range archive.File {
		switch {
		case member.Flags&encryptedFlag != 0:
			return nil, errLocked
		case isPicture(member.Name):
			continue
		}
		total += min(member.UncompressedSize64, maxText+1)
	}
	if total > uint64(r.left) {
		return nil, errTooLarge
	}
	return archive, nil
}

// unpack returns what a member holds, however much it says that this is.
func (r *reader) unpack(member *zip.File) ([]byte, error) {
	in, err := member.Open()
	if err != nil {
		return nil, errDamaged
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, int64(r.left)+1))
	switch {
	case len(data) > r.left:
		return nil, errTooLarge
	case err != nil:
		return nil, errDamaged
	}
	r.left -= len(data)
	return data, nil
}

// isPicture reports whether a member is a picture, which is not text.
func isPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".jpe", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".emf", ".wmf", ".wdp":
		return true
	}
	return strings.HasPrefix(name, "ObjectReplacements/") // of an OpenDocument, without extension
}
