package schema

import (
	"fmt"
	"slices"
	"testing"
)

func TestPrivateTexts(t *testing.T) {
	name := &Field{Key: "name", Type: TypeText, Privacy: PrivacyName, step: "name"}
	mails := &Field{Key: "mails", Type: TypeList, Privacy: PrivacyOmit, Items: &Field{Type: TypeText}, step: "mails"}
	people := &Field{Key: "people", Type: TypeList, step: "people", Items: &Field{Type: TypeObject, Fields: []*Field{name}}}
	by := &Field{Key: "by", Type: TypeText, Format: "person-name", step: "by"}
	c := &Collection{Root: &Field{Type: TypeObject, Fields: []*Field{people, mails, by}}}
	values := Values{
		"people": []any{Values{"name": "王桂兰"}, Values{"name": "陈某"}},
		"mails":  []any{"a@b.example"}, "by": "周建国",
	}
	var got []string
	for _, text := range c.PrivateTexts(values) {
		got = append(got, fmt.Sprint(text.Path, text.Text, "→", text.Shown()))
	}
	want := []string{"people[0].name王桂兰→王某某", "people[1].name陈某→陈某", "mails[0]a@b.example→"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	var persons []string
	c.Persons(values, func(name string) { persons = append(persons, name) })
	if !slices.Equal(persons, []string{"周建国"}) {
		t.Errorf("persons %q", persons)
	}
}
