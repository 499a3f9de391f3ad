package attachment

import "bytes"

// pdfFile is the objects of a document by their numbers.
//
// They are found by going through the file, not by its table of where they are:
// that is wrong in every damaged document, and what hangs by it is a reader that
// loops. A later object takes the place of an earlier one of the same number, which
// is what a document says that was changed without being written anew.
type pdfFile struct {
	data    []byte
	at      int
	next    int // where the next object begins, unless that is before at
	objects map[int]any
	trailer pdfDict // the keys of all trailers, the last ones win
	left    int     // bytes that may still be unpacked and looked at

	elements int // of all arrays and dictionaries
	listed   int // elements that were looked at
}

// maxListed is how many elements of arrays are looked at: one that is large may be
// referred to from many places.
const maxListed = 64 << 20

// openPDF reads all objects. It panics with the reason where it cannot.
func openPDF(data []byte) *pdfFile {
	f := &pdfFile{data: data, objects: map[int]any{}, trailer: pdfDict{}, left: maxText, next: -1}
	for f.step() {
	}
	if f.trailer["Encrypt"] != nil {
		panic(errLocked)
	}
	return f
}

// step reads the next object or trailer; it reports whether there is one.
func (f *pdfFile) step() bool {
	at := f.nextWord()
	if at < 0 {
		return false
	}
	if word := []byte("trailer"); bytes.HasPrefix(f.data[at:], word) {
		f.at = at + len(word)
		object := f.object()
		if dict, ok := object.(pdfDict); ok {
			f.addTrailer(dict)
		}
		return true
	}
	number, ok := numberBefore(f.data[:at])
	f.at = at + len("obj")
	if ok {
		f.add(number, f.object())
	}
	return true
}

// nextWord is where the next object or trailer begins, -1 where there is none. It
// looks no further for a trailer than up to the next object, which it keeps in mind:
// a file of nothing but trailers is gone through once.
func (f *pdfFile) nextWord() int {
	if f.next < f.at {
		f.next = len(f.data)
		if i := bytes.Index(f.data[f.at:], []byte("obj")); i >= 0 {
			f.next = f.at + i
		}
	}
	if i := bytes.Index(f.data[f.at:f.next], []byte("trailer")); i >= 0 {
		return f.at + i
	}
	if f.next == len(f.data) {
		return -1
	}
	return f.next
}

// numberBefore reads the number of an object backwards: before the word come its
// generation and a blank, and before that the number.
func numberBefore(data []byte) (number int, ok bool) {
	_, data = lastNumber(data)
	number, rest := lastNumber(data)
	return number, len(rest) < len(data)
}

// lastNumber reads the number that data ends with, but for blanks behind it.
func lastNumber(data []byte) (number int, before []byte) {
	data = bytes.TrimRight(data, "\x00\t\n\f\r ")
	end := len(data)
	for end > 0 && len(data)-end < 9 && '0' <= data[end-1] && data[end-1] <= '9' {
		end--
	}
	for _, digit := range data[end:] {
		number = number*10 + int(digit-'0')
	}
	return number, data[:end]
}

// object reads what stands here. Where it is a stream, its data end at the next
// word that says so: lengths may be wrong, or stand elsewhere.
func (f *pdfFile) object() any {
	l := lexer{data: f.data, at: f.at, elements: f.elements}
	object, _ := l.next(0)
	f.at, f.elements = l.at, l.elements
	dict, ok := object.(pdfDict)
	if !ok {
		return object
	}
	l.skip()
	const begin, end = "stream", "endstream"
	if !bytes.HasPrefix(f.data[l.at:], []byte(begin)) {
		return object
	}
	raw := bytes.TrimPrefix(f.data[l.at+len(begin):], []byte("\r"))
	raw = bytes.TrimPrefix(raw, []byte("\n"))
	start := len(f.data) - len(raw)
	length := f.streamLength(dict, raw)
	f.at = start + length
	return &pdfStream{dict, raw[:length]}
}

// maxBlanks is how many blanks may stand behind the data of a stream.
const maxBlanks = 8

// streamLength is how long the data are that raw begins with. What the document
// says is believed where the data end there.
func (f *pdfFile) streamLength(dict pdfDict, raw []byte) int {
	end := []byte("endstream")
	if said, ok := dict["Length"].(float64); ok && 0 <= said && said <= float64(len(raw)) {
		behind := raw[int(said):]
		if bytes.HasPrefix(bytes.TrimLeft(behind[:min(len(behind), len(end)+maxBlanks)], "\r\n "), end) {
			return int(said)
		}
	}
	if at := bytes.Index(raw, end); at >= 0 {
		return at
	}
	return len(raw)
}

// add takes up an object, and those within it.
func (f *pdfFile) add(number int, object any) {
	f.objects[number] = object
	stream, ok := object.(*pdfStream)
	if !ok {
		return
	}
	switch stream.dict["Type"] {
	case pdfName("XRef"):
		f.addTrailer(stream.dict)
	case pdfName("ObjStm"):
		if f.trailer["Encrypt"] == nil {
			f.addPacked(value{f, stream})
		}
	}
}

func (f *pdfFile) addTrailer(dict pdfDict) {
	for _, key := range []string{"Root", "Info", "Encrypt"} {
		if object := dict[key]; object != nil {
			f.trailer[key] = object
		}
	}
}

// addPacked takes up the objects that a stream holds: behind pairs of their numbers
// and of where they are.
func (f *pdfFile) addPacked(v value) {
	data, ok := v.unpack()
	if !ok {
		if bytes.Contains(f.data, []byte("/Encrypt")) {
			panic(errLocked)
		}
		panic(errDamaged)
	}
	first := max(0, min(v.key("First").int(), len(data)))
	head := lexer{data: data[:first]}
	for {
		number, ok := head.next(0)
		at, also := head.next(0)
		if !ok || !also {
			return
		}
		n, isNumber := number.(float64)
		offset, isOffset := at.(float64)
		if !isNumber || !isOffset || offset < 0 || offset > float64(len(data)-first) {
			panic(errDamaged)
		}
		body := lexer{data: data, at: first + int(offset), elements: f.elements}
		object, _ := body.next(0)
		f.elements = body.elements
		if f.left -= body.at - first - int(offset); f.left < 0 {
			panic(errTooLarge)
		}
		if _, isOperator := object.(operator); !isOperator {
			f.objects[int(n)] = object
		}
	}
}

// root is the object that all others hang by.
func (f *pdfFile) root() value {
	if root := f.of(f.trailer["Root"]); root.isDict() {
		return root
	}
	panic(errDamaged)
}
