package privacy

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDisguises has what a second independent judge found missed.
func TestDisguises(t *testing.T) {
	rules := campaign(t)
	for _, text := range []string{
		// digits that are signs of their own, several kinds of digits, and letters
		"❶❸❽⓿⓿❶❸❽⓿⓿⓿", "⓵⓷⓼⓪⓪⓵⓷⓼⓪⓪⓪", "➀➂➇🄋🄋➀➂➇🄋🄋🄋", "电话🄂🄄🄉🄁🄁🄂🄄🄉🄁🄁🄁", "〡〣〨〇〇〡〣〨〇〇〇", "幺三八洞洞幺三八洞洞洞",
		"138零零138零零零", "1三8〇〇1三8000", "138OO138OOO", "138oo138ooo", "l38OOl38OOO", "13800l38000", "l3800138000", "Ｏ86一三八零零一三八零零零",
		// signs that mostly stand between numbers
		"138。0013。8000", "1。3。8。0。0。1。3。8。0。0。0。", "138——0013——8000", "138…0013…8000", "138丨0013丨8000", "电话138/0013/8000", "手机：138，0013，8000", "手机138、0013、8000",
		"一三八，零零一三，八零零零", "电话一、三、八、零、零、一、三、八、零、零、零",
		// broken where nobody parts a number
		"13800—138000", "13—800138000", "138001-38000", "王某某13800138 000，", "1-380-013-8000", "13—80013—8000",
		// codes before it, fillers within, and addresses of links
		"17951138００138000", "1795113800138000", "138\u31640013\u31648000", "138\u28000013\u28008000",
		"[王某](tel:%31%33%38%30%30%31%33%38%30%30%30)", "https://example.com/?p=138%2D0013%2D8000", "%EF%BC%91%EF%BC%93%EF%BC%9800138000",
	} {
		if !finds(rules, planted{kind: Mobile, text: text}) {
			t.Errorf("missed in %q: %s", text, said(text, rules.Find(text)))
		}
	}
	for _, text := range []string{
		"11O1O519491231OO2X", "110105一九四九一二三一002X", "110105/19491231/002X", "110105，19491231，002X", "110105；19491231；002；X", "證件號110105194912310021",
	} {
		if !finds(rules, planted{kind: IDNumber, text: text}) {
			t.Errorf("missed in %q: %s", text, said(text, rules.Find(text)))
		}
	}
	for _, text := range []string{"銀行卡號6222021234567890128", "卡号6222。0212。3456。7890。128", "账号6222O21234567890l28"} {
		if !finds(rules, planted{kind: BankCard, text: text}) {
			t.Errorf("missed in %q: %s", text, said(text, rules.Find(text)))
		}
	}
}

// TestLooksDisguised has what looks like a disguise and is none.
func TestLooksDisguised(t *testing.T) {
	rules := campaign(t)
	for _, c := range []struct{ text, want string }{
		{"分别为138、2012、4500", ""},
		{"电话补贴138001380.00元，合计138001380.00", ""},
		{"热线（见上），172.33.175.107:8080", ""},
		{"1、3、5、4、6、7、8、9、2、3、4", ""},
		{"158/3850/4100", ""},
		{"413、4681、9040、607、7234", ""},
		{"158+3850+4100=8108", ""},
		{"1380013800一车间", ""},
		{"138○○○○1234", ""},
		{"13800两138两000", ""},
		{"199803-00012", ""},
		{"13500—120000万元", ""},
		{"合同号DLHT-13800138000", "warning mobile.number 13800138000 → 138****8000"},
		{"出库单（13800138000）", "warning mobile.number 13800138000 → 138****8000"},
		{"增长15%31家，占20%", ""},
		{"高危肿瘤，石棉尘肺", ""},
		{"女工孙丽艾滋病检测阳性", "warning name 孙丽 → 孙某"},
		{"数码路北段18号楼5门301", "warning address 数码路北段18号楼5门301 →"},
		{"香周路香洲花园27#3-2-1", "warning address 香周路香洲花园27#3-2-1 →"},
		{"东北路小区A区7号楼1-6-2", "warning address 东北路小区A区7号楼1-6-2 →"},
	} {
		if diff := cmp.Diff(c.want, said(c.text, rules.Find(c.text))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}
