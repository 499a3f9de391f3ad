package diag

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Lang is a language that messages can be shown in.
type Lang string

// The languages of the catalogue. Anything but EN reads Chinese.
const (
	ZH Lang = "zh"
	EN Lang = "en"
)

// Name is something called differently in each language: a field by its title
// and by its key.
type Name struct{ ZH, EN string }

// In returns the name in lang, or the other one where it has none there.
func (n Name) In(lang Lang) string {
	if lang == EN && n.EN != "" || n.ZH == "" {
		return n.EN
	}
	return n.ZH
}

// Day returns a date as texts say it: 2012年3月5日, without zeros, as official documents
// write it, and 2012-03-05.
func Day(t time.Time) Name {
	return Name{ZH: t.Format("2006年1月2日"), EN: t.Format(time.DateOnly)}
}

// Args are the values of a message's {placeholders}: strings, integers, Names,
// lists of strings or Names, or anything with a String method.
type Args map[string]any

// Message is a text of the catalogue with its arguments, or Literal, the words
// of a schema's author.
type Message struct {
	ID      string
	Args    Args
	Literal Name
}

// In returns the message's text in lang.
func (m Message) In(lang Lang) string {
	if m.ID == "" {
		return m.Literal.In(lang)
	}
	return expand(textOf(m.ID).In(lang), lang, m.Args)
}

// Key returns what the message says apart from the catalogue's words: which text it is,
// and its arguments by name, in English. Another wording has the same key.
func (m Message) Key() string {
	if m.ID == "" {
		return m.Literal.In(EN)
	}
	parts := []string{m.ID}
	for _, name := range slices.Sorted(maps.Keys(m.Args)) {
		parts = append(parts, name+"="+argument(m.Args[name], EN))
	}
	return strings.Join(parts, "\x00")
}

// Say returns the text messageID in lang: for words of the program that are no
// findings, such as help and summaries.
func Say(lang Lang, messageID string, args Args) string {
	return Message{ID: messageID, Args: args}.In(lang)
}

// Both returns the text messageID in both languages: for words within messages.
func Both(messageID string, args Args) Name {
	return Name{Say(ZH, messageID, args), Say(EN, messageID, args)}
}

// expand replaces every {name} in text by the argument of that name. Braces
// around anything else stay as they are.
func expand(text string, lang Lang, args Args) string {
	var b strings.Builder
	for {
		before, rest, opened := strings.Cut(text, "{")
		b.WriteString(before)
		if !opened {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if v, given := args[name]; closed && given {
			b.WriteString(argument(v, lang))
			text = after
		} else {
			b.WriteByte('{')
			text = rest
		}
	}
}

func argument(v any, lang Lang) string {
	switch v := v.(type) {
	case nil:
		return ""
	case Name:
		return v.In(lang)
	case []Name:
		words := make([]string, len(v))
		for i, n := range v {
			words[i] = n.In(lang)
		}
		return argument(words, lang)
	case []string:
		return strings.Join(v, Name{"、", ", "}.In(lang))
	}
	return fmt.Sprint(v)
}
