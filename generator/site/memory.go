package site

import (
	"cmp"
	"crypto/sha1"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"slices"
	"sync"

	"zoufang/generator/gitrepo"
)

// Memory keeps what reading records gave, so that a file that has not changed is
// not parsed again. It is never needed for a right result: what it holds is
// found only by all that it came from, and what is damaged is forgotten. It is
// safe for concurrent use.
type Memory struct {
	file string
	key  name

	mu      sync.Mutex
	entries []entry
	names   map[name]int // both names of every entry
	learned int          // how many things that the file lacks

	lingers bool     // is set before the memory is used
	last    *lasting // of the last Load, where it lingers; may be nil
}

// name is a digest of everything that an entry depends on.
type name [sha1.Size]byte

// entry is what reading one text gave. It is found by its text, and by how the
// file looked that held it: an older look of the same text is forgotten. A zero
// look is none.
type entry struct {
	text, look name
	data       []byte
	sum        uint32
	idle       uint8 // how often the memory was saved since the entry was of use
	used       bool  // since the memory was opened
}

// How long entries are kept that are not of use, such as those of another
// branch: for that many savings, and together no more bytes.
const (
	maxIdle      = 64
	maxIdleBytes = 64 << 20
)

// castagnoli is the checksum that processors have an instruction for.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// OpenMemory returns the memory in file, or an empty one where there is none for
// key: the program's version and whatever else changes what reading means.
func OpenMemory(file, key string) *Memory {
	m := &Memory{file: file, key: sha1.Sum([]byte(key)), names: map[name]int{}}
	data, err := os.ReadFile(file)
	if err != nil {
		return m
	}
	entries, ok := parseMemory(data, m.key)
	if !ok {
		return m
	}
	m.entries, m.names = entries, make(map[name]int, 2*len(entries))
	for i, e := range entries {
		m.index(i, e.text)
		m.index(i, e.look)
	}
	return m
}

// index lets the entry at i be found by n.
func (m *Memory) index(i int, n name) {
	if n != (name{}) {
		m.names[n] = i
	}
}

// recall returns the entry of that name where it is undamaged.
func (m *Memory) recall(n name) (entry, bool) {
	e, found := m.find(n)
	return e, found && e.sound()
}

func (m *Memory) find(n name) (entry, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	i, found := m.names[n]
	if !found {
		return entry{}, false
	}
	m.entries[i].used = true
	return m.entries[i], true
}

// keep puts data under its text's name in place of what was there.
func (m *Memory) keep(text name, data []byte) {
	e := entry{text: text, data: data, sum: crc32.Checksum(data, castagnoli), used: true}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.learned++
	if i, there := m.names[text]; there {
		e.look = m.entries[i].look
		m.entries[i] = e
		return
	}
	m.names[text] = len(m.entries)
	m.entries = append(m.entries, e)
}

// note remembers how the file looks that holds a text.
func (m *Memory) note(text, look name) {
	m.mu.Lock()
	defer m.mu.Unlock()
	i, kept := m.names[text]
	if !kept || look == (name{}) || m.entries[i].look == look {
		return
	}
	if other, taken := m.names[look]; taken {
		m.entries[other].look = name{}
	}
	delete(m.names, m.entries[i].look)
	m.entries[i].look = look
	m.names[look] = i
	m.learned++
}

// Learned is how many things the memory has learned since it was last saved.
func (m *Memory) Learned() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.learned
}

// Save writes the memory to its file where it has learned something. Nobody
// ever sees half of it.
func (m *Memory) Save() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.learned == 0 {
		return nil
	}
	if err := m.write(renewed(m.entries)); err != nil {
		return fmt.Errorf("memory of records: %w", err)
	}
	m.learned = 0
	return nil
}

// renewed returns the entries that are worth keeping, by name, a saving older
// where they were of no use.
func renewed(entries []entry) []entry {
	kept := slices.Clone(entries)
	for i := range kept {
		if kept[i].idle++; kept[i].used {
			kept[i].idle = 0
		}
	}
	slices.SortFunc(kept, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.idle, b.idle), slices.Compare(a.text[:], b.text[:]))
	})
	idle := 0
	for i, e := range kept {
		if e.idle > 0 {
			idle += len(e.data)
		}
		if e.idle > maxIdle || idle > maxIdleBytes {
			return kept[:i]
		}
	}
	return kept
}

// write replaces the file by one that holds entries.
func (m *Memory) write(entries []entry) error {
	return gitrepo.WriteScratch(m.file, func(w io.Writer) error { return writeMemory(w, m.key, entries) })
}
