package attachment

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// The objects of a document are nil, bool, float64, and those below.
type (
	pdfString string
	pdfName   string
	pdfArray  []any
	pdfDict   map[string]any
	reference int // to the object of that number
	operator  string
)

// pdfStream is data with what is said about them, as they stand in the file.
type pdfStream struct {
	dict pdfDict
	raw  []byte
}

// value is an object of a document. Whoever asks it for something that it does not
// have gets nothing: an object without value, an empty text, 0.
type value struct {
	file   *pdfFile
	object any
}

// maxReferences is how many references in a row are followed.
const maxReferences = 16

// of is the value of an object, or of that which it refers to.
func (f *pdfFile) of(object any) value {
	for range maxReferences {
		at, ok := object.(reference)
		if !ok {
			return value{f, object}
		}
		object = f.objects[int(at)]
	}
	return value{f, nil}
}

func (v value) isNull() bool { return v.object == nil }

func (v value) isDict() bool {
	_, ok := v.object.(pdfDict)
	return ok
}

func (v value) isStream() bool {
	_, ok := v.object.(*pdfStream)
	return ok
}

func (v value) isArray() bool {
	_, ok := v.object.(pdfArray)
	return ok
}

// key is what a dictionary, or that of a stream, has for a key.
func (v value) key(key string) value {
	switch o := v.object.(type) {
	case pdfDict:
		return v.file.of(o[key])
	case *pdfStream:
		return v.file.of(o.dict[key])
	}
	return value{v.file, nil}
}

// reference is the number of the object that a dictionary has for a key; 0 where it
// has it directly.
func (v value) reference(key string) reference {
	dict, _ := v.object.(pdfDict)
	at, _ := dict[key].(reference)
	return at
}

// list is what an array holds.
func (v value) list() []value {
	array, _ := v.object.(pdfArray)
	if len(array) == 0 {
		return nil
	}
	if v.file.listed += len(array); v.file.listed > maxListed {
		panic(errTooLarge)
	}
	all := make([]value, len(array))
	for i, object := range array {
		all[i] = v.file.of(object)
	}
	return all
}

func (v value) number() float64 {
	n, _ := v.object.(float64)
	return n
}

func (v value) int() int { return int(max(-1<<40, min(1<<40, v.number()))) }

func (v value) name() string {
	name, _ := v.object.(pdfName)
	return string(name)
}

// bytes is a string as it stands in the file.
func (v value) bytes() string {
	s, _ := v.object.(pdfString)
	return string(s)
}

// text is a string that is meant for readers. Programs write it in UTF-16 or UTF-8
// with a mark, else in Latin letters; older Chinese ones in their own encoding.
func (v value) text() string {
	s := v.bytes()
	if rest, ok := strings.CutPrefix(s, "\xFE\xFF"); ok {
		return fromUTF16(rest)
	}
	s = strings.TrimPrefix(s, "\xEF\xBB\xBF")
	if utf8.ValidString(s) {
		return s
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().String(s)
	if err == nil && !strings.ContainsRune(text, utf8.RuneError) {
		return text
	}
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	return string(runes)
}
