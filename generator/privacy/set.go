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
func (r *Rules) setDetectors(values schema.Group) {
	r.severities, r.stored = map[Kind]diag.Severity{}, map[schema.Privacy]diag.Severity{}
	severities, stored := values.Group("severity"), values.Group("stored")
	for kind := range severities {
		r.severities[Kind(hyphened(kind))] = levels[severities.Text(kind)]
	}
	for kind := range stored {
		r.stored[schema.Privacy(hyphened(kind))] = levels[stored.Text(kind)]
	}
	r.distance = values.Int("near", r.distance)
	r.birth = values.Int("earliest", r.birth)
}

// besides are the subjects by what words.yaml calls them.
var besides = map[string]subject{
	"id_number": idWords, "phone": phoneWords, "bank_card": cardWords, "company": companyWords, "number": numberWords,
}

// setWords takes what words.yaml says.
func (r *Rules) setWords(values schema.Group) {
	beside := values.Group("beside")
	for name := range beside {
		r.words[besides[name]] = words(beside, name)
	}
	r.endings = characters(values.Text("endings"))
	r.prefixes = setOf(words(values, "prefixes"))
	r.units = words(values, "units")
	names, address := values.Group("names"), values.Group("address")
	r.surnames, r.unlike = characters(names.Text("surnames")), characters(names.Text("unlike"))
	r.follow, r.names = newLexicon(words(names, "follow")), newLexicon(words(names, "stop"))
	triggers, illnesses := words(names, "triggers"), words(values, "illnesses")
	r.triggers, r.illnesses = newLexicon(triggers), newLexicon(illnesses)
	roads, estates := words(address, "roads"), words(address, "estates")
	r.address = addressPattern(roads, estates, words(address, "blocks"), words(address, "doors"))
	places := slices.Concat(roads, estates)
	r.places = newLexicon(places)
	r.mark(triggers, illnesses, places)
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
func (r *Rules) setExceptions(values schema.Group) {
	r.numbers = map[string]bool{}
	for _, number := range values.Groups("numbers") {
		r.numbers[digitsOf(number.Text("value"))] = true
	}
	r.fields, r.texts = setOf(values.Texts("fields")), setOf(values.Texts("texts"))
}

// words returns the words of a list in lower case, which is how texts are looked at.
func words(of schema.Group, key string) []string {
	list := of.Texts(key)
	for i, word := range list {
		list[i] = strings.ToLower(word)
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

func characters(text string) map[rune]bool {
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
