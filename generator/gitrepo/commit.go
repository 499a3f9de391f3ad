package gitrepo

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// Commit is one commit.
type Commit struct {
	ID        string
	Tree      string
	Parents   []string
	Author    Signature // who wrote it
	Committer Signature // who put it into the repository; his time is the one that counts
	Message   string
}

// Short is the beginning of a commit's id that people read.
func Short(id string) string { return id[:min(len(id), 8)] }

// Signature says who did something, and when.
type Signature struct {
	Name, Email string
	When        time.Time
}

// Subject is the first line of the message.
func (c *Commit) Subject() string {
	subject, _, _ := strings.Cut(strings.TrimSpace(c.Message), "\n")
	return strings.TrimSpace(subject)
}

// Body is the message without its first line.
func (c *Commit) Body() string {
	_, body, _ := strings.Cut(strings.TrimSpace(c.Message), "\n")
	return strings.TrimSpace(body)
}

var errMalformed = errors.New("malformed commit")

// commit reads a commit.
func (r *Repo) commit(h plumbing.Hash) (*Commit, error) {
	kind, data, err := r.object(h)
	if err != nil {
		return nil, err
	}
	if kind != plumbing.CommitObject {
		return nil, fmt.Errorf("object %s is a %s, not a commit", h, kind)
	}
	return parseCommit(h.String(), data)
}

// parseCommit reads a commit's bytes.
func parseCommit(id string, data []byte) (*Commit, error) {
	c := &Commit{ID: id}
	encoding := ""
	for {
		line, rest, ok := bytes.Cut(data, []byte("\n"))
		data = rest
		if len(line) == 0 || !ok {
			break
		}
		key, value, _ := strings.Cut(string(line), " ")
		switch key {
		case "tree":
			c.Tree = value
		case "parent":
			c.Parents = append(c.Parents, value)
		case "author":
			c.Author = parseSignature(value)
		case "committer":
			c.Committer = parseSignature(value)
		case "encoding":
			encoding = value
		}
	}
	if !plumbing.IsHash(c.Tree) {
		return nil, fmt.Errorf("commit %s: %w", id, errMalformed)
	}
	c.Message = string(data)
	c.recode(encoding)
	return c, nil
}

// parseSignature reads “Name <email> seconds zone”. What is missing stays empty.
func parseSignature(text string) Signature {
	var s Signature
	name, rest, _ := strings.Cut(text, "<")
	email, when, _ := strings.Cut(rest, ">")
	if last := strings.LastIndexByte(text, '>'); last >= 0 && last != len(text)-len(when)-1 {
		when = text[last+1:] // a stray bracket within
	}
	s.Name, s.Email = strings.TrimSpace(name), strings.TrimSpace(email)
	fields := strings.Fields(when)
	if len(fields) == 0 {
		return s
	}
	seconds, err := strconv.ParseInt(fields[0], 10, 64)
	if err != nil {
		return s
	}
	offset := 0
	if len(fields) > 1 {
		offset = parseZone(fields[1])
	}
	s.When = time.Unix(seconds, 0).In(time.FixedZone("", offset))
	return s
}

// parseZone reads “+0800” as seconds.
func parseZone(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < -9999 || n > 9999 {
		return 0
	}
	return (n/100)*3600 + (n%100)*60
}
