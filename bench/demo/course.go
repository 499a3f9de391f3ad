package main

import (
	"cmp"
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"zoufang/generator/schema"
)

//go:embed text
var tables embed.FS

// course tells, by collection, how records come about: text/course.txt. The
// first row of a collection is that of the first revision.
type course map[string][]*row

// row is one line of text/course.txt.
type row struct {
	list   string   // the list in whose items the date is; "": in the record
	date   string   // key of the date; "" for the first revision
	plus   int      // days after it
	last   bool     // the day is the last that the record speaks of
	fields []string // written together with the date
	by     []string
	words  []string
	plural []string // words for several records
	place  int      // of the row among those of its collection
}

// step is a revision that a record's dates tell of.
type step struct {
	row *row
	day time.Time
}

// readTables reads all of text/.
func (a *archive) readTables() (err error) {
	if a.course, err = readCourse(); err == nil {
		a.hand, err = readHand()
	}
	if err == nil {
		a.reasons, err = readReasons()
	}
	return err
}

// tableLines returns the lines of a table without comments.
func tableLines(name string) ([]string, error) {
	data, err := tables.ReadFile("text/" + name)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, line := range strings.Split(string(data), "\n") {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines, nil
}

func readCourse() (course, error) {
	lines, err := tableLines("course.txt")
	c := course{}
	for _, line := range lines {
		cells := strings.Split(line, "|")
		if len(cells) != 5 {
			return nil, fmt.Errorf("course.txt: %q has %d cells", line, len(cells))
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		r := &row{fields: strings.Fields(cells[2]), by: strings.Fields(cells[3]), place: len(c[cells[0]])}
		words, plural, _ := strings.Cut(cells[4], "//")
		r.words, r.plural = choices(words), choices(plural)
		if err := r.setDay(cells[1]); err != nil {
			return nil, err
		}
		c[cells[0]] = append(c[cells[0]], r)
	}
	return c, err
}

// setDay reads the second cell of a line.
func (r *row) setDay(cell string) (err error) {
	if joined, first := strings.CutPrefix(cell, "-"); first {
		r.date = joined
		return nil
	}
	if cell == "last" {
		r.last = true
		return nil
	}
	if date, plus, ok := strings.Cut(cell, "+"); ok {
		cell = date
		if r.plus, err = strconv.Atoi(plus); err != nil {
			return fmt.Errorf("course.txt: %w", err)
		}
	}
	list, date, nested := strings.Cut(cell, ".")
	if !nested {
		list, date = "", cell
	}
	r.list, r.date = list, date
	return nil
}

// choices splits words from which one is drawn.
func choices(cell string) []string {
	var words []string
	for _, w := range strings.Split(cell, " / ") {
		if w = strings.TrimSpace(w); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// stepOf returns the step with which the value at path was written, nil where it
// was there from the beginning.
func (d *divider) stepOf(at schema.Path) *step {
	for _, r := range d.course[d.e.coll.ID][1:] {
		if day, ok := d.dayOf(r, at); ok && day.After(d.base(d.e)) {
			return d.step(r, day)
		}
	}
	return nil
}

// dayOf returns the day on which the value at path was written if r tells it.
func (d *divider) dayOf(r *row, at schema.Path) (time.Time, bool) {
	from := d.e.values
	if r.list != "" {
		wanted := 3 // a field of an item
		if len(r.fields) == 0 {
			wanted = 2 // the item
		}
		if len(at) != wanted || at[0] != r.list {
			return time.Time{}, false
		}
		from = item(d.e.values, at)
	}
	if r.list == "" || len(r.fields) > 0 {
		key, _ := at[len(at)-1].(string)
		told := key == r.date && r.plus == 0 || slices.Contains(r.fields, key)
		if !told || r.list == "" && len(at) != 1 {
			return time.Time{}, false
		}
	}
	if r.last {
		return d.lastDay(), true
	}
	day, ok := from[r.date].(time.Time)
	day = day.AddDate(0, 0, r.plus)
	if r.plus > 0 {
		text, _ := from[r.fields[0]].(string)
		day = d.lastMention(text, d.lastStep(day))
	}
	return day, ok
}

// item returns the item of a list that path leads into.
func item(values schema.Values, at schema.Path) schema.Values {
	items, _ := values[at[0].(string)].([]any)
	i, _ := at[1].(int)
	if i >= len(items) {
		return nil
	}
	found, _ := items[i].(schema.Values)
	return found
}

// step returns the one step of the record for a row and a day.
func (d *divider) step(r *row, day time.Time) *step {
	if day.After(d.closing) {
		day = d.closing
	}
	for _, s := range d.steps {
		if s.row == r && s.day.Equal(day) {
			return s
		}
	}
	s := &step{r, day}
	d.steps = append(d.steps, s)
	return s
}

// inOrder returns the record's steps as they followed each other.
func (d *divider) inOrder() []*step {
	slices.SortFunc(d.steps, func(a, b *step) int {
		return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.row.place, b.row.place))
	})
	return d.steps
}
