package gitrepo

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strings"
)

// logFormat prints a commit as fields that end with a zero byte, the first marked.
const logFormat = logMark + "%H%x00%T%x00%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%B%x00"

// logMark begins what git prints of a commit; entries of files begin with a colon.
const logMark = "\x1e"

var errLog = errors.New("git log: unexpected output")

// logReader reads what git log prints.
type logReader struct {
	in  *bufio.Reader
	err error // io.EOF at the end
}

// readLog adds the commits that git log prints, with what they changed below a
// prefix.
func readLog(out io.Reader, known *chronicle, prefix string, shallow []string) error {
	if prefix != "" {
		prefix += "/"
	}
	r := &logReader{in: bufio.NewReaderSize(out, 64<<10)}
	current := int32(-1)
	for r.err == nil {
		field := strings.TrimLeft(r.field(), "\n")
		switch id, marked := strings.CutPrefix(field, logMark); {
		case marked:
			current = int32(len(known.steps))
			known.add(step{commit: r.commit(id), boundary: slices.Contains(shallow, id)})
		case strings.HasPrefix(field, ":") && current >= 0:
			if path, ok := strings.CutPrefix(r.field(), prefix); ok && r.err == nil {
				known.entry(current, field, path)
			}
		case field != "":
			return errLog
		}
	}
	if r.err != io.EOF {
		return r.err
	}
	return nil
}

func (r *logReader) field() string {
	if r.err != nil {
		return ""
	}
	var text string
	text, r.err = r.in.ReadString(0)
	return strings.TrimSuffix(text, "\x00")
}

func (r *logReader) commit(id string) Commit {
	c := Commit{ID: id, Tree: r.field(), Parents: strings.Fields(r.field())}
	c.Author, c.Committer = r.signature(), r.signature()
	c.Message = r.field()
	c.recode("")
	return c
}

func (r *logReader) signature() Signature {
	name, email, when := r.field(), r.field(), r.field()
	s := parseSignature("<> " + when)
	s.Name, s.Email = name, email
	return s
}

// entry reads what git prints of a file, “:mode mode id id status” or with more
// parents “::mode mode mode id id id status”, and adds the change.
func (c *chronicle) entry(i int32, text, path string) {
	fields := strings.TrimLeft(text, ":")
	parents := len(text) - len(fields)
	all := strings.Fields(fields)
	if len(all) < 2*parents+2 {
		return
	}
	modes, now := all[:parents], all[parents]
	blob := all[2*parents+1]
	switch {
	case regular(now):
	case slices.ContainsFunc(modes, func(mode string) bool { return !regular(mode) }):
		return
	default:
		blob = ""
	}
	c.steps[i].changes = append(c.steps[i].changes, change{c.place(path), blob})
}

func regular(mode string) bool { return strings.HasPrefix(mode, "100") }
