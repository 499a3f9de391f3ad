package schema

import (
	"regexp"
	"strings"
	"unicode"

	"zoufang/generator/diag"
)

// fault is what is wrong with a scalar: a message, and the text to type instead
// where that is known.
type fault struct {
	id      string
	args    diag.Args
	instead string
}

// measures are the measure words that may follow a count, whatever the field.
// A field's own unit is accepted before them.
var measures = []string{"人次", "人", "名", "户", "次", "个", "家", "元", "天"}

var (
	estimate = regexp.MustCompile(`[约余多几近数]|左右|上下|以上|以下|若干|不到|超过|至少|[<>≤≥]`)
	interval = regexp.MustCompile(`[0-9一二三四五六七八九十]\s*[~〜至到—–-]+\s*[0-9一二三四五六七八九十]`)
	grouped  = regexp.MustCompile(`^[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$`)
	decimals = regexp.MustCompile(`^[-+]?[0-9]+(\.[0-9]+)?$`)
	scaled   = regexp.MustCompile(`^([-+]?[0-9]+(?:\.[0-9]+)?)([万亿])$`)
)

// readInteger reads a whole number as people write it: 12, １２, 12人, 1,200, 二十.
func readInteger(text, unit string) (int64, *fault) {
	d, f := readNumber(text, unit)
	if f != nil {
		return 0, f
	}
	n, whole := d.Int64()
	if !whole {
		return 0, &fault{id: "number.fraction"}
	}
	return n, nil
}

// readNumber reads a number as people write it. unit is what the field counts.
func readNumber(text, unit string) (Decimal, *fault) {
	if d, ok := ParseDecimal(text); ok && !strings.ContainsFunc(unit, unicode.IsDigit) {
		return d, nil // as nearly all are
	}
	s := strings.ReplaceAll(withoutUnit(narrow(unquoted(text)), unit), "−", "-")
	switch {
	case decimals.MatchString(s):
		return decimal(s)
	case grouped.MatchString(s):
		return decimal(strings.ReplaceAll(s, ",", ""))
	case scaled.MatchString(s):
		return scaledNumber(s)
	}
	if n, ok := hanNumber(s); ok {
		return Decimal{unscaled: n}, nil
	}
	return Decimal{}, numberFault(s)
}

func numberFault(s string) *fault {
	switch {
	case estimate.MatchString(s):
		return &fault{id: "number.estimate"}
	case interval.MatchString(s):
		return &fault{id: "number.interval"}
	case strings.Contains(s, ",") && allDigits(strings.ReplaceAll(s, ",", "")):
		return &fault{id: "number.grouping", instead: strings.ReplaceAll(s, ",", "")}
	}
	return &fault{id: "number"}
}

func decimal(s string) (Decimal, *fault) {
	d, ok := ParseDecimal(s)
	if !ok {
		return Decimal{}, &fault{id: "number.long"}
	}
	return d, nil
}

// scaledNumber reads 1.2万.
func scaledNumber(s string) (Decimal, *fault) {
	part := scaled.FindStringSubmatch(s)
	d, f := decimal(part[1])
	if f != nil {
		return d, f
	}
	zeros := 4
	if part[2] == "亿" {
		zeros = 8
	}
	d, ok := d.shift(zeros)
	if !ok {
		return d, &fault{id: "number.long"}
	}
	return d, nil
}

// withoutUnit returns s without one unit at its end.
func withoutUnit(s, unit string) string {
	if unit = narrow(unit); unit != "" && strings.HasSuffix(s, unit) {
		return strings.TrimSpace(strings.TrimSuffix(s, unit))
	}
	if isASCII(s) {
		return s
	}
	for _, m := range measures {
		if rest, ok := strings.CutSuffix(s, m); ok {
			return strings.TrimSpace(rest)
		}
	}
	return s
}
