package publish

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"

	"zoufang/generator/attachment"
)

// wording is the text of a file as somebody gets it who reads it, or hears it, or
// lets a program take it apart.
type wording struct {
	text  []byte  // pieces that are apart have an empty line between them
	lines []place // where pieces begin
	alone []piece // short pieces, with nothing else in their element, cell or string
	whole bool    // text is the file as it stands
}

// place says in which line of the file something begins that stands at a byte of
// the text.
type place struct{ at, line int }

// piece is a text and the line of the file in which it stands.
type piece struct {
	text string
	line int
}

// The names that are looked for alone, with a word of respect, have so many bytes.
const (
	minAlone = 6
	maxAlone = 24
)

// wordingOf reads a file. Of styles, pictures and packed data there is nothing to
// read: what data of the search hold stands on pages as well.
func wordingOf(name string, data []byte) wording {
	var w wording
	switch ext := path.Ext(name); {
	case ext == ".html" || ext == ".svg":
		w.addPage(data)
	case ext == ".css":
	case bytes.IndexByte(data[:min(len(data), 8000)], 0) < 0 && !isArchive(data) && ext != ".pdf":
		w.text, w.whole = data, true
		w.lines = []place{{0, 1}}
		w.addAlone(string(data), 1)
	case attachment.Known(name):
		w.addAttachment(name, data)
	}
	return w
}

func isArchive(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// addAttachment reads a file that programs for offices make. That one cannot be read
// is said by those who check the sources.
func (w *wording) addAttachment(name string, data []byte) {
	parts, err := attachment.Read(name, data)
	if err != nil {
		return
	}
	for _, part := range parts {
		w.text = append(append(w.text, part.Text...), "\n\n"...)
		w.addAlone(part.Text, 0)
	}
	w.lines = []place{{0, 0}}
}

// addAlone notes the short ones of the pieces into which quotes, commas, tabs, tags
// and ends of lines part a text.
func (w *wording) addAlone(text string, line int) {
	for start := 0; start < len(text); {
		end := strings.IndexAny(text[start:], "\"',\t\n<>")
		if end < 0 {
			end = len(text) - start
		}
		w.addShort(text[start:start+end], line)
		if start += end; start < len(text) && text[start] == '\n' && line > 0 {
			line++
		}
		start++
	}
}

func (w *wording) addShort(text string, line int) {
	if len(text) >= minAlone {
		if text = strings.TrimSpace(text); minAlone <= len(text) && len(text) <= maxAlone {
			w.alone = append(w.alone, piece{text, line})
		}
	}
}

// line is the line of the file in which a byte of the text stands; 0 where the file
// has no lines.
func (w *wording) line(at int) int {
	i, exact := slices.BinarySearchFunc(w.lines, at, func(p place, at int) int { return cmp.Compare(p.at, at) })
	if !exact {
		i--
	}
	if i < 0 || w.lines[i].line == 0 {
		return 0
	}
	return w.lines[i].line + bytes.Count(w.text[w.lines[i].at:at], []byte("\n"))
}
