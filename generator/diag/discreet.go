package diag

// discreet returns the lines of files without what findings about private data point
// at: nearly all of its characters are stars, so that places stay where they are.
// What a terminal shows ends up in logs.
func (l List) discreet(lines Lines) Lines {
	private := map[lineKey][]Span{}
	for _, f := range l {
		if rule := rulesByID[f.Rule]; rule == nil || !rule.Private {
			continue
		}
		for n := f.Span.Start.Line; n > 0 && n <= f.Span.end().Line; n++ {
			key := lineKey{f.Span.File, n}
			private[key] = append(private[key], f.Span)
		}
	}
	if len(private) == 0 {
		return lines
	}
	return func(file string, n int) (string, bool) {
		line, ok := lines.line(file, n)
		if !ok {
			return "", false
		}
		return starred(private[lineKey{file, n}], n, line), true
	}
}

type lineKey struct {
	file string
	line int
}

// starred puts stars over the characters of line n that spans cover, but for the
// first of each: that of a surname, or of the three that tell a telephone.
func starred(spans []Span, n int, line string) string {
	if len(spans) == 0 {
		return line
	}
	runes := []rune(line)
	for _, s := range spans {
		from, to := covered(s, n, runes)
		for i := from + 1 + (to-from)/5; i < to; i++ {
			runes[i] = '*'
		}
	}
	return string(runes)
}
