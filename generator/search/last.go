package search

import (
	"errors"
	"fmt"
)

// Last is the index that an earlier build left.
type Last struct {
	Cards map[string]Card                   // of its documents, by name
	Read  func(file string) ([]byte, error) // of the site, as it was left
}

// ErrLast is returned where a file of the last index that is needed is not as it was
// left.
var ErrLast = errors.New("the last search index is damaged")

// text returns the words of a document of the last index.
func (l *Last) text(number int) ([]segment, error) {
	if l == nil {
		return nil, ErrLast
	}
	data, err := l.Read(TextFile(number))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrLast, err)
	}
	title, paragraphs, err := parseText(data)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrLast, err)
	}
	return new(composer).compose(title, paragraphs), nil
}

// data returns the data of a binary file of the last index.
func (l *Last) data(name string, sum sumText) ([]uint16, error) {
	file, err := l.Read(fileName(name))
	if err != nil {
		return nil, err
	}
	data, err := unpackScript(file, name)
	if err == nil && sumOf(data) != sum {
		err = errTorn
	}
	return data, err
}

// entry returns what a client of the last index would have read first.
func (l *Last) entry() (entry, error) {
	var e entry
	file, err := l.Read(fileName(entryName))
	if err != nil {
		return e, err
	}
	return e, unpackJSON(file, &e)
}
