package main

import (
	"strings"
	"testing"
)

// TestEverySlotHasWords says every phrase about every industry; a slot without a
// list or a value would panic.
func TestEverySlotHasWords(t *testing.T) {
	s, err := newSite(options{visits: 1, papers: 1, seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	v := s.visit(0).voice
	v.values["行业"], v.values["主题"], v.values["天数"] = "建材生产", "厂务公开", "30"
	for _, industry := range industries {
		v.industry = industry.name
		for name, list := range s.words.lists {
			for _, p := range list {
				if said := string(v.fill(nil, p)); said == "" || strings.ContainsAny(said, "{}") {
					t.Errorf("[%s] says %q", name.word, said)
				}
			}
		}
	}
}

func TestIndustryWordsComeFirst(t *testing.T) {
	g := &grammar{lists: map[listName][]phrase{}}
	if err := g.read("[产品]\n其他\n[产品@铸造]\n铸件\n[句]\n{产品}{3..3}吨，{@谁}收"); err != nil {
		t.Fatal(err)
	}
	s := &site{words: g}
	v := s.newVoice(visitKind, 1)
	v.values["谁"] = "客户"
	for industry, want := range map[string]string{"铸造": "铸件3吨，客户收", "印刷": "其他3吨，客户收"} {
		v.industry = industry
		if got := v.say("句"); got != want {
			t.Errorf("about %s: got %q, want %q", industry, got, want)
		}
	}
}

func TestBadPatterns(t *testing.T) {
	for _, text := range []string{"[句]\n走{去", "[句]\n{9..3}", "[句]\n{一..三}"} {
		g := &grammar{lists: map[listName][]phrase{}}
		if err := g.read(text); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("reading %q: got error %v, want one that names line 2", text, err)
		}
	}
}

func TestTellDoesNotRepeat(t *testing.T) {
	s, err := newSite(options{visits: 1, seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	v := s.visit(0).voice
	told := v.tell("活动", 1000)
	seen := map[string]bool{}
	for _, phrase := range told {
		if seen[phrase] {
			t.Errorf("said %q twice", phrase)
		}
		seen[phrase] = true
	}
	if want := len(s.words.list("活动", "")); len(told) != want {
		t.Errorf("told %d phrases, want all %d", len(told), want)
	}
}
