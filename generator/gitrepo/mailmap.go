package gitrepo

import (
	"bytes"
	"errors"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// mailmapName is the file, at the top of the work tree, that says who is meant by
// the names and addresses in commits.
const mailmapName = ".mailmap"

// keptMailmaps is how many heads' mailmaps a cache keeps.
const keptMailmaps = 16

// mailmapText is the mailmap of the commits that have a tree.
type mailmapText struct{ tree, text string }

// mailmapAt returns the mailmap of head; learnt: it was not known before.
func (r *Repo) mailmapAt(known *chronicle, head string) (people *mailmap, learnt bool, err error) {
	i, _ := known.find(head)
	tree := known.steps[i].commit.Tree
	for _, m := range known.mailmaps {
		if m.tree == tree {
			return parseMailmap(m.text), false, nil
		}
	}
	text, err := r.mailmapText(plumbing.NewHash(tree))
	if err != nil {
		return nil, false, err
	}
	known.mailmaps = append(known.mailmaps, mailmapText{tree, text})
	known.mailmaps = known.mailmaps[max(0, len(known.mailmaps)-keptMailmaps):]
	return parseMailmap(text), true, nil
}

// mailmapText reads the mailmap of a tree; "" where it has none, or where the
// clone is partial and the file was not fetched.
func (r *Repo) mailmapText(tree plumbing.Hash) (string, error) {
	if tree == emptyTree {
		return "", nil
	}
	_, data, err := r.object(tree)
	if err != nil {
		return "", err
	}
	for len(data) > 0 {
		e, err := nextItem(data)
		if err != nil {
			return "", err
		}
		if string(e.name) != mailmapName || !e.file() {
			data = data[len(e.raw):]
			continue
		}
		text, err := r.ReadBlob(hashOf(e).String())
		if errors.Is(err, plumbing.ErrObjectNotFound) {
			return "", nil
		}
		return string(bytes.ToValidUTF8(text, []byte("\uFFFD"))), err
	}
	return "", nil
}

// mailmap says who is meant by the names and addresses in commits.
type mailmap struct {
	byEmail map[string]Signature // lower case; whatever the name
	byBoth  map[[2]string]Signature
}

// parseMailmap reads lines of one of four forms; others are passed over, as git
// does:
//
//	Proper Name <commit@mail>
//	<proper@mail> <commit@mail>
//	Proper Name <proper@mail> <commit@mail>
//	Proper Name <proper@mail> Commit Name <commit@mail>
func parseMailmap(text string) *mailmap {
	m := &mailmap{byEmail: map[string]Signature{}, byBoth: map[[2]string]Signature{}}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, email, rest, ok := cutPerson(line)
		if !ok || email == "" {
			continue
		}
		if oldName, oldEmail, _, ok := cutPerson(rest); ok {
			m.add(Signature{Name: name, Email: email}, oldName, oldEmail)
		} else {
			m.add(Signature{Name: name}, "", email)
		}
	}
	return m
}

// cutPerson reads “Name <mail>” and returns what follows.
func cutPerson(text string) (name, email, rest string, ok bool) {
	name, after, opened := strings.Cut(text, "<")
	email, rest, closed := strings.Cut(after, ">")
	return strings.TrimSpace(name), strings.TrimSpace(email), rest, opened && closed
}

// add says who is meant by an address, with one name or with any. A later line
// for any name replaces only what it gives, as in git.
func (m *mailmap) add(proper Signature, name, email string) {
	email = strings.ToLower(email)
	if name != "" {
		m.byBoth[[2]string{strings.ToLower(name), email}] = proper
		return
	}
	m.byEmail[email] = merged(m.byEmail[email], proper)
}

// merged is old with what is given anew.
func merged(old, given Signature) Signature {
	if given.Name != "" {
		old.Name = given.Name
	}
	if given.Email != "" {
		old.Email = given.Email
	}
	return old
}

// of returns who is meant by a signature.
func (m *mailmap) of(s Signature) Signature {
	email := strings.ToLower(s.Email)
	proper, ok := m.byBoth[[2]string{strings.ToLower(s.Name), email}]
	if !ok {
		proper = m.byEmail[email]
	}
	return merged(s, proper)
}

// apply puts the people who are meant into the commits of some steps.
func (m *mailmap) apply(c *chronicle, steps []int32) {
	if len(m.byBoth) == 0 && len(m.byEmail) == 0 {
		return
	}
	for _, i := range steps {
		commit := &c.steps[i].commit
		commit.Author, commit.Committer = m.of(commit.Author), m.of(commit.Committer)
	}
}
