package gitrepo

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"time"
)

// A cache holds numbers, as varints, and texts, each after its length:
//
//	mailmaps: how many; each tree, text
//	people:   how many; each name, email
//	paths:    how many; each text
//	steps:    how many, with how many parents and changes in all; each
//	          id, tree, author, committer (person, seconds, zone), message,
//	          boundary (0 or 1), parents: how many; each a place, or at the
//	          boundary an id; changes: how many; each path, blob

// encoder writes what a cache holds. Its writer keeps the first error.
type encoder struct{ *bufio.Writer }

func (e encoder) number(n int)   { e.Write(binary.AppendUvarint(e.AvailableBuffer(), uint64(n))) }
func (e encoder) signed(n int64) { e.Write(binary.AppendVarint(e.AvailableBuffer(), n)) }
func (e encoder) text(s string)  { e.number(len(s)); e.WriteString(s) }

// person is what tells signatures apart but for their time.
type person struct{ name, email string }

// encodeChronicle writes a chronicle.
func encodeChronicle(w io.Writer, c *chronicle) error {
	e := encoder{bufio.NewWriterSize(w, 128<<10)}
	e.number(len(c.mailmaps))
	for _, m := range c.mailmaps {
		e.text(m.tree)
		e.text(m.text)
	}
	people := e.people(c)
	e.number(len(c.paths))
	for _, path := range c.paths {
		e.text(path)
	}
	e.totals(c)
	for i := range c.steps {
		e.step(&c.steps[i], people)
	}
	return e.Flush()
}

// people writes each person once and returns the places.
func (e encoder) people(c *chronicle) map[person]int {
	places := map[person]int{}
	var all []person
	note := func(s *Signature) {
		p := person{s.Name, s.Email}
		if _, ok := places[p]; !ok {
			places[p] = len(all)
			all = append(all, p)
		}
	}
	for i := range c.steps {
		commit := &c.steps[i].commit
		note(&commit.Author)
		if commit.Committer.Name != commit.Author.Name || commit.Committer.Email != commit.Author.Email {
			note(&commit.Committer)
		}
	}
	e.number(len(all))
	for _, p := range all {
		e.text(p.name)
		e.text(p.email)
	}
	return places
}

func (e encoder) totals(c *chronicle) {
	parents, changes := 0, 0
	for i := range c.steps {
		parents += len(c.steps[i].commit.Parents)
		changes += len(c.steps[i].changes)
	}
	e.number(len(c.steps))
	e.number(parents)
	e.number(changes)
}

func (e encoder) step(s *step, people map[person]int) {
	e.text(s.commit.ID)
	e.text(s.commit.Tree)
	for _, who := range []Signature{s.commit.Author, s.commit.Committer} {
		e.number(people[person{who.Name, who.Email}])
		e.signed(who.When.Unix())
		_, zone := who.When.Zone()
		e.signed(int64(zone))
	}
	e.text(s.commit.Message)
	if s.boundary {
		e.number(1)
		e.number(len(s.commit.Parents))
		for _, id := range s.commit.Parents {
			e.text(id)
		}
	} else {
		e.number(0)
		e.number(len(s.parents))
		for _, p := range s.parents {
			e.number(int(p))
		}
	}
	e.number(len(s.changes))
	for _, change := range s.changes {
		e.number(int(change.path))
		e.text(change.blob)
	}
}

var errCache = errors.New("damaged cache")

// decoder reads what a cache holds. After the first thing that makes no sense it
// reads nothing but zeros.
type decoder struct {
	text   string
	broken bool
}

// varint cuts off the bytes of a number; each but the last has its highest bit
// set.
func (d *decoder) varint() uint64 {
	var n uint64
	for i := 0; i < len(d.text) && i < binary.MaxVarintLen64; i++ {
		n |= uint64(d.text[i]&0x7f) << (7 * i)
		if d.text[i] < 0x80 {
			d.text = d.text[i+1:]
			return n
		}
	}
	d.text, d.broken = "", true
	return 0
}

func (d *decoder) signed() int64 {
	n := d.varint()
	return int64(n>>1) ^ -int64(n&1)
}

// below reads a number that must be less than limit.
func (d *decoder) below(limit int) int {
	n := d.varint()
	if n >= uint64(limit) {
		d.text, d.broken = "", true
		return 0
	}
	return int(n)
}

// count reads how many things follow, each of at least some bytes.
func (d *decoder) count(least int) int { return d.below(min(len(d.text)/least+1, math.MaxInt32)) }

func (d *decoder) cut() string {
	n := d.below(len(d.text) + 1)
	s := d.text[:min(n, len(d.text))]
	d.text = d.text[len(s):]
	if len(s) < n {
		d.broken = true
	}
	return s
}

func (d *decoder) person() person { return person{d.cut(), d.cut()} }

// clock makes times in few zones.
type clock map[int]*time.Location

func (c clock) at(seconds int64, zone int) time.Time {
	where := c[zone]
	if where == nil {
		where = time.FixedZone("", zone)
		c[zone] = where
	}
	return time.Unix(seconds, 0).In(where)
}
