package main

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// How many of a hundred records were corrected, by collection, and within how
// many days.
var mended = map[string]int{"visits": 15, "papers": 50, "requests": 10}

const mendDays = 6

// spare is how much longer than the schema asks for a text must be for something
// to have been left out of it at first.
const spare = 80

// planMends plans the corrections of e, which is entered at a time.
func (y *year) planMends(e *entry, at time.Time) {
	if draw(100, e.key, "mended") >= mended[e.coll.ID] {
		return
	}
	ways := []func(*entry) *mend{y.count, y.slip, y.sentence}
	switch e.coll.ID {
	case "papers":
		ways = []func(*entry) *mend{y.paragraphs}
	case "requests":
		ways = []func(*entry) *mend{y.count}
	}
	first := draw(len(ways), e.key, "way")
	for i := range ways {
		m := ways[(first+i)%len(ways)](e)
		if m == nil {
			continue
		}
		day := workdayWithin(at.AddDate(0, 0, 1), mendDays, y.closing, e.key, m.kind)
		if y.closing.Before(day) {
			return
		}
		s := y.state[e]
		s.mends = append(s.mends, m)
		y.add(&event{at: hour(day, opens, e.key, m.kind), author: s.author, kind: mends, e: e, mend: m})
		if draw(4, e.key, "twice") > 0 {
			return
		}
		at = hour(day, opens, e.key, m.kind)
	}
}

// count has a number of people wrong at first.
func (y *year) count(e *entry) *mend {
	counts := e.root.find(func(p *part) bool {
		return p.path.String() == "people" || len(p.path) == 3 && p.path[0] == "workers" && p.path[2] == "count"
	})
	if len(counts) == 0 {
		return nil
	}
	p := pick(counts, e.key, "which")
	now, err := strconv.Atoi(p.value)
	if err != nil || now < 3 {
		return nil
	}
	then := now + 1 + draw(3, e.key, "more")
	switch swapped := now%10*10 + now/10; {
	case now > 10 && now < 100 && swapped > 10 && swapped != now && draw(3, e.key, "swapped") == 0:
		then = swapped
	case now > 3 && draw(2, e.key, "less") == 0:
		then = now - 1 - draw(3, e.key, "more")
	}
	at := p.from + strings.LastIndex(e.text[p.from:p.to], p.value)
	kind := "count"
	if p.path[0] == "people" {
		kind = "people"
	}
	return &mend{
		kind: kind, old: strconv.Itoa(then), new: p.value,
		before: []span{{at, at + len(p.value), strconv.Itoa(then)}},
	}
}

// slip has a word misspelt at first.
func (y *year) slip(e *entry) *mend {
	first := draw(len(y.reasons["slip"]), e.key, "slip")
	for i := range y.reasons["slip"] {
		wrong, right, _ := strings.Cut(y.reasons["slip"][(first+i)%len(y.reasons["slip"])], " ")
		offset := e.body().from
		for line := range strings.Lines(e.text[offset:]) {
			at := strings.Index(line, right)
			if at >= 0 && isProse(line) && !strings.Contains(line, "](") {
				return &mend{
					kind: "typo", old: wrong, new: right,
					before: []span{{offset + at, offset + at + len(right), wrong}},
				}
			}
			offset += len(line)
		}
	}
	return nil
}

// body returns the part that is the record's text.
func (e *entry) body() *part { return e.root.kids[len(e.root.kids)-1] }

var lastSentence = regexp.MustCompile(`。([^。\n]+。)\n*$`)

// sentence has the last sentence missing at first.
func (y *year) sentence(e *entry) *mend {
	body := e.body()
	text := e.text[body.from:body.to]
	m := lastSentence.FindStringSubmatchIndex(text)
	if m == nil || utf8.RuneCountInString(text[:m[2]]) < e.coll.Body.MinChars+spare {
		return nil
	}
	if strings.ContainsAny(text[m[2]:m[3]], "”）") {
		return nil // it may end what began before
	}
	return &mend{kind: "text", before: []span{{from: body.from + m[2], to: body.from + m[3]}}}
}

// numbered matches a paragraph that its neighbours count on.
var numbered = regexp.MustCompile(`^(第|（)?[一二三四五六七八九十]`)

// paragraphs has a paragraph missing at first, or two, of sections that had
// more.
func (y *year) paragraphs(e *entry) *mend {
	body := e.body()
	text := e.text[body.from:body.to]
	left := utf8.RuneCountInString(text) - e.coll.Body.MinChars - spare
	var free []span
	before, at := "", body.from
	for block := range strings.SplitAfterSeq(text, "\n\n") {
		fits := 2*utf8.RuneCountInString(block) < left && strings.HasSuffix(block, "\n\n")
		if fits && isProse(before) && isProse(block) && !numbered.MatchString(block) {
			free = append(free, span{from: at, to: at + len(block)})
		}
		before, at = block, at+len(block)
	}
	if len(free) == 0 {
		return nil
	}
	m := &mend{kind: "paper", before: []span{pick(free, e.key, "paragraph")}}
	if other := pick(free, e.key, "another"); other != m.before[0] {
		m.before = append(m.before, other)
	}
	return m
}

// isProse reports whether a block of Markdown is a paragraph.
func isProse(block string) bool {
	block = strings.TrimSpace(block)
	return block != "" && !strings.ContainsAny(block[:1], "#!|>`-*0123456789")
}

// find returns the parts below p that are wanted.
func (p *part) find(wanted func(*part) bool) []*part {
	var found []*part
	for _, kid := range p.kids {
		if wanted(kid) {
			found = append(found, kid)
		}
		found = append(found, kid.find(wanted)...)
	}
	return found
}
