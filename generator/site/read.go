package site

import (
	"context"
	"fmt"
	"io/fs"
	"sync"
	"sync/atomic"

	"zoufang/generator/diag"
	"zoufang/generator/markdown"
	"zoufang/generator/record"
	"zoufang/generator/schema"
)

// draft is a record on its way into the model.
type draft struct {
	source
	blobs    []string      // ids that Git may have given to the file's bytes; nil where nobody asks
	reading  *reading      // of a memory that lingers; nil: none
	values   schema.Values // as typed; only resolveRefs of this draft changes them later
	resolved bool          // the values are not those of the reading any more
	name     string        // what others may call it; "" where it has no name
	hidden   bool          // its author keeps it back
	body     Body
	sums     sums
	url      string    // path of its page
	own      []*Asset  // in its folder
	findings diag.List // about this file
	refers   []*draft  // whom its fields and text refer to
	targets  []target  // of each slot of its text
	record   *Record   // nil until it is published
	clash    bool      // some machines take the file for another, which was reported
	out      bool      // left out of the site
}

func (d *draft) key() recordKey { return recordKey{d.collection.ID, d.id} }

// broken reports whether the record may not be published.
func (d *draft) broken() bool { return d.values == nil || d.clash || d.findings.HasErrors() }

// parallel calls do for every index below n from the loader's workers, and stops
// at the first error.
func (l *loader) parallel(ctx context.Context, n int, do func(i int) error) error {
	var next, done atomic.Int64
	var once sync.Once
	var failure error
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var workers sync.WaitGroup
	for range max(1, l.Workers) {
		workers.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n || ctx.Err() != nil {
					return
				}
				if err := do(i); err != nil {
					once.Do(func() { failure = err; cancel() })
					return
				}
				if l.Progress != nil {
					l.Progress(int(done.Add(1)), n)
				}
			}
		})
	}
	workers.Wait()
	if failure == nil {
		failure = context.Cause(ctx)
	}
	return failure
}

// readAll reads every record: text, front matter, values and body.
func (l *loader) readAll(ctx context.Context) error {
	return l.parallel(ctx, len(l.drafts), func(i int) error { return l.read(l.drafts[i]) })
}

func (l *loader) read(d *draft) error {
	if l.memory.unread(d) { // which knows nothing of files that are too large
		return nil
	}
	if size := d.info.Size(); size > record.MaxFile {
		d.findings = append(d.findings, record.TooLarge(d.path, size))
		return nil
	}
	data, err := fs.ReadFile(l.Root, d.path)
	if err != nil {
		d.report("unreadable", diag.Args{"reason": diag.Reason(err)})
		return nil
	}
	if l.asksBlobs() {
		d.blobs = blobIDs(data)
	}
	return l.memory.known(d, data, func() error { return l.take(d, data) })
}

// asksBlobs reports whether files are compared with those of the last commit.
func (o Options) asksBlobs() bool { return o.History != nil && o.Commit == nil }

// take makes of a file's bytes what the draft holds.
func (l *loader) take(d *draft, data []byte) error {
	file, findings := d.parse(data)
	d.findings = append(d.findings, findings...)
	if file == nil {
		return nil
	}
	if file.Front != nil {
		d.values, findings = d.collection.Decode(file, d.id)
		d.findings = append(d.findings, findings...)
	}
	l.lookThrough(d, file)
	return l.render(d, file)
}

// report adds a finding about the file as a whole.
func (d *draft) report(messageID string, args diag.Args) {
	d.findings = append(d.findings, diag.At(diag.Span{File: d.path}, messageID, args))
}

// parse turns the file's bytes into front matter and body; nil when hopeless.
func (s source) parse(data []byte) (*record.File, diag.List) {
	return record.Read(s.path, data, s.collection.Keys)
}

// render turns the body into HTML and puts that into the spool.
func (l *loader) render(d *draft, file *record.File) error {
	if file.Body == "" {
		return nil
	}
	fragment, findings := markdown.Render(d.path, file.Body, file.BodyLine)
	d.findings = append(d.findings, findings...)
	d.body = Body{
		Summary: fragment.Summary, Chars: fragment.Chars, Headings: fragment.Outline,
		slots: fragment.Slots, sum: sumOf(fragment.HTML),
	}
	if l.Spool == nil {
		return nil
	}
	var err error
	if d.body.html, err = l.Spool.Put(fragment.HTML); err != nil {
		return fmt.Errorf("%s: %w", d.path, err)
	}
	return nil
}

// reread parses the file once more, for the positions that were not kept.
func (l *loader) reread(d *draft) *record.File {
	data, err := fs.ReadFile(l.Root, d.path)
	if err != nil {
		return nil
	}
	file, _ := d.parse(data)
	return file
}

// Locate returns the place of one of the record's values in its file, which is
// read once more for it from the site at root.
func (r *Record) Locate(root fs.FS, at schema.Path) diag.Span {
	file, err := r.source(root)
	if file == nil || err != nil {
		return diag.Span{File: r.File}
	}
	return r.Section.Collection.Locate(file, at)
}

// Source reads a record's file once more; nil where it is hopeless now.
func (s *Site) Source(r *Record) (*record.File, error) { return r.source(s.root) }

// source reads the record's file once more, which is nil where it is hopeless now.
func (r *Record) source(root fs.FS) (*record.File, error) {
	data, err := fs.ReadFile(root, r.File)
	if err != nil {
		return nil, err
	}
	file, _ := source{path: r.File, collection: r.Section.Collection}.parse(data)
	return file, nil
}
