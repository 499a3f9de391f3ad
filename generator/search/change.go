package search

import (
	"errors"
	"slices"
	"unicode/utf16"
)

// errOther is that the last index helps nothing: it is spread otherwise, or too much
// differs.
var errOther = errors.New("another index")

// change returns all files of pairs and characters, with those of the last index
// that stay. It fails where that index is of no help.
func (w *writing) change(last *Last) ([]renewed, error) {
	if last == nil {
		return nil, errOther
	}
	e, err := last.entry()
	if err != nil {
		return nil, err
	}
	pairs, chars := sumsOf(e.Pairs), sumsOf(e.Chars)
	if e.PairBits != w.pairBits || e.CharBits != w.charBits || e.Space != w.layout.space || len(pairs) != len(w.pairs) || len(chars) != len(w.chars) {
		return nil, errOther
	}
	d := w.differ(last)
	if len(d.gone)+len(d.come) > len(w.cards)/muchDiffers+1 {
		return nil, errOther
	}
	if err := d.read(last); err != nil {
		return nil, err
	}
	pairFiles, err := renew(d, last, part[posting]{pairsName, pairs, d.changedPairs, d.pairs, w.unpackPairs, w.packPairs})
	if err != nil {
		return nil, err
	}
	charFiles, err := renew(d, last, part[mention]{charsName, chars, d.changedChars, d.chars, w.unpackChars, w.packChars})
	if err != nil {
		return nil, err
	}
	w.pairs, w.chars = pairs, chars
	return slices.Concat(pairFiles, charFiles), nil
}

// muchDiffers is the part of all documents from which on writing everything anew is
// quicker.
const muchDiffers = 16

// difference is what the last index has otherwise.
type difference struct {
	*writing
	stays []int // by number: the place of a document that stays as it is, or none
	gone  []int // numbers of documents that are no longer there, or not as they were
	come  []int // places of those that are new, or not as they were

	pairs        map[int][]posting // of documents that come, by file
	chars        map[int][]mention
	changedPairs map[int]bool // files in which something differs
	changedChars map[int]bool
}

const none = -1

// differ compares the documents of two indexes.
func (w *writing) differ(last *Last) *difference {
	names := make([]string, 0, len(last.Cards))
	for name := range last.Cards {
		names = append(names, name)
	}
	slices.Sort(names)
	numbers, _ := number(names)
	d := &difference{writing: w, pairs: map[int][]posting{}, chars: map[int][]mention{},
		changedPairs: map[int]bool{}, changedChars: map[int]bool{}}
	same := make([]bool, len(w.cards))
	for i, name := range names {
		place, there := w.place[name]
		if there && w.numbers[place] == numbers[i] && w.cards[place].Sum == last.Cards[name].Sum {
			same[place] = true
		} else {
			d.gone = append(d.gone, numbers[i])
		}
	}
	d.stays = slices.Repeat([]int{none}, 2*w.layout.space)
	for place, number := range w.numbers {
		if same[place] {
			d.stays[number] = place
		} else {
			d.come = append(d.come, place)
		}
	}
	return d
}

func (d *difference) staying(number int) (int, bool) {
	if uint(number) >= uint(len(d.stays)) {
		return none, false
	}
	return d.stays[number], d.stays[number] != none
}

// read finds the files that change, and what comes to them: an edit that leaves a
// segment where it is leaves the files of its pairs alone.
func (d *difference) read(last *Last) error {
	olds := map[int][]segment{}
	for _, number := range d.gone {
		text, err := last.text(number)
		if err != nil {
			return err
		}
		olds[number] = text
	}
	seen := newCharSet()
	for _, document := range d.come {
		number := d.numbers[document]
		old, fresh := keysOf(olds[number]), map[segmentKey]bool{}
		err := d.eachOf(last, document, new(packed), func(s segment) {
			d.add(document, s, seen)
			fresh[s.key()] = true
			if !old[s.key()] {
				d.touch(s)
			}
		})
		if err != nil {
			return err
		}
		olds[number] = slices.DeleteFunc(olds[number], func(s segment) bool { return fresh[s.key()] })
	}
	for _, text := range olds {
		for _, s := range text {
			d.touch(s)
		}
	}
	return nil
}

// segmentKey tells segments apart by their words and their place.
type segmentKey struct {
	start int
	words string
}

func (s segment) key() segmentKey { return segmentKey{s.start, string(utf16.Decode(s.units))} }

func keysOf(text []segment) map[segmentKey]bool {
	keys := map[segmentKey]bool{}
	for _, s := range text {
		keys[s.key()] = true
	}
	return keys
}

// add adds a segment of a document that comes.
func (d *difference) add(document int, s segment, seen charSet) {
	for i := range len(s.units) - 1 {
		first, second := s.units[i], s.units[i+1]
		file := d.fileOfPair(first, second)
		d.pairs[file] = append(d.pairs[file], d.posting(first, second, document, s.start+i))
	}
	seen.each(document, s, func(c uint16) {
		file := d.fileOfChar(c)
		d.chars[file] = append(d.chars[file], d.mention(c, document, s.inTitle()))
	})
}

// touch notes that the files of a segment change.
func (d *difference) touch(s segment) {
	for i, c := range s.units {
		d.changedChars[d.fileOfChar(c)] = true
		if i > 0 {
			d.changedPairs[d.fileOfPair(s.units[i-1], c)] = true
		}
	}
}

// renewed is a file of the index with what differs from the last one put in.
type renewed struct {
	name string
	data []byte // nil: it stays as it is
}

// part is the files of pairs, or of characters.
type part[T ~uint64] struct {
	name    func(file int) string
	sums    []sumText // of the last index; they become those of this one
	changed map[int]bool
	come    map[int][]T
	unpack  func(file int, data []uint16, of func(int) (int, bool)) ([]T, error)
	pack    func(all []T, numbers []int) []uint16
}

// renew makes the files of a part that change.
func renew[T ~uint64](d *difference, last *Last, p part[T]) ([]renewed, error) {
	var files []renewed
	for file := range p.sums {
		name := p.name(file)
		if !p.changed[file] {
			files = append(files, renewed{name: name})
			continue
		}
		data, err := last.data(name, p.sums[file])
		if err != nil {
			return nil, err
		}
		all, err := p.unpack(file, data, d.staying)
		if err != nil {
			return nil, err
		}
		all = append(all, p.come[file]...)
		slices.Sort(all)
		script, sum := packScript(name, p.pack(all, d.numbers))
		p.sums[file] = sum
		files = append(files, renewed{name, script})
	}
	return files, nil
}

// put gives the files of an index to where they belong.
func (w *writing) put(files []renewed) error {
	for _, f := range files {
		var err error
		if f.data == nil {
			err = w.out.Keep(fileName(f.name))
		} else {
			err = w.out.Give(fileName(f.name), f.data)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
