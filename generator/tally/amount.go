package tally

import (
	"math/big"

	"zoufang/generator/schema"
)

// Amount is an exact number, or one that is not told. The zero value is 0.
type Amount struct {
	whole     int64
	fraction  *big.Rat // what whole numbers cannot say; nil: nothing
	concealed bool     // nobody may know it; it is 0 to reckon with
}

// Untold stands in the place of a number that is not told.
const Untold = "—"

// Concealed reports whether the amount is not told.
func (a Amount) Concealed() bool { return a.concealed }

// rational returns a number of a record as a fraction.
func rational(v any) (*big.Rat, bool) {
	switch v := v.(type) {
	case int64:
		return new(big.Rat).SetInt64(v), true
	case schema.Decimal:
		return v.Rat(), true
	}
	return nil, false
}

// add adds a number of a record.
func (a *Amount) add(v any) {
	switch v := v.(type) {
	case int64:
		a.addWhole(v)
	case schema.Decimal:
		if n, ok := v.Int64(); ok {
			a.addWhole(n)
		} else {
			a.addFraction(v.Rat())
		}
	}
}

// plus adds another amount.
func (a *Amount) plus(b Amount) {
	a.addWhole(b.whole)
	if b.fraction != nil {
		a.addFraction(b.fraction)
	}
}

// addWhole adds a whole number, as a fraction where 64 bits do not hold the sum.
func (a *Amount) addWhole(n int64) {
	if sum := a.whole + n; (sum < a.whole) == (n < 0) {
		a.whole = sum
	} else {
		a.addFraction(new(big.Rat).SetInt64(n))
	}
}

func (a *Amount) addFraction(r *big.Rat) {
	if a.fraction == nil {
		a.fraction = new(big.Rat)
	}
	a.fraction.Add(a.fraction, r)
}

// Rat returns the amount as a fraction.
func (a Amount) Rat() *big.Rat {
	sum := new(big.Rat).SetInt64(a.whole)
	if a.fraction != nil {
		sum.Add(sum, a.fraction)
	}
	return sum
}

// String returns the amount in plain digits, or Untold.
func (a Amount) String() string {
	if a.concealed {
		return Untold
	}
	return Digits(a.Rat())
}

// Int returns the amount rounded down.
func (a Amount) Int() int64 { return floor(a.Rat()) }

// Digits writes a decimal fraction in digits, without zeros at its end.
func Digits(r *big.Rat) string {
	if r.IsInt() {
		return r.RatString()
	}
	digits, exact := r.FloatPrec()
	if !exact {
		digits = 6
	}
	return r.FloatString(digits)
}

// floor is the largest whole number that is not more than r.
func floor(r *big.Rat) int64 {
	return new(big.Int).Div(r.Num(), r.Denom()).Int64()
}
