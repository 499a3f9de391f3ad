package site

import (
	"bytes"
	"crypto/sha1"
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"sync"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// recollection is a memory as one run of Load uses it: what is remembered of
// records that are read by one set of schemas.
type recollection struct {
	*Memory
	base    name // of the memory and the schemas
	schemas *readSchemas
	ready   map[name]*reading // for use; nil: none
	assets  map[string]*Asset // of the last Load; nil: none
	terms   map[*schema.Term]termPlace
	files   blobFiles // nil: files are known by their looks
	began   time.Time // before any file was looked at
	asked   bool      // drafts are to have the ids of their files in Git
}

// blobFiles are files that know their ids in Git.
type blobFiles interface {
	Blob(name string) (id string, ok bool)
}

// recollect returns what o's memory has of records that are read by a set of
// schemas with that digest, or nil where there is none. Rendered bodies are not
// remembered: the few that a page shows of records that were recalled are
// rendered again.
func recollect(o Options, schemas *readSchemas, began time.Time) *recollection {
	if o.Memory == nil {
		return nil
	}
	r := &recollection{Memory: o.Memory, schemas: schemas, terms: termPlaces(schemas.set), began: began, asked: o.asksBlobs()}
	if kept := o.Memory.lasting(); kept != nil && kept.schemas == schemas {
		r.ready, r.assets = kept.records, kept.assets
	}
	read := schemas.read()
	r.base = sha1.Sum(append(r.key[:], read[:]...))
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
	return r.digest(kind, mark, d.collection.ID, d.path)
}

// digest is that of the parts and of all that reading any file depends on.
func (r *recollection) digest(parts ...string) name {
	all := make([]byte, 0, 256)
	all = append(all, r.base[:]...)
	for _, part := range parts {
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

// writers are of use again once what they wrote has been copied.
var writers = sync.Pool{New: func() any { return new(writer) }}

// remember keeps what was read of d, and that these are the ids of its file.
func (r *recollection) remember(text name, d *draft, ids []string, findings diag.List) {
	w := writers.Get().(*writer)
	defer writers.Put(w)
	*w = writer{data: w.data[:0], terms: r.terms, file: d.path}
	w.texts(ids)
	d.sums = w.record(d.collection.Root, d.values, d.body, findings)
	if !w.unable {
		r.keep(text, bytes.Clone(w.data))
	}
}

// fill recalls what was read of d, and reports whether it could.
func (r *recollection) fill(d *draft, n name) bool {
	found := r.ready[n]
	if found == nil {
		found = r.decode(d, n)
	}
	if found == nil {
		return false
	}
	d.use(found)
	if r.asked {
		d.blobs = found.blobs
	}
	if r.lingers {
		d.reading = found
	}
	return true
}

// decode reads what is remembered of d under a name; nil where there is nothing.
func (r *recollection) decode(d *draft, n name) *reading {
	e, found := r.recall(n)
	if !found {
		return nil
	}
	in := reader{data: string(e.data), set: r.schemas.set, file: d.path}
	got := &reading{name: n, blobs: in.texts()}
	if !in.record(d.collection.Root, got) {
		return nil
	}
	return got
}
