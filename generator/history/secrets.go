package history

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"zoufang/generator/schema"
)

// secrets takes out of texts what must not be shown: the private values of the
// record, whichever version holds them, and long numbers.
type secrets struct {
	known  *strings.Replacer
	agreed map[string]bool // names to whose being shown the record of today tells of consent
}

// hidden stands for what has no mask that shows a part.
const hidden = "****"

// secretsOf returns the secrets of a record that today has these values, nil for
// none. What it agrees to today counts for all its versions: consent that was taken
// back is no consent.
func secretsOf(c *schema.Collection, today schema.Values, versions []*version) secrets {
	masks, agreed := map[string]string{}, map[string]bool{}
	for _, v := range versions {
		if v != nil {
			gather(c.Root, v.values, masks)
		}
	}
	c.Agreed(today, func(text string) {
		agreed[text] = true
		for _, name := range namesIn(text) {
			delete(masks, strings.TrimSpace(name))
		}
	})
	longestFirst := slices.SortedFunc(maps.Keys(masks), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	var pairs []string
	for _, text := range longestFirst {
		pairs = append(pairs, text, masks[text])
	}
	return secrets{strings.NewReplacer(pairs...), agreed}
}

// gather notes every private text below v with its mask.
func gather(f *schema.Field, v any, masks map[string]string) {
	switch v := v.(type) {
	case map[string]any:
		for key, part := range v {
			if field := cmp.Or(f.Field(key), f.Extra); field != nil {
				gather(field, part, masks)
			}
		}
	case []any:
		for _, item := range v {
			gather(f.Items, item, masks)
		}
	case string:
		if f.Privacy != schema.PrivacyNone {
			note(f.Privacy, v, masks)
		}
	}
}

// note adds a private text, and each name where there are several. What is too
// short to be told from other words is left out.
func note(kind schema.Privacy, text string, masks map[string]string) {
	texts, shortest := []string{text}, 4
	if kind == schema.PrivacyName {
		texts, shortest = namesIn(text), 2
	}
	for _, text := range texts {
		text = strings.TrimSpace(text)
		if utf8.RuneCountInString(text) < shortest {
			continue
		}
		mask := cmp.Or(schema.Mask(kind, text), hidden)
		if other, known := masks[text]; mask != text && (!known || mask < other) {
			masks[text] = mask
		}
	}
}

// namesIn returns the names in a text such as “张三、李四（工会主席）” in the forms in
// which they may be written elsewhere.
func namesIn(text string) []string {
	names := []string{text}
	for name := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("、，,；;/", r) }) {
		if remark := strings.IndexAny(name, "（("); remark >= 0 {
			name = name[:remark]
		}
		names = append(names, name)
		if words := strings.Fields(name); len(words) > 1 {
			names = append(names, words[0], strings.Join(words, ""))
		}
	}
	return names
}

// scrub returns text without what must not be shown.
func (s secrets) scrub(text string) string {
	return maskNumbers(s.known.Replace(text))
}
