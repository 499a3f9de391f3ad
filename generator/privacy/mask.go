package privacy

import "strings"

// nothing stands where something was left out.
const nothing = "……"

// Mask returns a text with everything that is found in it replaced by what to type
// instead. Nothing is found in what it returns.
func (r *Rules) Mask(text string) string {
	hits := r.Find(text)
	text = replace(text, hits, func(h Hit) string {
		if h.Instead == "" {
			return nothing
		}
		return h.Instead
	})
	// What stands beside a replacement can look like something with it. Each round
	// leaves less of the text.
	for hits != nil {
		hits = r.Find(text)
		text = replace(text, hits, func(Hit) string { return nothing })
	}
	return text
}

func replace(text string, hits []Hit, instead func(Hit) string) string {
	if len(hits) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for _, h := range hits {
		b.WriteString(text[at:h.From])
		b.WriteString(instead(h))
		at = h.To
	}
	b.WriteString(text[at:])
	return b.String()
}
