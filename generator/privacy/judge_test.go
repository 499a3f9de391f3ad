package privacy

import (
	"flag"
	"math/rand/v2"
	"os"
	"testing"

	"zoufang/generator/diag"
)

// campaign returns the rules of the demonstration.
func campaign(t testing.TB) *Rules {
	t.Helper()
	rules, findings := Load(os.DirFS("../../schemas"))
	for _, f := range findings {
		t.Fatalf("%s: %s", f.Span, f.Message.In(diag.EN))
	}
	return rules
}

func TestNothingPlantedIsMissed(t *testing.T) {
	rules, rng, missed := campaign(t), rand.New(rand.NewPCG(1, 2)), 0
	for _, kind := range []Kind{IDNumber, Mobile, BankCard} {
		for _, d := range disguises {
			for _, place := range places {
				if d.name == "circled" && place == "①%s" {
					continue // nobody can tell where it starts
				}
				for range 8 {
					p := plant(rng, kind, d, place)
					if !finds(rules, p) && missed < 40 {
						missed++
						t.Errorf("%s, %s: missed in %q: %v", kind, d.name, p.text, rules.Find(p.text))
					}
				}
			}
		}
	}
}

// finds reports whether a planted number is found in error grade.
func finds(rules *Rules, p planted) bool {
	for _, hit := range rules.Find(p.text) {
		if hit.Severity == diag.Error && hit.Kind == p.kind {
			return true
		}
	}
	return false
}

// paragraphs is how many clean ones are read, of which two may look private.
var paragraphs = flag.Int("paragraphs", 20_000, "how many clean paragraphs are read")

func TestCleanParagraphsHaveNoErrors(t *testing.T) {
	rules, rng, wrong := campaign(t), rand.New(rand.NewPCG(3, 4)), 0
	for range *paragraphs {
		text := cleanParagraph(rng)
		for _, hit := range rules.Find(text) {
			if hit.Severity == diag.Error {
				wrong++
				t.Logf("%s %q in %q", hit.Kind, text[hit.From:hit.To], text)
			}
		}
	}
	if allowed := *paragraphs / 10_000; wrong > allowed {
		t.Errorf("%d false errors in %d paragraphs, allowed are %d", wrong, *paragraphs, allowed)
	}
}
