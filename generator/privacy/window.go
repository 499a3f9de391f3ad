package privacy

import (
	"slices"
	"strconv"
	"time"
)

// window is some of the groups of a run, which might be a number.
type window struct {
	*run
	first, last int // groups, last inclusive
}

// length returns how many digits there are.
func (w window) length() int { return w.end() - w.groups[w.first].first }

// end returns the index behind the last digit.
func (w window) end() int {
	if w.last+1 < len(w.groups) {
		return w.groups[w.last+1].first
	}
	return len(w.digits)
}

func (w window) text() string { return string(w.digits[w.groups[w.first].first:w.end()]) }

// from and to return where it stands in the shadow.
func (w window) from() int { return w.at[w.groups[w.first].first] }
func (w window) to() int   { return w.at[w.end()-1] + 1 }

// sizes returns how many digits each group has.
func (w window) sizes() []int {
	sizes := make([]int, 0, w.last-w.first+1)
	for i := w.first; i <= w.last; i++ {
		sizes = append(sizes, window{w.run, i, i}.length())
	}
	return sizes
}

// group returns the digits of a group of the run.
func (w window) group(i int) string { return window{w.run, i, i}.text() }

// grouping says how people part a number: "3-4-4".
func grouping(sizes []int) string {
	said := make([]byte, 0, 2*longestNumber)
	for i, n := range sizes {
		if i > 0 {
			said = append(said, '-')
		}
		said = strconv.AppendInt(said, int64(n), 10)
	}
	return string(said)
}

// isEven reports whether all groups have one size but the last, which has no more.
func isEven(sizes []int) bool {
	for _, n := range sizes[:len(sizes)-1] {
		if n != sizes[0] {
			return false
		}
	}
	return sizes[len(sizes)-1] <= sizes[0]
}

// sign returns what parts the groups of the window: one sign, none or several.
func (w window) sign() rune {
	sign := noGap
	for i := w.first + 1; i <= w.last; i++ {
		if gap := w.groups[i].gap; sign == noGap {
			sign = gap
		} else if sign != gap {
			sign = mixedGap
		}
	}
	return sign
}

// neighbours counts the groups that go on with the row that the window is of, parted
// by the same sign, and that are too short for a number of their own. It stops at most.
func (w window) neighbours(most int) int {
	sign, n := w.sign(), 0
	if sign == noGap {
		return 0
	}
	for i := w.first; n < most && i > w.row() && w.groups[i].gap == sign && w.isShort(i-1); i-- {
		n++
	}
	for i := w.last + 1; n < most && i < len(w.groups) && w.groups[i].gap == sign && w.isShort(i); i++ {
		n++
	}
	return n
}

// isTied reports whether a hyphen and nothing else ties the window to a group that
// is too short for a number of its own, as in the numbers of documents. A single
// digit at an end of the run only counts what it stands beside.
func (w window) isTied() bool {
	before, after := w.first-1, w.last+1
	return before >= w.row() && w.groups[w.first].gap == '-' && w.isShort(before) && (before > 0 || len(w.group(before)) > 1) ||
		after < len(w.groups) && w.groups[after].gap == '-' && w.isShort(after) && (after < len(w.groups)-1 || len(w.group(after)) > 1)
}

// isWhole reports whether the window is all of its run.
func (w window) isWhole() bool { return w.first == 0 && w.last == len(w.groups)-1 }

// row returns the first group of the run that can belong to the number: none of a
// day that stands right before it does, as in the names of files.
func (w window) row() int {
	if w.first < 3 {
		return 0
	}
	day := w.group(w.first-3) + "-" + w.group(w.first-2) + "-" + w.group(w.first-1)
	if _, err := time.Parse("2006-1-2", day); err != nil {
		return 0
	}
	return w.first
}

// isShort reports whether a group is too short for a number of its own, and not the
// country's code of one that follows.
func (w window) isShort(i int) bool {
	digits := w.group(i)
	isCode := i+1 < len(w.groups) && slices.Contains(countryCodes, digits)
	return len(digits) < shortestLocal && !isCode
}

// isDate reports whether digits are a day from the year earliest on: 19491231.
func isDate(digits string, earliest int, latest time.Time) bool {
	day, err := time.Parse("20060102", digits)
	return err == nil && day.Year() >= earliest && !day.After(latest)
}
