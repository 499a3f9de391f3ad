package site

import "crypto/sha1"

// Recall returns what Keep kept under a key, which says everything that it was made
// of. Nobody may change it.
func (m *Memory) Recall(key string) ([]byte, bool) {
	if m == nil {
		return nil, false
	}
	e, found := m.recall(keptName(key))
	return e.data, found
}

// Keep lets data be recalled by its key, in this run of the program and in later ones.
// It must not be changed any more.
func (m *Memory) Keep(key string, data []byte) {
	if m != nil {
		m.keep(keptName(key), data)
	}
}

// keptName is another name than that of any text.
func keptName(key string) name { return sha1.Sum([]byte("kept\x00" + key)) }
