package site

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io"
)

// A memory's file is a head, a row for each entry, and the entries' data in the
// order of the rows. The head ends with a checksum of all rows, a row with one
// of its data. Numbers are little-endian.
//
//	head  magic, digest of the key, number of rows u32, checksum of the rows u32
//	row   name of the text, look, idle u8, length u32, checksum u32
const (
	memoryMagic = "zoufang memory 2\n"
	headSize    = len(memoryMagic) + len(name{}) + 4 + 4
	rowSize     = 2*len(name{}) + 1 + 4 + 4
)

// parseMemory returns the entries in data, whose own checksums are not compared
// yet, and whether data is a memory for the key.
func parseMemory(data []byte, key name) ([]entry, bool) {
	if len(data) < headSize || !bytes.HasPrefix(data, append([]byte(memoryMagic), key[:]...)) {
		return nil, false
	}
	count := binary.LittleEndian.Uint32(data[headSize-8:])
	sum := binary.LittleEndian.Uint32(data[headSize-4:])
	data = data[headSize:]
	if uint64(count) > uint64(len(data)/rowSize) {
		return nil, false
	}
	rows, data := data[:int(count)*rowSize], data[int(count)*rowSize:]
	if crc32.Checksum(rows, castagnoli) != sum {
		return nil, false
	}
	entries := make([]entry, count)
	for i := range entries {
		length := entries[i].parse(rows[i*rowSize:])
		if length > uint64(len(data)) {
			return nil, false
		}
		entries[i].data, data = data[:length:length], data[length:]
	}
	return entries, len(data) == 0
}

// parse reads a row and returns the length of its data.
func (e *entry) parse(row []byte) uint64 {
	row = row[copy(e.text[:], row):]
	row = row[copy(e.look[:], row):]
	e.idle, row = row[0], row[1:]
	e.sum = binary.LittleEndian.Uint32(row[4:])
	return uint64(binary.LittleEndian.Uint32(row))
}

// appendRow appends the entry's row.
func (e *entry) appendRow(rows []byte) []byte {
	rows = append(append(rows, e.text[:]...), e.look[:]...)
	rows = append(rows, e.idle)
	rows = binary.LittleEndian.AppendUint32(rows, uint32(len(e.data)))
	return binary.LittleEndian.AppendUint32(rows, e.sum)
}

// sound reports whether the entry's data is what was written.
func (e *entry) sound() bool { return crc32.Checksum(e.data, castagnoli) == e.sum }

func writeMemory(w io.Writer, key name, entries []entry) error {
	rows := make([]byte, 0, len(entries)*rowSize)
	for i := range entries {
		rows = entries[i].appendRow(rows)
	}
	head := append([]byte(memoryMagic), key[:]...)
	head = binary.LittleEndian.AppendUint32(head, uint32(len(entries)))
	head = binary.LittleEndian.AppendUint32(head, crc32.Checksum(rows, castagnoli))
	out := bufio.NewWriterSize(w, 1<<20)
	out.Write(head) // the writer keeps the first error for Flush
	out.Write(rows)
	for _, e := range entries {
		out.Write(e.data)
	}
	return out.Flush()
}
