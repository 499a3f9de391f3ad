package gitrepo

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// idle is how long a git program that reads blobs waits for the next question.
const idle = 5 * time.Second

// programBlobs reads blobs through one git program, which is started when it is
// needed and ended when nothing has been asked for a while. It is safe for
// concurrent use.
type programBlobs struct {
	program *program

	mu     sync.Mutex
	talk   *conversation // nil: no program runs
	ending *time.Timer
}

// conversation is a running git program that answers questions for blobs.
type conversation struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

// read returns the bytes of a blob.
func (b *programBlobs) read(blob string) ([]byte, error) {
	if strings.ContainsAny(blob, "\n ") || blob == "" {
		return nil, fmt.Errorf("object %q: %w", blob, plumbing.ErrObjectNotFound)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.talk == nil {
		talk, err := b.program.talk()
		if err != nil {
			return nil, err
		}
		b.talk, b.ending = talk, time.AfterFunc(idle, b.end)
	}
	b.ending.Reset(idle)
	data, err := b.talk.ask(blob)
	if err != nil {
		b.talk.end()
		b.talk = nil
	}
	return data, err
}

// end stops the program that has not been asked for a while.
func (b *programBlobs) end() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.talk != nil {
		b.talk.end()
		b.talk = nil
	}
}

func (p *program) talk() (*conversation, error) {
	c := &conversation{cmd: p.command("cat-file", "--batch")}
	var err error
	if c.in, err = c.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.out = bufio.NewReader(out)
	return c, c.cmd.Start()
}

// ask reads “id type length”, the contents and a line's end.
func (c *conversation) ask(id string) ([]byte, error) {
	if _, err := io.WriteString(c.in, id+"\n"); err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	header, err := c.out.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	fields := strings.Fields(header)
	if len(fields) != 3 {
		return nil, fmt.Errorf("object %s: %w", id, plumbing.ErrObjectNotFound)
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil || size > maxObject {
		return nil, fmt.Errorf("object %s: %w", id, errTooLong)
	}
	var data bytes.Buffer
	if _, err := io.CopyN(&data, c.out, size+1); err != nil {
		return nil, fmt.Errorf("object %s: %w", id, err)
	}
	return data.Bytes()[:size], nil
}

// blobs returns how the files of a commit below a prefix are found by their paths.
// They are listed when it is first asked.
func (p *program) blobs(commit, prefix string) func(path string) (string, bool) {
	if prefix != "" {
		prefix += "/"
	}
	list := sync.OnceValue(func() map[string]string {
		out, _ := p.ask("ls-tree", "-r", "-z", "--full-tree", commit)
		ids := map[string]string{}
		for line := range strings.SplitSeq(out, "\x00") {
			entry, name, _ := strings.Cut(line, "\t")
			path, below := strings.CutPrefix(name, prefix)
			if fields := strings.Fields(entry); below && len(fields) == 3 && regular(fields[0]) {
				ids[path] = fields[2]
			}
		}
		return ids
	})
	return func(path string) (string, bool) {
		id, ok := list()[path]
		return id, ok
	}
}

// end stops the program, whatever it is writing.
func (c *conversation) end() {
	c.in.Close()
	c.cmd.Process.Kill()
	go c.cmd.Wait()
}
