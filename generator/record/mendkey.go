package record

import "zoufang/generator/diag"

// mendKey writes the key at the offset from of a line as YAML wants it, and
// returns where its value begins.
func (p *parser) mendKey(l *line, from int, k keyed) (value int) {
	p.mendColon(l, from, k)
	if hasWide(l.text[from+k.end : from+k.colon]) {
		p.mend(l, from+k.end, from+k.colon, "", "wide-space", nil)
		k.colon = k.end
	}
	if typed := l.text[from : from+k.end]; k.known && typed != k.key && typed[0] != '"' && typed[0] != '\'' {
		p.mend(l, from, from+k.end, k.key, "wide-space.key", diag.Args{"key": k.key})
		k.colon += len(k.key) - k.end
	}
	value = from + k.colon + 1
	for value < len(l.text) && isBlank(l.text[value]) {
		value++
	}
	return value
}

// mendColon makes the colon behind a key one that YAML understands.
func (p *parser) mendColon(l *line, from int, k keyed) {
	gap, odd := leading(l.text[from+k.after:])
	if odd && hasWide(l.text[from+k.after:from+k.after+gap]) {
		p.mend(l, from+k.after, from+k.after+gap, " ", "wide-space", nil)
		gap = 1
	}
	typed := l.text[from+k.colon : from+k.after]
	colon := ":"
	if gap == 0 && from+k.after < len(l.text) {
		colon = ": "
	}
	id := "colon-space"
	if k.form == wideColon {
		id = "full-width-colon"
	}
	switch {
	case typed == colon:
	case k.known:
		p.mend(l, from+k.colon, from+k.after, colon, id, diag.Args{"key": k.key})
	default:
		f := diag.At(p.on(l, from+k.colon, from+k.after), id+".unknown", diag.Args{"key": k.key, "colon": typed})
		l.replace(from+k.colon, from+k.after, colon)
		p.corrected(l, f.WithSeverity(diag.Error))
	}
}
