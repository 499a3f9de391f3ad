package privacy

import (
	"slices"
	"strings"
	"unicode"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// levels are the severities by what files call them. What is off is no finding.
var levels = map[string]diag.Severity{"error": diag.Error, "warning": diag.Warning, "off": diag.Notice}

// setDetectors takes what detectors.yaml says.
func (r *Rules) setDetectors(values schema.Values) {
	r.severities, r.stored = map[Kind]diag.Severity{}, map[schema.Privacy]diag.Severity{}
	for kind, level := range object(values["severity"]) {
		r.severities[Kind(hyphened(kind))] = levels[level.(string)]
	}
	for kind, level := range object(values["stored"]) {
		r.stored[schema.Privacy(hyphened(kind))] = levels[level.(string)]
	}
	if near, ok := values["near"].(int64); ok {
		r.distance = int(near)
	}
	if earliest, ok := values["earliest"].(int64); ok {
		r.birth = int(earliest)
	}
}

// besides are the subjects by what words.yaml calls them.
var besides = map[string]subject{
	"id_number": idWords, "phone": phoneWords, "bank_card": cardWords, "company": companyWords, "number": numberWords,
}

// setWords takes what words.yaml says.
func (r *Rules) setWords(values schema.Values) {
	for name, list := range object(values["beside"]) {
		r.words[besides[name]] = words(list)
	}
	r.endings = characters(values["endings"])
	r.prefixes = setOf(words(values["prefixes"]))
	r.units = words(values["units"])
	names := object(values["names"])
	r.surnames, r.unlike = characters(names["surnames"]), characters(names["unlike"])
	r.follow, r.names = newLexicon(words(names["follow"])), newLexicon(words(names["stop"]))
	r.triggers, r.illnesses = newLexicon(words(names["triggers"])), newLexicon(words(values["illnesses"]))
	address := object(values["address"])
	roads, estates := words(address["roads"]), words(address["estates"])
	r.address = addressPattern(roads, estates, words(address["blocks"]), words(address["doors"]))
	places := slices.Concat(roads, estates)
	r.places = newLexicon(places)
	r.mark(words(names["triggers"]), words(values["illnesses"]), places)
}

// mark notes which characters are worth a look.
func (r *Rules) mark(triggers, illnesses, places []string) {
	m := digitMarks
	m.set(triggers, markTrigger)
	m.set(illnesses, markIllness)
	if r.address != nil {
		m.set(places, markPlace)
	}
	r.marks = &m
}

// setExceptions takes what exceptions.yaml says.
func (r *Rules) setExceptions(values schema.Values) {
	r.numbers = map[string]bool{}
	items, _ := values["numbers"].([]any)
	for _, item := range items {
		value, _ := object(item)["value"].(string)
		r.numbers[digitsOf(value)] = true
	}
	r.fields, r.texts = setOf(texts(values["fields"])), setOf(texts(values["texts"]))
}

func object(v any) map[string]any {
	o, _ := v.(map[string]any)
	return o
}

// words returns the words of a list in lower case, which is how texts are looked at.
func words(v any) []string {
	list := texts(v)
	for i, word := range list {
		list[i] = strings.ToLower(word)
	}
	return list
}

func texts(v any) []string {
	items, _ := v.([]any)
	list := make([]string, 0, len(items))
	for _, item := range items {
		if text, ok := item.(string); ok && text != "" {
			list = append(list, text)
		}
	}
	return list
}

func setOf(words []string) map[string]bool {
	set := map[string]bool{}
	for _, word := range words {
		set[word] = true
	}
	return set
}

func characters(v any) map[rune]bool {
	text, _ := v.(string)
	set := map[rune]bool{}
	for _, r := range text {
		if !unicode.IsSpace(r) {
			set[r] = true
		}
	}
	return set
}

// hyphened returns what the program calls a kind by what files call it, whose keys
// have no hyphens.
func hyphened(key string) string { return strings.ReplaceAll(key, "_", "-") }
