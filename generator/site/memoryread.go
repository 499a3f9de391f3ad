package site

import (
	"crypto/sha1"
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// recollection is a memory as one run of Load uses it: what is remembered of
// records that are read by one set of schemas.
type recollection struct {
	*Memory
	base  name // of the memory and the schemas
	set   *schema.Set
	terms map[*schema.Term]termPlace
	files blobFiles // nil: files are known by their looks
	began time.Time // before any file was looked at
	asked bool      // drafts are to have the ids of their files in Git
}

// blobFiles are files that know their ids in Git.
type blobFiles interface {
	Blob(name string) (id string, ok bool)
}

// recollect returns what o's memory has of records that are read by a set of
// schemas with that digest, or nil where there is none. Rendered bodies are not
// remembered: the few that a page shows of records that were recalled are
// rendered again.
func recollect(o Options, set *schema.Set, schemas name, began time.Time) *recollection {
	if o.Memory == nil {
		return nil
	}
	r := &recollection{Memory: o.Memory, set: set, terms: termPlaces(set), began: began, asked: o.asksBlobs()}
	r.base = sha1.Sum(append(r.key[:], schemas[:]...))
	r.files, _ = o.Root.(blobFiles)
	return r
}

// text names what a record's file says, by its id in Git.
func (r *recollection) text(d *draft, id string) name { return r.name(d, "text", id) }

// look names how a record's file looks: the zero name where that says nothing
// about what is in it.
func (r *recollection) look(d *draft) name {
	if r.files != nil {
		return name{}
	}
	look := Look(d.info, r.began)
	if look == 0 {
		return name{}
	}
	return r.name(d, "look", strconv.FormatUint(uint64(look), 16))
}

// name is a digest of all that reading a record depends on, what is in its file
// being given by one of its marks.
func (r *recollection) name(d *draft, kind, mark string) name {
	all := make([]byte, 0, 256)
	all = append(all, r.base[:]...)
	for _, part := range []string{kind, mark, d.collection.ID, d.path} {
		all = binary.AppendUvarint(all, uint64(len(part)))
		all = append(all, part...)
	}
	return sha1.Sum(all)
}

// blobID is the id that Git gives to a file.
func blobID(data []byte) string {
	h := sha1.New()
	h.Write(append(strconv.AppendInt([]byte("blob "), int64(len(data)), 10), 0))
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}

// unread recalls a record without reading its file, and reports whether it
// could.
func (r *recollection) unread(d *draft) bool {
	if r == nil {
		return false
	}
	if r.files == nil {
		look := r.look(d)
		return look != name{} && r.fill(d, look)
	}
	id, known := r.files.Blob(d.path)
	return known && r.fill(d, r.text(d, id))
}

// known recalls a record whose file holds data, or else remembers what take
// makes of it.
func (r *recollection) known(d *draft, data []byte, take func() error) error {
	if r == nil {
		return take()
	}
	ids := blobIDs(data)
	text := r.text(d, ids[0])
	if !r.fill(d, text) {
		before := len(d.findings)
		if err := take(); err != nil {
			return err
		}
		r.remember(text, d, ids, d.findings[before:])
	}
	r.note(text, r.look(d))
	return nil
}

// remember keeps what was read of d, and that these are the ids of its file.
func (r *recollection) remember(text name, d *draft, ids []string, findings diag.List) {
	w := writer{terms: r.terms, file: d.path}
	w.texts(ids)
	d.sums = w.record(d.values, d.body, findings)
	if !w.unable {
		r.keep(text, w.data)
	}
}

// fill recalls what was read of d, and reports whether it could.
func (r *recollection) fill(d *draft, n name) bool {
	e, found := r.recall(n)
	if !found {
		return false
	}
	in := reader{data: string(e.data), set: r.set, file: d.path}
	ids := in.texts()
	if !in.record(d) {
		return false
	}
	if r.asked {
		d.blobs = ids
	}
	return true
}
