package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Wording is one message of the catalogue: the id's part after the rule and the
// words in both languages, with {name} placeholders.
type Wording struct {
	Variant string
	Name
}

// Rule is one thing that can be wrong, with every message that says so. A
// message's id is the rule's, followed by a dot and the variant where there is
// one.
type Rule struct {
	ID       string
	Severity Severity
	Private  bool // what it is about must not be shown, not even to who mends it
	Title    Name
	Why      Name
	Texts    []Wording
}

// Area is the part of the catalogue that one step of the generator uses.
type Area struct {
	ID    string
	Title Name
	Rules []Rule
}

// areas lists the catalogue in the order in which a file passes through the
// generator.
var areas = []Area{
	fileArea,
	frontMatterArea,
	markdownArea,
	valueArea,
	schemaArea,
	siteArea,
	privacyArea,
	tallyArea,
	searchArea,
	privacyFileArea,
	signalArea,
}

// Areas returns the catalogue, in the order in which a file passes through the
// generator, each area's rules by id. The caller may change what it gets.
func Areas() []Area {
	all := slices.Clone(areas)
	for i := range all {
		all[i].Rules = slices.Clone(all[i].Rules)
		slices.SortFunc(all[i].Rules, func(a, b Rule) int { return cmp.Compare(a.ID, b.ID) })
	}
	return all
}

// Rules returns every rule, by area and then by id.
func Rules() []Rule {
	var all []Rule
	for _, a := range Areas() {
		all = append(all, a.Rules...)
	}
	return all
}

// words are all texts that are no findings.
var words = slices.Concat(privacyTexts, attachmentTexts, signalTexts, boardTexts, viewTexts, tableTexts, statusTexts, revisionTexts, historyTexts, diffTexts, publishTexts, hookTexts, buildTexts, previewTexts, programTexts)

var rulesByID, textsByID = index()

func index() (map[string]*Rule, map[string]Name) {
	rules, texts := map[string]*Rule{}, map[string]Name{}
	for _, a := range areas {
		for i := range a.Rules {
			r := &a.Rules[i]
			rules[r.ID] = r
			for _, t := range r.Texts {
				texts[messageID(r.ID, t.Variant)] = t.Name
			}
		}
	}
	for _, t := range words {
		texts[t.Variant] = t.Name
	}
	return rules, texts
}

func messageID(rule, variant string) string {
	if variant == "" {
		return rule
	}
	return rule + "." + variant
}

// ruleOf returns the rule that a message belongs to. It panics where the
// catalogue lacks either.
func ruleOf(messageID string) *Rule {
	textOf(messageID)
	id, _, _ := strings.Cut(messageID, ".")
	r := rulesByID[id]
	if r == nil {
		panic(fmt.Sprintf("diag: message %q belongs to no rule", messageID))
	}
	return r
}

func textOf(messageID string) Name {
	t, ok := textsByID[messageID]
	if !ok {
		panic(fmt.Sprintf("diag: no message %q in the catalogue", messageID))
	}
	return t
}
