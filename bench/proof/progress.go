package main

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

// progress is one line that says what is going on, on a terminal only.
type progress struct{ w io.Writer }

// newProgress writes to w if that is a terminal.
func newProgress(w io.Writer) *progress {
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return &progress{w}
	}
	return &progress{io.Discard}
}

// now replaces the line.
func (p *progress) now(format string, args ...any) {
	fmt.Fprintf(p.w, "\r\x1b[K"+format, args...)
}

// clear takes the line away.
func (p *progress) clear() { fmt.Fprint(p.w, "\r\x1b[K") }
