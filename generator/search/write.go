package search

import (
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"sync"
	"time"

	"zoufang/generator/site"
)

// Sink takes the files of an index. It must be safe for concurrent use.
type Sink interface {
	// Give takes a file that is written anew, and whose bytes nobody else changes.
	Give(name string, data []byte) error

	// Keep leaves a file as the last index has it.
	Keep(name string) error
}

// Write writes the index of all documents, but for their own files. It needs no more
// memory for more documents, but for their cards. Where last is an index that differs
// in few documents, only what differs is written, to the same bytes.
func (x *Indexer) Write(out Sink, workers int, last *Last) error {
	total := 0
	for _, c := range x.cards {
		total += c.Pairs
	}
	l := layOut(total, len(x.cards), x.space)
	w := &writing{Indexer: x, layout: l, out: out, workers: workers,
		pairs: make([]sumText, 1<<l.pairBits), chars: make([]sumText, 1<<l.charBits)}
	files, err := w.change(last)
	if err == nil {
		err = w.put(files)
	} else {
		err = w.whole(last, total)
	}
	if err != nil {
		return err
	}
	return w.finish()
}

// writing is one index being written.
type writing struct {
	*Indexer
	layout
	out          Sink
	workers      int
	pairs, chars []sumText // of the files
	rooms        sync.Pool // of [][]posting
}

// finish writes what is of the index as a whole.
func (w *writing) finish() error {
	facets, sets := w.scheme.facetSets(w.cards)
	columns, err := w.give(columnsName, w.scheme.columns(w.cards, w.numbers))
	if err != nil {
		return err
	}
	choices, err := w.give(choicesName, choices(sets))
	if err != nil {
		return err
	}
	e := entry{
		Documents: len(w.cards), Space: w.layout.space, PairBits: w.pairBits, CharBits: w.charBits,
		Pairs: sumsText(w.pairs), Chars: sumsText(w.chars), Columns: string(columns[:]), Choices: string(choices[:]),
		Body: bodyStart, Relative: w.scheme.Relative, Kinds: w.scheme.Kinds, Facets: facets,
		First: w.scheme.First.Format(time.DateOnly), Synonyms: w.scheme.Synonyms,
	}
	e.Version = w.version(e)
	file, err := packJSON(entryName, e)
	if err != nil {
		return err
	}
	return w.out.Give(fileName(entryName), file)
}

// version is the digest of everything that the index holds.
func (w *writing) version(e entry) string {
	sum := fnv.New64a()
	fmt.Fprint(sum, e)
	for _, c := range w.cards {
		fmt.Fprint(sum, c.Sum)
	}
	return fmt.Sprintf("%016x", sum.Sum64())
}

// give gives a file and returns its sum.
func (w *writing) give(name string, data []uint16) (sumText, error) {
	script, sum := packScript(name, data)
	return sum, w.out.Give(fileName(name), script)
}

// postingsAtOnce bounds how many postings are held by each worker: the texts are
// gone through as often as that takes.
const postingsAtOnce = 2 << 20

// whole writes all files, of so many pairs in all. Texts that were not added are read
// from last.
func (w *writing) whole(last *Last, total int) error {
	parts := min(max(w.workers, (total+postingsAtOnce-1)/postingsAtOnce), 1<<w.charBits)
	failures := make([]error, parts+1)
	site.InParallel(parts+1, w.workers, func(i int) {
		if i == parts {
			failures[i] = w.wholeChars(last)
		} else {
			failures[i] = w.wholePairs(last, i, parts, total)
		}
	})
	return errors.Join(failures...)
}

// wholePairs writes one of so many parts of the files of pairs.
func (w *writing) wholePairs(last *Last, part, parts, total int) error {
	from, to := part<<w.pairBits/parts, (part+1)<<w.pairBits/parts
	room := w.room(1<<w.pairBits/parts+1, total)
	defer w.rooms.Put(room)
	files := room[:to-from]
	err := w.eachSegment(last, func(document int, s segment) {
		for i := range len(s.units) - 1 {
			file := w.fileOfPair(s.units[i], s.units[i+1])
			if file >= from && file < to {
				files[file-from] = append(files[file-from], w.posting(s.units[i], s.units[i+1], document, s.start+i))
			}
		}
	})
	for i, postings := range files {
		if err != nil {
			break
		}
		slices.Sort(postings)
		w.pairs[from+i], err = w.give(pairsName(from+i), w.packPairs(postings, w.numbers))
		files[i] = postings[:0]
	}
	return err
}

// room returns room for the postings of so many files, which a worker uses for one
// part after the other.
func (w *writing) room(files, total int) [][]posting {
	if used, ok := w.rooms.Get().([][]posting); ok {
		return used
	}
	room := make([][]posting, files)
	for i := range room {
		room[i] = make([]posting, 0, total>>w.pairBits*5/4) // few files are much longer than others
	}
	return room
}

// wholeChars writes the files of characters.
func (w *writing) wholeChars(last *Last) error {
	files := make([][]mention, len(w.chars))
	seen := newCharSet()
	err := w.eachSegment(last, func(document int, s segment) {
		seen.each(document, s, func(c uint16) {
			file := w.fileOfChar(c)
			files[file] = append(files[file], w.mention(c, document, s.inTitle()))
		})
	})
	for file, mentions := range files {
		if err != nil {
			break
		}
		slices.Sort(mentions)
		w.chars[file], err = w.give(charsName(file), w.packChars(mentions, w.numbers))
		files[file] = nil
	}
	return err
}

// eachSegment yields the segments of all texts, in the order of their numbers. Those
// of a title are first among those of its text.
func (w *writing) eachSegment(last *Last, yield func(document int, s segment)) error {
	var room packed
	for document := range w.cards {
		if err := w.eachOf(last, document, &room, func(s segment) { yield(document, s) }); err != nil {
			return err
		}
	}
	return nil
}

// eachOf yields the segments of a document.
func (w *writing) eachOf(last *Last, document int, room *packed, yield func(s segment)) error {
	at, added := w.texts[document]
	if !added {
		text, err := last.text(w.numbers[document])
		for _, s := range text {
			yield(s)
		}
		return err
	}
	var err error
	if room.data, err = w.store.Append(room.data[:0], at); err == nil {
		room.each(yield)
	}
	return err
}

// charSet tells which characters a document has, each once. It is used for one
// document after the other.
type charSet []int // by character: the last document that had it

func newCharSet() charSet { return slices.Repeat([]int{none}, 1<<16) }

func (s charSet) each(document int, text segment, yield func(c uint16)) {
	for _, c := range text.units {
		if s[c] != document {
			s[c] = document
			yield(c)
		}
	}
}
