package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// hand is what was chosen by hand: text/hand.txt.
type hand struct {
	posts     map[string]string // cadre by post, or by the group whose liaison it is
	branches  []*branch
	late      map[string]int       // one in how many is entered late, by collection
	frame     map[string]time.Time // by collection
	misfiled  map[string]string    // folder by record
	entered   map[string]string    // cadre by record
	held      map[string]held      // by record
	ahead     map[string]time.Time // by record and the day of a step
	addresses []address
}

// held is who entered a record in the end, and on which day. What one cadre entered
// on one day is one commit.
type held struct {
	cadre string
	until time.Time
}

// address is another one that a cadre committed from, up to a day.
type address struct {
	cadre, email string
	until        time.Time
}

// reasons are the bodies of commit messages by kind, and under "slip" the
// misspellings, each with the right spelling: text/reasons.txt.
type reasons map[string][]string

func readHand() (*hand, error) {
	lines, err := tableLines("hand.txt")
	h := &hand{
		posts: map[string]string{}, late: map[string]int{}, frame: map[string]time.Time{},
		misfiled: map[string]string{}, entered: map[string]string{},
		held: map[string]held{}, ahead: map[string]time.Time{},
	}
	for _, line := range lines {
		if err := h.add(strings.Fields(line)); err != nil {
			return nil, fmt.Errorf("hand.txt: %q: %w", line, err)
		}
	}
	return h, err
}

// add adds one line, whose first word says what it is.
func (h *hand) add(words []string) (err error) {
	want := map[string]int{
		"post": 3, "branch": 5, "misfiled": 3, "entered": 3, "address": 4, "frame": 4, "late": 3, "held": 4, "ahead": 4,
	}
	if len(words) != want[words[0]] {
		return fmt.Errorf("%d words are too many, too few or unknown", len(words))
	}
	switch words[0] {
	case "post":
		h.posts[words[1]] = words[2]
	case "late":
		h.late[words[1]], err = strconv.Atoi(words[2])
	case "misfiled":
		h.misfiled[words[1]] = words[2]
	case "entered":
		h.entered[words[1]] = words[2]
	case "held":
		x := held{cadre: words[2]}
		x.until, err = time.Parse(time.DateOnly, words[3])
		h.held[words[1]] = x
	case "ahead":
		h.ahead[words[1]+" "+words[2]], err = time.Parse(time.DateOnly, words[3])
	case "frame":
		h.frame[words[1]], err = time.ParseInLocation(time.DateOnly+" 15", words[2]+" "+words[3], shanghai)
	case "address":
		x := address{cadre: words[1], email: words[2]}
		x.until, err = time.Parse(time.DateOnly, words[3])
		h.addresses = append(h.addresses, x)
	case "branch":
		b := &branch{group: words[1], words: words[4]}
		if b.from, err = time.Parse(time.DateOnly, words[2]); err == nil {
			b.to, err = time.Parse(time.DateOnly, words[3])
		}
		h.branches = append(h.branches, b)
	}
	return err
}

func readReasons() (reasons, error) {
	lines, err := tableLines("reasons.txt")
	r := reasons{}
	for _, line := range lines {
		kind, text, _ := strings.Cut(line, " ")
		r[kind] = append(r[kind], text)
	}
	return r, err
}
