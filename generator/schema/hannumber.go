package schema

import "strings"

// hanDigit is the value of a Chinese digit. People type several signs for zero.
func hanDigit(r rune) (int64, bool) {
	switch r {
	case '〇', '零', '○', '◯':
		return 0, true
	case '两':
		return 2, true
	}
	if i := strings.IndexRune("一二三四五六七八九", r); i >= 0 {
		return int64(i/len("一")) + 1, true
	}
	return 0, false
}

func hanPower(r rune) (int64, bool) {
	switch r {
	case '十':
		return 10, true
	case '百':
		return 100, true
	case '千':
		return 1000, true
	}
	return 0, false
}

// hanNumber reads a Chinese numeral: 二十, 一百零五, 两万三千, 二〇一二. What can
// be meant in two ways is refused: 一百二, 三五.
func hanNumber(s string) (int64, bool) {
	if n, ok := hanDigits(s); ok && runeLen(s) != 2 {
		return n, true
	}
	if runeLen(s) > 20 {
		return 0, false
	}
	return hanGroups(s, []hanGroup{{"亿", 100_000_000}, {"万", 10_000}})
}

type hanGroup struct {
	sign  string
	value int64
}

// hanGroups reads s as what stands before the first group's sign, times its
// value, and what follows.
func hanGroups(s string, groups []hanGroup) (int64, bool) {
	if len(groups) == 0 {
		return hanSection(s)
	}
	before, after, found := strings.Cut(s, groups[0].sign)
	if !found {
		return hanGroups(s, groups[1:])
	}
	high, ok := hanGroups(before, groups[1:])
	if !ok || high == 0 || high > 9999 {
		return 0, false
	}
	if after == "" {
		return high * groups[0].value, true
	}
	low, ok := hanGroups(after, groups[1:])
	abbreviated := runeLen(after) == 1 // 一万二 may be 12000 or a slip for 10002
	return high*groups[0].value + low, ok && low > 0 && !abbreviated
}

// hanSection reads a numeral below ten thousand.
func hanSection(s string) (int64, bool) {
	total, digit, last, zero := int64(0), int64(-1), int64(10_000), false
	for _, r := range s {
		if d, ok := hanDigit(r); ok {
			if digit >= 0 || d == 0 && zero {
				return 0, false
			}
			if d == 0 {
				zero = true
			} else {
				digit = d
			}
			continue
		}
		power, ok := hanPower(r)
		if digit < 0 && power == 10 && total == 0 && !zero {
			digit = 1 // 十二
		}
		if !ok || digit < 0 || power >= last {
			return 0, false
		}
		total, digit, last, zero = total+digit*power, -1, power, false
	}
	if digit < 0 {
		return total, total > 0 && !zero
	}
	abbreviated := total > 0 && last > 10 && !zero
	return total + digit, !abbreviated
}

// hanDigits reads Chinese digits one by one, as in 二〇一二.
func hanDigits(s string) (int64, bool) {
	n := int64(0)
	for _, r := range s {
		d, ok := hanDigit(r)
		if !ok || n > 1e15 {
			return 0, false
		}
		n = n*10 + d
	}
	return n, s != ""
}
