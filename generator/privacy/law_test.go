package privacy

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"
)

// checkLaws fails unless hits lie in order within the text, masking leaves nothing to
// find, and masking twice is masking once.
func checkLaws(t *testing.T, rules *Rules, text string) {
	t.Helper()
	at := 0
	for _, hit := range rules.Find(text) {
		if hit.From < at || hit.To <= hit.From || hit.To > len(text) {
			t.Fatalf("%q: %v is not behind %d", text, hit, at)
		}
		at = hit.To
		if again := rules.Find(text[hit.From:hit.To]); hit.Kind == IDNumber && hit.Doubt == "" && len(again) == 0 {
			t.Fatalf("%q: nothing in %q", text, text[hit.From:hit.To])
		}
	}
	masked := rules.Mask(text)
	if left := rules.Find(masked); len(left) > 0 {
		t.Fatalf("%q masked is %q, which has %v", text, masked, left)
	}
	if utf8.ValidString(text) && !utf8.ValidString(masked) {
		t.Fatalf("%q masked is cut within a character: %q", text, masked)
	}
}

func FuzzFind(f *testing.F) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, kind := range []Kind{IDNumber, Mobile, BankCard} {
		for _, d := range disguises {
			f.Add(plant(rng, kind, d, places[rng.IntN(len(places))]).text)
		}
	}
	for range 20 {
		f.Add(cleanParagraph(rng))
	}
	for _, text := range []string{"沙河口区中山路12号3单元501室", "职工张桂兰患尿毒症，", "1380013**00", "&#x31;&nbsp;&", `\1\-`, "<b", "138\n\n0013", "\xff1", "| a | 1"} {
		f.Add(text)
	}
	rules := campaign(f)
	f.Fuzz(func(t *testing.T, text string) { checkLaws(t, rules, text) })
}

func TestLaws(t *testing.T) {
	rules, rng := campaign(t), rand.New(rand.NewPCG(7, 8))
	for range 3000 {
		text := cleanParagraph(rng)
		for range 3 {
			kind := []Kind{IDNumber, Mobile, BankCard}[rng.IntN(3)]
			text += plant(rng, kind, disguises[rng.IntN(len(disguises))], places[rng.IntN(len(places))]).text
		}
		checkLaws(t, rules, text)
	}
}

// TestFoundIsWhatWasPlanted checks the way back from the shadow to the text.
func TestFoundIsWhatWasPlanted(t *testing.T) {
	rules, rng := campaign(t), rand.New(rand.NewPCG(9, 10))
	for _, d := range disguises {
		for _, kind := range []Kind{IDNumber, Mobile} {
			for range 20 {
				p := plant(rng, kind, d, "备注：%s。")
				hits := rules.Find(p.text)
				if len(hits) != 1 {
					t.Errorf("%s: %q has %v", d.name, p.text, hits)
					continue
				}
				if got := plain(p.text[hits[0].From:hits[0].To]); !strings.HasSuffix(got, p.number) {
					t.Errorf("%s: found %q in %q, planted %q", d.name, got, p.text, p.number)
				}
			}
		}
	}
}

// plain returns the digits of a text, and X.
func plain(text string) string {
	var c caster
	c.cast(text)
	return strings.Map(func(r rune) rune {
		if d, ok := hanDigits[r]; ok {
			return rune(d)
		}
		if isDigit(r) || r == 'X' {
			return r
		}
		return -1
	}, strings.ToUpper(c.out.text(0, len(c.out))))
}

func TestAnInvisibleCharacterChangesNothing(t *testing.T) {
	rules, rng := campaign(t), rand.New(rand.NewPCG(11, 12))
	for _, kind := range []Kind{IDNumber, Mobile, BankCard} {
		for range 30 {
			p := plant(rng, kind, disguises[0], "，%s。")
			for i := range p.text {
				for _, sign := range []string{"\u200b", "\u00ad", "\ufeff", "\u2060", "\u202e", "\ufe0f"} {
					text := p.text[:i] + sign + p.text[i:]
					if !finds(rules, planted{kind, p.number, text}) {
						t.Fatalf("%q hides %s", text, p.number)
					}
				}
			}
		}
	}
}

// TestTheDemonstrationIsClean reads the prose of every record, in which nothing is
// private. Their fields are, and are masked by what schemas say of them.
func TestTheDemonstrationIsClean(t *testing.T) {
	rules := campaign(t)
	for _, text := range contents(t) {
		if _, body, ok := strings.Cut(text, "\n---\n"); ok {
			text = body
		}
		for _, hit := range rules.Find(text) {
			t.Errorf("%s: %q", hit.Kind, text[max(0, hit.From-30):min(len(text), hit.To+30)])
		}
	}
}

func contents(t testing.TB) []string {
	t.Helper()
	var texts []string
	err := filepath.WalkDir("../../content", func(name string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".md" {
			return err
		}
		data, err := os.ReadFile(name)
		texts = append(texts, string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func BenchmarkFind(b *testing.B) {
	text := strings.Join(contents(b), "\n")
	for name, rules := range map[string]*Rules{"words": campaign(b), "numbers": nil} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				rules.Find(text)
			}
		})
	}
}

// TestLongTextsTakeNoLongerThanTheirLength has what makes the longest chains of
// what might be of one number.
func TestLongTextsTakeNoLongerThanTheirLength(t *testing.T) {
	rules := campaign(t)
	for _, unit := range []string{"* ", "1*", "0411*", "13800138000*", "1 ", "1.", "4-", "●", "x", "|1", "13800138000,", "一 ", "癌", "中山路12号3单元501室", "<", "\\", "%31"} {
		begin := time.Now()
		rules.Find(strings.Repeat(unit, 60_000/len(unit)))
		if took := time.Since(begin); took > 10*time.Second {
			t.Errorf("%q: %v", unit, took)
		}
	}
}

// FuzzLoad is about files of settings: whatever stands in them, texts can be looked
// through by what is left.
func FuzzLoad(f *testing.F) {
	for _, text := range []string{
		"", "- a\n", "near: 12\n", "severity: {mobile: fatal}\n", "units: [元, '']\n", "numbers: [{value: 138, reason: x}]\n",
		"illnesses: ['', ' ']\nnames: {triggers: [''], surnames: ''}\n", "address: {roads: ['路('], estates: ['*'], blocks: ['\\'], doors: ['+']}\n",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		files := fstest.MapFS{}
		for _, name := range []string{detectorsFile, wordsFile, exceptionsFile} {
			files["privacy/"+name+".yaml"] = &fstest.MapFile{Data: []byte(text)}
		}
		rules, _ := Load(files)
		rules.Find("职工张桂兰患尿毒症，住中山路12号3单元501室，电话13800138000" + text)
	})
}
