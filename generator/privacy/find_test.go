package privacy

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/diag"
)

// said writes hits as "kind.doubt text → instead".
func said(text string, hits []Hit) string {
	var lines []string
	for _, h := range hits {
		kind := string(h.Kind)
		if h.Doubt != "" {
			kind += "." + h.Doubt
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s %s → %s", h.Severity, kind, text[h.From:h.To], h.Instead)))
	}
	return strings.Join(lines, "\n")
}

func TestFind(t *testing.T) {
	rules := campaign(t)
	for _, c := range []struct{ text, want string }{
		{"身份证号11010519491231002X。", "error id-number 11010519491231002X →"},
		{"ID11010519491231002x", "error id-number 11010519491231002x →"},
		{"身份证号110105194912310021", "error id-number.checksum 110105194912310021 →"},
		{"编号110105194912310021", ""},
		{"身份证：110105491231002", "warning id-number.short 110105491231002 →"},
		{"账目110105491231002", ""},
		{"440524188001010014", "warning bank-card.context 440524188001010014 →"}, // born before the earliest year
		{"信用代码91210200MA0QCX1239", ""},
		{"手机138-0013-8000，", "error mobile 138-0013-8000 → 138****8000"},
		{"+86 13800138000", "error mobile +86 13800138000 → 138****8000"},
		{"13800138000元", ""},
		{"13 800 138 000", ""},
		{"15000-200000元", ""},
		{"1.3912345678", ""},
		{"合同号13800138000", "warning mobile.number 13800138000 → 138****8000"},
		{"电话13800138000，合同号13912345678", "error mobile 13800138000 → 138****8000\nwarning mobile.number 13912345678 → 139****5678"},
		{"〔2012〕第13800138000号", "warning mobile.number 13800138000 → 138****8000"},
		{"| 姓名 | 手机 |\n|---|---|\n| 王某 | 13 8001 38000 |", "error mobile 13 8001 38000 → 138****8000"},
		{"| 项目 | 合同号 |\n|---|---|\n| 泵站 | 13800138000 |", "warning mobile.number 13800138000 → 138****8000"},
		{"办公0411-82345678", "warning landline 0411-82345678 → 0411-8****678"},
		{"（0411）82345678", "warning landline （0411）82345678 → 0411-8****678"},
		{"电话82345678", "warning landline 82345678 → 8****678"},
		{"产值82345678", ""},
		{"0411-00000109", ""}, // no telephone starts with 0
		{"拨打12351、95588、400-800-1234", ""},
		{"工资卡号6222021234567890128", "error bank-card 6222021234567890128 →"},
		{"6222021234567890128", "warning bank-card.context 6222021234567890128 →"},
		{"沙河口区中山路12号3单元501室", "warning address 沙河口区中山路12号3单元501室 →"},
		{"家在和平小区3号楼2单元501", "warning address 家在和平小区3号楼2单元501 →"},
		{"人民路8号", ""},
		{"住进公寓一号楼的空铺", ""},
		{"2102031985****1234，210203******123X", ""},
		{"******19851231****", "warning leaky ******19851231**** →"},
		{"210203198512****12", ""},
		{"21020319851231****", "warning leaky 21020319851231**** →"},
		{"1380013**00 138****1234 138xxxx1234", "warning leaky 1380013**00 → 138******00"},
		{"15000×20000毫米", ""},
		{"困难职工张桂兰反映，", "warning name 张桂兰 → 张某某"},
		{"职工安全，职工文化，职工和谐，", ""},
		{"职工王某某反映", ""},
		{"李伟患尿毒症，", "warning health 李伟 → 李某"},
		{"王某患尿毒症，李**得了癌", ""},
	} {
		if diff := cmp.Diff(c.want, said(c.text, rules.Find(c.text))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

// TestFindBesideOtherNumbers has what an independent judge found missed or wrong.
func TestFindBesideOtherNumbers(t *testing.T) {
	rules := campaign(t)
	const mobile = "error mobile 13800138000 → 138****8000"
	for _, c := range []struct{ text, want string }{
		{"1,王某某,13800138000,500", mobile},
		{"1.13800138000", mobile},
		{"约3.13800138000", "warning mobile.number 13800138000 → 138****8000"},
		{"2012-03-05-13800138000", mobile},
		{"2012-09-11-138-0013-8000李某某.jpg", "error mobile 138-0013-8000 → 138****8000"},
		{"13800138000-1.jpg", mobile},
		{"2012-13800138000", "warning mobile.number 13800138000 → 138****8000"},
		{"编号：3 13800138000", mobile},
		{"第1条13800138000", mobile},
		{"合同，13800138000", mobile},
		{"手机号13800138000", mobile},
		{"他的新号码13800138000", mobile},
		{"中山路1号13800138000", mobile},
		{"货号：13800138000", "warning mobile.number 13800138000 → 138****8000"},
		{"13800138000-86号工单", "warning mobile.number 13800138000 → 138****8000"},
		{"wang13800138000", "warning mobile.number 13800138000 → 138****8000"},
		{"HT13800138000", ""},
		{"号码138001\n38000，可以打", "error mobile 138001\n38000 → 138****8000"},
		{"号码13800138 \n  000，可以打", "error mobile 13800138 \n  000 → 138****8000"},
		{"3,138001\n38000,4", ""},
		{"138001\n38000", ""},
		{"13800\n138000\n12345", ""},
		{"1350-0138000", "error mobile 1350-0138000 → 135****8000"},
		{"1998-0138000", "warning mobile.number 1998-0138000 → 199****8000"},
		{"①**13800138000**", mobile},
		{"11010519491231002Xabc", "error id-number 11010519491231002X →"},
		{"11010519491231002×", "error id-number 11010519491231002× →"},
		{"身份证丢了\n\n6222021234567890128（建行卡号）", "error bank-card 6222021234567890128 →"},

		{"企业6222 0212 3456 7894 6463与卡号6222****", "warning bank-card.context 6222 0212 3456 7894 →"},
		{"6222 0212 3456 7894这个卡号", "error bank-card 6222 0212 3456 7894 →"},
		{"汇款手续费3元。\n\n6222021234567890128", "warning bank-card.context 6222021234567890128 →"},
		{"卡号 622 2021 23456 78901 28，", "error bank-card 622 2021 23456 78901 28 →"},
		{"他家+86-411-82345678", "warning landline +86-411-82345678 → 0411-8****678"},
		{"| 李秀英 | 白血病 |", "warning health 李秀英 → 李某某"},
		{"看望了李秀英，她患肺癌多年", "warning name 李秀英 → 李某某"},
		{"兴工北三街6巷9号3户", "warning address 兴工北三街6巷9号3户 →"},
	} {
		if diff := cmp.Diff(c.want, said(c.text, rules.Find(c.text))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestWithoutRules(t *testing.T) {
	const text = "手机13800138000，身份证11010519491231002X，职工张桂兰说"
	const want = "error mobile 13800138000 → 138****8000\nerror id-number 11010519491231002X →"
	for _, rules := range []*Rules{nil, {}} {
		if diff := cmp.Diff(want, said(text, rules.Find(text))); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if rules.Stored("name") != diag.Notice || rules.Public("units", "phone") || rules.Sum() != 0 {
			t.Error("what nobody said is a rule")
		}
	}
}

func TestKnownPeopleStandInFull(t *testing.T) {
	rules := campaign(t)
	known := rules.Known([]string{"张桂兰", "于  帆"})
	const text = "职工张桂兰反映，职工于帆说，职工李伟说"
	if diff := cmp.Diff("warning name 李伟 → 李某", said(text, known.Find(text))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(rules.Find(text)) != 3 || known.Sum() == rules.Sum() {
		t.Error("knowing people changed the rules, or not their sum")
	}
}
