package audit

import (
	"fmt"
	"maps"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// legible is the least contrast of text to what lies behind it.
const legible = 4.5

var (
	token     = regexp.MustCompile(`--([a-z0-9-]+):\s*(#[0-9a-f]+|var\(--[a-z0-9-]+\));`)
	textToken = regexp.MustCompile(`^(text|text-quiet|accent|official|state-[a-z]+)$`)
	backToken = regexp.MustCompile(`^[a-z]+-bg$`)
	heatToken = regexp.MustCompile(`^heat-[0-9]+$`)
)

// TestColoursAreLegible holds that every colour of text can be read on every
// background, and plain text and links on every step of a heat map, by day and by
// night.
func TestColoursAreLegible(t *testing.T) {
	day, night := palette(t)
	for scheme, tokens := range map[string]map[string]string{"light": day, "dark": night} {
		backgrounds := named(tokens, backToken)
		if len(backgrounds) < 3 || len(named(tokens, textToken)) < 6 {
			t.Fatalf("too few colours were found in tokens.css: %v", tokens)
		}
		for _, text := range named(tokens, textToken) {
			check(t, scheme, tokens, text, backgrounds)
		}
		check(t, scheme, tokens, "text", named(tokens, heatToken))
		check(t, scheme, tokens, "page-bg", []string{"text"})
	}
}

func check(t *testing.T, scheme string, tokens map[string]string, text string, backgrounds []string) {
	t.Helper()
	for _, back := range backgrounds {
		if got := contrast(colour(tokens, text), colour(tokens, back)); got < legible {
			t.Errorf("%s: --%s on --%s has a contrast of %.2f, want %.1f", scheme, text, back, got, legible)
		}
	}
}

// palette reads the custom properties of the light and of the dark scheme, which
// changes only some of them.
func palette(t *testing.T) (day, night map[string]string) {
	t.Helper()
	sheet, err := os.ReadFile("../templates/assets/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, found := strings.Cut(string(sheet), "@media (prefers-color-scheme: dark)")
	if !found {
		t.Fatal("tokens.css has no dark scheme")
	}
	day = tokensOf(light)
	night = maps.Clone(day)
	maps.Copy(night, tokensOf(dark))
	return day, night
}

func tokensOf(sheet string) map[string]string {
	tokens := map[string]string{}
	for _, m := range token.FindAllStringSubmatch(sheet, -1) {
		tokens[m[1]] = m[2]
	}
	return tokens
}

func named(tokens map[string]string, pattern *regexp.Regexp) []string {
	names := slices.Sorted(maps.Keys(tokens))
	return slices.DeleteFunc(names, func(name string) bool { return !pattern.MatchString(name) })
}

// colour follows a token to the colour that it stands for.
func colour(tokens map[string]string, name string) string {
	value := tokens[name]
	for strings.HasPrefix(value, "var(--") {
		value = tokens[strings.TrimSuffix(strings.TrimPrefix(value, "var(--"), ")")]
	}
	return value
}

// contrast is that of two colours by WCAG, from 1 to 21.
func contrast(a, b string) float64 {
	high, low := luminance(a), luminance(b)
	if high < low {
		high, low = low, high
	}
	return (high + 0.05) / (low + 0.05)
}

func luminance(hex string) float64 {
	digits := strings.TrimPrefix(hex, "#")
	if len(digits) == 3 {
		digits = fmt.Sprintf("%c%[1]c%c%[2]c%c%[3]c", digits[0], digits[1], digits[2])
	}
	var sum float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		part, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
		if err != nil {
			panic(err) // not a colour
		}
		sum += weight * linear(float64(part)/255)
	}
	return sum
}

func linear(part float64) float64 {
	if part <= 0.04045 {
		return part / 12.92
	}
	return math.Pow((part+0.055)/1.055, 2.4)
}
