package build

import (
	"encoding/binary"
	"hash/crc32"
	"io"
	"strings"

	"zoufang/generator/site"
)

// manifest is what a build leaves for the next one: what every unit read and what
// that gave, and how the files look that lie in the output folder. It is never
// needed for a right result.
type manifest struct {
	inputs     site.Sum // of everything that was read, by its looks; 0: it says nothing
	today      int      // the day of the build, in days since 1970, in the site's time zone
	zone       string
	base       site.Sum // of what every unit reads
	everything site.Sum // of what tables are counted of
	records    int
	pages      int
	findings   string   // packed
	counted    string   // findings about tables, packed
	tables     []string // ids
	rowsOf     []string
	published  []string // files that templates published
	files      []looked // of the site, and their folders

	traces    string // packed: what follows, which is read only where something has changed
	questions []question
	units     []madeUnit
	subject   func(read) string // names the subject of a read of this run
}

// looked is a file or folder and how it looks.
type looked struct {
	name string
	look site.Sum
}

// question is a read of some unit, with what it gave. Its subject may be left to be
// named by the read when it is written: a site has more questions than records.
type question struct {
	of      aspect
	subject string
	read    read // of this run, where subject is ""
	sum     site.Sum
}

// madeUnit is a unit as it was made.
type madeUnit struct {
	name, about string
	files       []string
	questions   string // their places in manifest.questions, packed: ascending
	card        string // what the search index has of it, packed
}

// manifestMagic begins a manifest's file. Its last character is the version of the
// form, which is: magic, checksum of the rest (u32, little-endian), the length of
// the head, the head, the traces. Numbers are varints, and texts have their length
// before them.
const manifestMagic = "zoufang manifest 3\n"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// checksum is that of a text, which is not copied as a whole.
func checksum(text string) uint32 {
	var sum uint32
	var part [64 << 10]byte
	for text != "" {
		n := copy(part[:], text)
		sum, text = crc32.Update(sum, castagnoli, part[:n]), text[n:]
	}
	return sum
}

// parseManifest reads a manifest but for its traces, and reports whether it is
// whole.
func parseManifest(data string) (*manifest, bool) {
	body, ok := strings.CutPrefix(data, manifestMagic)
	if !ok || len(body) < 4 {
		return nil, false
	}
	sum, body := binary.LittleEndian.Uint32([]byte(body[:4])), body[4:]
	if checksum(body) != sum {
		return nil, false
	}
	whole := unpacker{rest: body}
	in := unpacker{rest: whole.text()}
	m := &manifest{inputs: in.sum(), today: in.number(), zone: in.text(), base: in.sum(), everything: in.sum(),
		records: in.number(), pages: in.number(), findings: in.text(), counted: in.text(),
		tables: in.texts(), rowsOf: in.texts(), published: in.texts()}
	m.files = make([]looked, in.length())
	for i := range m.files {
		m.files[i] = looked{in.text(), in.sum()}
	}
	m.traces = whole.rest
	return m, !whole.lost && !in.lost && in.rest == ""
}

// unpackTraces reads the traces, and reports whether they are whole.
func (m *manifest) unpackTraces() bool {
	in := unpacker{rest: m.traces}
	m.questions = make([]question, in.length())
	for i := range m.questions {
		m.questions[i] = question{of: aspect(in.number()), subject: in.text(), sum: in.sum()}
	}
	m.units = make([]madeUnit, in.length())
	for i := range m.units {
		m.units[i] = madeUnit{in.text(), in.text(), in.texts(), in.text(), in.text()}
	}
	return !in.lost && in.rest == ""
}

func (m *manifest) write(w io.Writer) error {
	var length packer
	head, traces := m.packHead(), m.packTraces()
	length.number(len(head))
	parts := [][]byte{length.data, head, traces}
	var sum uint32
	for _, part := range parts {
		sum = crc32.Update(sum, castagnoli, part)
	}
	if _, err := w.Write(binary.LittleEndian.AppendUint32([]byte(manifestMagic), sum)); err != nil {
		return err
	}
	for _, part := range parts {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

func (m *manifest) packHead() []byte {
	var out packer
	out.sum(m.inputs)
	out.number(m.today)
	out.text(m.zone)
	out.sum(m.base)
	out.sum(m.everything)
	out.number(m.records)
	out.number(m.pages)
	out.text(m.findings)
	out.text(m.counted)
	out.texts(m.tables)
	out.texts(m.rowsOf)
	out.texts(m.published)
	out.number(len(m.files))
	for _, f := range m.files {
		out.text(f.name)
		out.sum(f.look)
	}
	return out.data
}

func (m *manifest) packTraces() []byte {
	const likely = 512 // bytes for a unit, its questions included
	out := packer{make([]byte, 0, max(len(m.units)*likely, len(m.traces)+1<<16))}
	out.number(len(m.questions))
	for _, q := range m.questions {
		out.number(int(q.of))
		if q.subject == "" {
			q.subject = m.subject(q.read)
		}
		out.text(q.subject)
		out.sum(q.sum)
	}
	out.number(len(m.units))
	for _, u := range m.units {
		out.text(u.name)
		out.text(u.about)
		out.texts(u.files)
		out.text(u.questions)
		out.text(u.card)
	}
	return out.data
}
