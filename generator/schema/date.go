package schema

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"zoufang/generator/diag"
)

// ParseDate reads a date in any form that authors use; see readDate.
func ParseDate(text string) (time.Time, bool) {
	t, f := readDate(text, "")
	return t, f == nil
}

// The forms of a date, after plainDate.
var (
	fullDate    = regexp.MustCompile(`^([0-9]{4})([-/.年])([0-9]{1,2})([-/.月])([0-9]{1,2})日?$`)
	compactDate = regexp.MustCompile(`^([0-9]{4})([0-9]{2})([0-9]{2})$`)
)

// englishDates are the layouts with a month's name.
var englishDates = []string{"2 January 2006", "January 2, 2006", "2 Jan 2006", "Jan 2, 2006"}

// readDate reads 2012-03-05, 2012-3-5, 2012/3/5, 2012.3.5, 2012年3月5日,
// 20120305, full-width digits, 二〇一二年三月五日, a weekday or part of the day
// after it, and dates with an English month. In every other case it says what is
// missing; near is the file's path, from which a missing part may be guessed for
// the text to type.
func readDate(text, near string) (time.Time, *fault) {
	if t, ok := isoDate(text); ok {
		return t, nil
	}
	s := plainDate(text)
	if part := fullDate.FindStringSubmatch(s); part != nil && sameStyle(part[2], part[4]) {
		return dateOf(part[1], part[3], part[5])
	}
	if part := compactDate.FindStringSubmatch(s); part != nil {
		return dateOf(part[1], part[2], part[3])
	}
	for _, layout := range englishDates {
		if t, err := time.Parse(layout, narrow(text)); err == nil {
			return t, nil
		}
	}
	return time.Time{}, dateFault(s, near)
}

// isoDate is the short way for what most files say.
func isoDate(s string) (time.Time, bool) {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' {
		return time.Time{}, false
	}
	t, err := time.Parse(time.DateOnly, s)
	return t, err == nil && t.Year() >= 1000
}

// sameStyle reports whether the signs after year and month belong together.
func sameStyle(year, month string) bool {
	return year == month && year != "年" || year == "年" && month == "月"
}

func dateOf(year, month, day string) (time.Time, *fault) {
	y, m, d := atoi(year), atoi(month), atoi(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	switch {
	case m < 1 || m > 12:
		return time.Time{}, &fault{id: "date.month", args: diag.Args{"month": m}}
	case t.Day() != d:
		return time.Time{}, &fault{id: "date.day", args: diag.Args{
			"year": y, "month": m, "day": d, "days": daysIn(y, m)}}
	case y < 1000:
		return time.Time{}, &fault{id: "date"}
	}
	return t, nil
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// atoi reads at most nine digits.
func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

var (
	dayPart = regexp.MustCompile(`\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|上午|下午|早上|早晨|中午|傍晚|晚上|夜间|凌晨|全天`)
	hanRun  = regexp.MustCompile(`[〇○◯零oO一二三四五六七八九十廿卅]+`)
	dashes  = strings.NewReplacer("‐", "-", "‑", "-", "–", "-", "—", "-", "―", "-", "−", "-",
		"号", "日", "“", "", "”", "", `"`, "", "'", "")
)

// plainDate returns text in narrow characters and Arabic digits, without spaces,
// quotes, weekday and part of the day.
func plainDate(text string) string {
	s := strings.Map(dropSpace, dashes.Replace(narrow(text)))
	if isASCII(s) {
		return s
	}
	if trimmed := dayPart.ReplaceAllString(s, ""); trimmed != "" && isDateEnd(trimmed) {
		s = trimmed
	}
	return hanRun.ReplaceAllStringFunc(s, arabic)
}

// isDateEnd reports whether s ends like a date, so that what was taken from its
// end did not hold it together.
func isDateEnd(s string) bool {
	last := s[len(s)-1]
	return strings.HasSuffix(s, "日") || last >= '0' && last <= '9'
}

// arabic turns the Chinese digits of a year, or the numeral of a month or day,
// into Arabic digits. The letter O passes for a zero among them.
func arabic(han string) string {
	han = strings.NewReplacer("o", "〇", "O", "〇", "廿", "二十", "卅", "三十").Replace(han)
	if n, ok := hanDigits(han); ok && (runeLen(han) == 4 || runeLen(han) == 1 && n > 0) {
		return strconv.FormatInt(n, 10)
	}
	if n, ok := hanSection(han); ok {
		return strconv.FormatInt(n, 10)
	}
	return han
}

func isoString(year, month, day int) string {
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}
