package main

import (
	"fmt"
	"math"
	"strings"
)

// goal is what a task should need at most, at one size.
type goal struct {
	visits int
	task   string
	words  string
	limit  float64
	part   func(u, hugo, cp, tenth usage) float64 // tenth: the same task at a tenth of the size
}

// goals are those of clean builds and of builds after a change.
var goals = []goal{
	{10_000, clean, "wall ≤ 1/2 of Hugo's", 1.0 / 2, wallOfHugo},
	{10_000, clean, "peak ≤ 1/2 of Hugo's", 1.0 / 2, peakOfHugo},
	{10_000, nothing, "wall ≤ 1/100 of Hugo's", 1.0 / 100, wallOfHugo},
	{10_000, body, "wall ≤ 1/20 of Hugo's", 1.0 / 20, wallOfHugo},
	{10_000, bareClean, "wall ≤ 1/5 of Hugo's", 1.0 / 5, wallOfHugo},
	{10_000, bareClean, "CPU ≤ 1/5 of Hugo's", 1.0 / 5, func(u, hugo, _, _ usage) float64 { return u.cpu.Seconds() / hugo.cpu.Seconds() }},
	{10_000, bareClean, "peak ≤ 1/2 of Hugo's", 1.0 / 2, peakOfHugo},
	{10_000, bareClean, "wall ≤ 4 × cp -r", 4, func(u, _, cp, _ usage) float64 { return u.wall.Seconds() / cp.wall.Seconds() }},
	{10_000, bareNothing, "wall ≤ 1/100 of Hugo's", 1.0 / 100, wallOfHugo},
	{10_000, bareBody, "wall ≤ 1/40 of Hugo's", 1.0 / 40, wallOfHugo},
	{100_000, clean, "peak ≤ 1.5 GiB", 1.5, func(u, _, _, _ usage) float64 { return float64(u.peak) / (1 << 30) }},
	{100_000, clean, "wall ≤ 11 × that of 10000", 11, func(u, _, _, tenth usage) float64 { return u.wall.Seconds() / tenth.wall.Seconds() }},
}

func peakOfHugo(u, hugo, _, _ usage) float64 { return float64(u.peak) / float64(hugo.peak) }

func wallOfHugo(u, hugo, _, _ usage) float64 { return u.wall.Seconds() / hugo.wall.Seconds() }

// goalsOf says which goals a result has reached.
func (r report) goalsOf(s size, result result) string {
	hugo, _ := s.of(hugoClean)
	cp, _ := s.of(copying)
	var words []string
	for _, g := range goals {
		if g.visits != s.visits || g.task != result.task {
			continue
		}
		switch part := g.part(result.usage, hugo, cp, r.tenth(s, result.task)); {
		case math.IsInf(part, 0) || math.IsNaN(part):
			words = append(words, g.words+": not measured")
		case part <= g.limit:
			words = append(words, g.words+": reached")
		default:
			words = append(words, fmt.Sprintf("%s: missed (%.3g)", g.words, part))
		}
	}
	return strings.Join(words, "; ")
}

// tenth is what a task used at a tenth of the size.
func (r report) tenth(s size, task string) usage {
	for _, other := range r.sizes {
		if other.visits*10 == s.visits {
			u, _ := other.of(task)
			return u
		}
	}
	return usage{}
}
