package schema

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFoldMakesFormsOfANameEqual(t *testing.T) {
	for _, forms := range [][]string{
		{"于帆", "于  帆", "于　帆", " 于帆 ", "于\u200b帆"},
		{"阿依古丽·买买提", "阿依古丽•买买提", "阿依古丽・买买提", "阿依古丽 · 买买提"},
		{"title", "Title", "ｔｉｔｌｅ", "TITLE"},
		{"2012", "２０１２"},
	} {
		for _, form := range forms {
			if got, want := Fold(form), Fold(forms[0]); got != want {
				t.Errorf("Fold(%q) = %q, want %q", form, got, want)
			}
		}
	}
	if Fold("张三") == Fold("张四") {
		t.Error("different names are one")
	}
}

func TestNearest(t *testing.T) {
	groups := []string{"走访一组", "走访二组", "走访六组", "领导小组", "office"}
	for word, want := range map[string][]string{
		"走访七组":    {"走访一组", "走访二组", "走访六组"},
		"领导组":     {"领导小组"},
		"ofice":   {"office"},
		"ｏｆｆｉｃｅ":  {"office"},
		"走访":      {"走访一组", "走访二组", "走访六组"},
		"完全不同的名称": {},
		"":        nil,
	} {
		if diff := cmp.Diff(want, Nearest(word, groups, 3)); diff != "" {
			t.Errorf("Nearest(%q) (-want +got):\n%s", word, diff)
		}
	}
}

func TestTextFormats(t *testing.T) {
	for text, want := range map[string]string{
		"于  帆": "于帆", " 于　帆 ": "于帆", "阿依古丽• 买买提": "阿依古丽·买买提", "John  Smith": "John Smith",
		"欧阳 Anna": "欧阳Anna", "": "",
	} {
		if got := personName(text); got != want {
			t.Errorf("personName(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"大工发[2012] 15号":                  "大工发〔2012〕15号",
		"大工发【２０１２】第０１５号":                 "大工发〔2012〕15号",
		"大 工 发（2012）15":                  "大工发〔2012〕15号",
		"大工发〔2012〕15号":                   "大工发〔2012〕15号",
		"国务院令第500号":                      "国务院令第500号",
		"大工发〔2012〕15号、16号":               "大工发〔2012〕15号、16号",
		"大工发〔2012〕99999999999999999999号": "大工发〔2012〕99999999999999999999号",
	} {
		if got := documentNumber(text); got != want {
			t.Errorf("documentNumber(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"": "''", "a: b": "'a: b'", "it's": "it's", "- x": "'- x'", "大工发〔2012〕15号": "大工发〔2012〕15号",
		"'x": "'''x'", "a #b": "'a #b'", "甲,乙": "'甲,乙'", "end:": "'end:'",
	} {
		if got := yamlText(text); got != want {
			t.Errorf("yamlText(%q) = %s, want %s", text, got, want)
		}
	}
}
