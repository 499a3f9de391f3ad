package signal

import (
	"zoufang/generator/markdown"
	"zoufang/generator/site"
)

// passage is what stands under one heading of a text. The heading itself says
// nothing: schemas ask for it.
type passage struct {
	heading    string // "": before the first
	paragraphs []string
}

// passagesOf takes the paragraphs of a text apart at its headings, which are among them.
func passagesOf(paragraphs []string, headings []markdown.Heading) []passage {
	all := []passage{{}}
	for _, p := range paragraphs {
		if len(headings) > 0 && headings[0].Text == p {
			all = append(all, passage{heading: p})
			headings = headings[1:]
			continue
		}
		last := &all[len(all)-1]
		last.paragraphs = append(last.paragraphs, p)
	}
	return all
}

// present returns the passages that a record's text has now.
func (r *run) present(record *site.Record) ([]passage, error) {
	text, err := r.site.Text(record)
	if err != nil {
		return nil, err
	}
	return passagesOf(text.Paragraphs(), record.Body.Headings), nil
}

// letters appends what counts of a passage.
func (p passage) letters(all []letter, alike bool) []letter {
	for _, paragraph := range p.paragraphs {
		all = letters(all, paragraph, alike)
	}
	return all
}
