package privacy

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// planted is a text in which something must be found in error grade.
type planted struct {
	kind   Kind
	number string // as it is without disguise
	text   string
}

// disguise changes how a number is written and not what it is.
type disguise struct {
	name  string
	write func(rng *rand.Rand, number string, kind Kind) string
}

var disguises = []disguise{
	{"plain", func(_ *rand.Rand, n string, _ Kind) string { return n }},
	{"full width", func(_ *rand.Rand, n string, _ Kind) string { return mapDigits(n, 0xFF10) }},
	{"bold", func(_ *rand.Rand, n string, _ Kind) string { return mapDigits(n, 0x1D7CE) }},
	{"half full width", func(rng *rand.Rand, n string, _ Kind) string {
		i := rng.IntN(len(n))
		return mapDigits(n[:i], 0xFF10) + n[i:]
	}},
	{"circled", func(_ *rand.Rand, n string, _ Kind) string {
		return strings.NewReplacer("0", "⓪", "1", "①", "2", "②", "3", "③", "4", "④", "5", "⑤", "6", "⑥", "7", "⑦", "8", "⑧", "9", "⑨").Replace(n)
	}},
	{"invisible", func(rng *rand.Rand, n string, _ Kind) string {
		return inserted(rng, n, []string{"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u202a", "\ufe0f", "\u20e3"})
	}},
	{"entities", func(rng *rand.Rand, n string, _ Kind) string {
		i := rng.IntN(len(n))
		return fmt.Sprintf("%s&#%d;%s", n[:i], n[i], n[i+1:])
	}},
	{"all entities", func(_ *rand.Rand, n string, _ Kind) string {
		var b strings.Builder
		for _, r := range n {
			fmt.Fprintf(&b, "&#x%X;", r)
		}
		return b.String()
	}},
	{"grouped", func(rng *rand.Rand, n string, kind Kind) string {
		return strings.Join(usualGroups(n, kind), separators[rng.IntN(len(separators))])
	}},
	{"grouped by several signs", func(rng *rand.Rand, n string, kind Kind) string {
		groups := usualGroups(n, kind)
		text := groups[0]
		for _, g := range groups[1:] {
			text += separators[rng.IntN(len(separators))] + g
		}
		return text
	}},
	{"one by one", func(rng *rand.Rand, n string, _ Kind) string {
		return strings.Join(strings.Split(n, ""), separators[rng.IntN(len(separators))])
	}},
	{"in twos to fours", func(rng *rand.Rand, n string, _ Kind) string {
		return strings.Join(chunks(n, 2+rng.IntN(3)), separators[rng.IntN(len(separators))])
	}},
	{"full width and grouped", func(rng *rand.Rand, n string, kind Kind) string {
		return mapDigits(strings.Join(usualGroups(n, kind), separators[rng.IntN(len(separators))]), 0xFF10)
	}},
	{"emphasis", func(_ *rand.Rand, n string, _ Kind) string { return n[:3] + "**" + n[3:7] + "**" + n[7:] }},
	{"escaped", func(_ *rand.Rand, n string, _ Kind) string { return n[:3] + `\-` + n[3:7] + `\-` + n[7:] }},
	{"entity spaces", func(_ *rand.Rand, n string, kind Kind) string { return strings.Join(usualGroups(n, kind), "&nbsp;") }},
	{"broken line", func(_ *rand.Rand, n string, kind Kind) string {
		groups := usualGroups(n, kind)
		return groups[0] + "\n  " + strings.Join(groups[1:], "")
	}},
	{"numbers of characters in YAML", func(_ *rand.Rand, n string, _ Kind) string {
		return fmt.Sprintf(`%s\u%04x\x%02x%s`, n[:3], n[3], n[4], n[5:])
	}},
	{"broken string of YAML", func(_ *rand.Rand, n string, kind Kind) string {
		groups := usualGroups(n, kind)
		return groups[0] + "\\\n  " + strings.Join(groups[1:], "")
	}},
	{"tags", func(_ *rand.Rand, n string, _ Kind) string { return n[:3] + "<b>" + n[3:7] + "</b>" + n[7:] }},
	{"spoken", func(_ *rand.Rand, n string, _ Kind) string {
		return strings.NewReplacer("0", "零", "1", "一", "2", "二", "3", "三", "4", "四", "5", "五", "6", "六", "7", "七", "8", "八", "9", "九").Replace(n)
	}},
}

var separators = []string{" ", "-", "–", "—", ".", "·", "‐", "‑", "•", "\u00a0", "\u3000", "\u2009", "－", " - ", "—\u200b"}

// places are where a number can stand: %s is it.
var places = []string{
	"%s", "联系%s。", "请打%s找他", "她叫小王，%s，住在厂里。", "| 王某 | %s | 一车间 |", "![合影 %s](photo.jpg)", "- 备注: %s\n- 其他: 无", "“%s”", "（%s）", "(%s)",
	"【%s】", "《%s》", "'%s'", "\"%s\"", "[王某](tel:%s)", "备注: %s", "备注：%s", "# %s\n", "> %s", "`%s`", "**%s**", "2012年3月5日%s", "王某%s", "%s王某", "%s，%s",
	"1. %s", "①%s", "%s.jpg", "/%s/", "<!-- %s -->", "<td>%s</td>", "王某;%s;", "12人\n%s\n34人", "工龄12年%s", "共3户、%s、5人", "%s@163.com", "“王某”%s（本人）", "45岁 %s", "2012-03-05 %s", "，%s，",
}

// plant returns a number of a kind in a disguise at a place.
func plant(rng *rand.Rand, kind Kind, d disguise, place string) planted {
	number := map[Kind]func(*rand.Rand) string{IDNumber: somebody, Mobile: someMobile, BankCard: someCard}[kind](rng)
	written := d.write(rng, number, kind)
	switch kind {
	case BankCard:
		written = []string{"卡号", "账号：", "开户银行 工商银行 ", "汇款到"}[rng.IntN(4)] + written
	case IDNumber:
		written = []string{"", "", "ID", "SFZ", "No", "身份证", "id:"}[rng.IntN(7)] + written
	case Mobile:
		written = []string{"", "", "", "+86", "86", "0086-", "+86 ", "0", "tel", "电话", "手机："}[rng.IntN(11)] + written
	}
	return planted{kind, number, strings.ReplaceAll(place, "%s", written)}
}

func somebody(rng *rand.Rand) string {
	head := fmt.Sprintf("2102%02d19%02d%02d%02d%03d", 1+rng.IntN(14), rng.IntN(100), 1+rng.IntN(12), 1+rng.IntN(28), rng.IntN(1000))
	return head + string(checkDigit(head+"0"))
}

func someMobile(rng *rand.Rand) string {
	return fmt.Sprintf("1%d%09d", 3+rng.IntN(7), rng.IntN(1e9))
}

func someCard(rng *rand.Rand) string {
	head := fmt.Sprintf("62%0*d", 13+rng.IntN(4), rng.Int64N(1e13))
	for d := range 10 {
		if card := fmt.Sprint(head, d); luhn(card) {
			return card
		}
	}
	panic("one digit of ten is right")
}

func usualGroups(n string, kind Kind) []string {
	switch kind {
	case IDNumber:
		return []string{n[:6], n[6:14], n[14:]}
	case Mobile:
		return []string{n[:3], n[3:7], n[7:]}
	}
	return chunks(n, 4)
}

func chunks(n string, size int) []string {
	var list []string
	for ; len(n) > size; n = n[size:] {
		list = append(list, n[:size])
	}
	return append(list, n)
}

func mapDigits(n string, zero rune) string {
	return strings.Map(func(r rune) rune {
		if isDigit(r) {
			return zero + r - '0'
		}
		return r
	}, n)
}

// inserted puts some of signs between the characters of a text.
func inserted(rng *rand.Rand, text string, signs []string) string {
	var b strings.Builder
	for i, r := range text {
		if i > 0 && rng.IntN(2) == 0 {
			b.WriteString(signs[rng.IntN(len(signs))])
		}
		b.WriteRune(r)
	}
	return b.String()
}
