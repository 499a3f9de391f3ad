package schema

import (
	"cmp"
	"math/big"
	"strconv"
	"strings"
)

// Decimal is an exact decimal number of at most 18 digits. Equal numbers are ==.
type Decimal struct {
	unscaled int64 // without trailing zeros unless scale is 0
	scale    uint8 // digits after the point
}

// maxDigits is what surely fits an int64.
const maxDigits = 18

// ParseDecimal reads digits with an optional sign and point. It fails on
// anything else and on numbers of more than 18 digits.
func ParseDecimal(s string) (Decimal, bool) {
	negative := strings.HasPrefix(s, "-")
	whole, fraction, point := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+"), ".")
	if strings.HasPrefix(s, "-+") || whole == "" || point && fraction == "" {
		return Decimal{}, false
	}
	fraction = strings.TrimRight(fraction, "0")
	digits := strings.TrimLeft(whole, "0") + fraction
	if !allDigits(whole+fraction) || len(digits) > maxDigits || len(fraction) > maxDigits {
		return Decimal{}, false
	}
	n, _ := strconv.ParseInt("0"+digits, 10, 64)
	if negative {
		n = -n
	}
	return Decimal{n, uint8(len(fraction))}, true
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// String returns the number in plain digits.
func (d Decimal) String() string {
	s := strconv.FormatInt(d.unscaled, 10)
	if d.scale == 0 {
		return s
	}
	sign, digits := "", s
	if d.unscaled < 0 {
		sign, digits = "-", s[1:]
	}
	digits = strings.Repeat("0", max(0, int(d.scale)+1-len(digits))) + digits
	point := len(digits) - int(d.scale)
	return sign + digits[:point] + "." + digits[point:]
}

// Int64 returns the number and whether it is whole.
func (d Decimal) Int64() (int64, bool) { return d.unscaled, d.scale == 0 }

// compare returns -1, 0 or 1 where d is less than, the same as or more than e.
func (d Decimal) compare(e Decimal) int {
	if d.scale == e.scale {
		return cmp.Compare(d.unscaled, e.unscaled)
	}
	return d.Rat().Cmp(e.Rat())
}

// Float64 returns the nearest floating-point number.
func (d Decimal) Float64() float64 {
	f, _ := strconv.ParseFloat(d.String(), 64)
	return f
}

// Rat returns the number as a fraction, for exact sums.
func (d Decimal) Rat() *big.Rat {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(d.scale)), nil)
	return new(big.Rat).SetFrac(big.NewInt(d.unscaled), scale)
}

// MarshalJSON writes a JSON number.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }

// shift returns d with its point moved n digits to the right, and whether it
// fits.
func (d Decimal) shift(n int) (Decimal, bool) {
	for ; n > 0 && d.scale > 0; n-- {
		d.scale--
	}
	return ParseDecimal(d.String() + strings.Repeat("0", n))
}
