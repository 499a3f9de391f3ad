package privacy

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// filler makes something that is no private data, however many digits it has.
type filler func(*rand.Rand) string

// shape makes a filler of a format whose arguments are random digits, each as many
// as sizes say.
func shape(format string, sizes ...int) filler {
	return func(rng *rand.Rand) string {
		args := make([]any, len(sizes))
		for i, n := range sizes {
			args[i] = digits(rng, n)
		}
		return fmt.Sprintf(format, args...)
	}
}

// digits returns so many digits, of which the first is no zero.
func digits(rng *rand.Rand, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteByte(byte('0' + rng.IntN(10)))
		if i == 0 && n > 1 {
			b.Reset()
			b.WriteByte(byte('1' + rng.IntN(9)))
		}
	}
	return b.String()
}

// fillers are what clean paragraphs are full of.
var fillers = []filler{
	shape("合同号1%s", 10), shape("合同编号：1%s", 10), shape("发票号码 1%s", 10), shape("单号为1%s", 10), shape("编号1%s-%s", 10, 2), shape("流水号1%s", 12),
	shape("货号1%s", 10), shape("条形码：1%s", 10), shape("（报检号1%s）", 10), shape("票据号码1%s", 10), shape("发票（号码 1%s）", 10), shape("1%s-86号工单", 10),
	shape("\n\n| 序号 | 图纸号 |\n|---|---|\n| 1 | 1%s |\n\n", 10), shape("汇款手续费%s元。\n\n4%s %s %s %s\n\n", 2, 3, 4, 4, 4),
	shape("大工发〔2012〕%s号", 2), shape("大工办发〔2012〕第%s号", 11), shape("（2012）民初字第1%s号", 10), shape("档号：%s-2012-%s-%s", 4, 3, 5),
	shape("产值1%s元", 10), shape("资本金1%s万元", 6), shape("共%s.%s万元", 6, 2), shape("￥1%s", 10), shape("工资总额1%s.%s元", 10, 2), shape("1%s.%s", 10, 2),
	shape("1%s %s %s元", 1, 3, 3), shape("1%s %s %s %s元", 1, 3, 3, 3), shape("1%s,%s,%s,%s元", 1, 3, 3, 3), shape("%s-%s元", 5, 6), shape("%s—%s万元", 5, 6), shape("1%s-2%s元", 4, 5), shape("%s至%s元", 5, 6),
	shape("2012-03-%s 10:%s:%s", 2, 2, 2), day("20060102"), day("2006-01-02"), day("20060102150405"), day("2006.1.2"), day("20060102 1504"), day("2006-01-02T15:04:05"),
	company, company, company, shape("税号2102%s", 11), shape("组织机构代码%s-%s", 8, 1), shape("注册号2102%s", 11),
	shape("ISBN 978-7-%s-%s-%s", 3, 5, 1), shape("978-7-%s-%s-%s", 4, 4, 1), shape("ISBN 978%s", 10), shape("条码69%s", 11), shape("69%s", 11), shape("CN %s-%s/F", 2, 4),
	address, address, shape("端口%s", 5), hash(8), hash(12), hash(20), hash(32), hash(40),
	shape("股票600%s、000%s", 3, 3), shape("600%s 000%s", 3, 3), shape("上证2%s.%s点", 3, 2), shape("股本1%s股", 10),
	shape("表底%s，抄见%s度", 6, 6), shape("电表读数%s.%s", 5, 1), shape("水表%s吨", 5), shape("上月 %s 本月 %s", 5, 5), shape("户号 1%s", 10), shape("读数 1%s-%s度", 4, 6),
	shape("东经121.%s，北纬38.%s", 6, 6), shape("121.%s, 38.%s", 6, 6), shape("121.%s 38.%s", 5, 5), shape("121°%s′%s″", 2, 2), shape("(%s, %s)", 4, 5),
	shape("W-2012-%s", 4), shape("DL-%s-2012-%s", 3, 5), shape("SB%s", 11), shape("DL1%s", 10), shape("工单20120305%s", 6), shape("No.1%s", 10), shape("NO：1%s", 10), shape("批次1%s", 10), shape("SN1%s", 10), shape("%s-%s-%s", 2, 4, 5), shape("G4-2012-03-%s", 2),
	shape("GB/T %s.%s-2012", 5, 2), shape("GB %s-2012", 5), shape("型号1%s-%s", 4, 3), shape("图号%s.%s.%s", 3, 2, 3), shape("第%s页", 3), shape("版本%s.%s.%s", 1, 2, 3),
	shape("\n\n| %s | %s | %s |\n\n", 4, 5, 6), shape("\n\n| 项目 | 合同号 |\n|---|---|\n| 大棚 | 1%s |\n| 泵站 | 1%s |\n\n", 10, 10), shape("\n\n| 发票号码 | 金额 |\n|---|---:|\n| 1%s | %s |\n\n", 10, 5), shape("\n\n| 2010 | 2011 | 2012 |\n|---|---|---|\n| %s | %s | %s |\n\n", 5, 5, 6), shape("\n\n| 资产（元） |\n|---|\n| 1%s |\n\n", 10),
	shape("约3.1%s", 10), shape("0.1%s", 10), shape("圆周率3.14159265358%s", 3), shape("1%s%%", 3), shape("增长%s.%s%%", 2, 2), shape("1.%s", 10), shape("比例1:%s", 4),
	shape("%s人、%s户、%s件", 4, 3, 4), shape("参保%s人次", 5), shape("%s×%s×%s毫米", 4, 4, 3), shape("1%s吨", 10), shape("1%s字节", 10), shape("12345市民热线，%s件", 4), shape("拨12351，接%s个", 3), shape("400-%s-%s", 3, 4), shape("95%s", 3), shape("时间戳1%s", 9), shape("时间戳1%s毫秒", 12),
	shape("138****%s", 4), shape("138xxxx%s", 4), shape("210***********%s", 4), shape("2102**********%s", 4), shape("６２２２＊＊＊＊＊＊＊＊%s", 4), shape("１３８＊＊＊＊%s", 4), shape("卡号尾号%s", 4),
	shape("车牌辽B%s", 5), shape("航次%sW", 4), shape("箱号CBHU%s", 7), shape("车架号LFV%s", 11), shape("http://www.example.cn/t20120305_%s.html", 7), shape("content_%s.htm", 7), shape("IMG_20120305_%s.jpg", 6), shape("mmexport13%s.jpg", 11), shape("photo-%s.jpg", 2), shape("%s.pdf", 6),
	shape("邮编116%s", 3), shape("岗位%s-%s", 2, 2), shape("%s/%s/%s", 4, 5, 4), shape("%s：%s：%s", 2, 2, 2), shape("身份证号不写进报告，共%s份", 3), shape("电话打了%s次", 2), shape("银行借款%s万元", 6), shape("账户余额%s元", 8), shape("专利号ZL2012%s.%s", 8, 1), shape("海关编码%s", 10), shape("UN%s", 4),
}

func day(layout string) filler {
	return func(rng *rand.Rand) string {
		return distantDay.AddDate(0, 0, -rng.IntN(40000)-30000).Format(layout)
	}
}

// address returns that of a computer.
func address(rng *rand.Rand) string {
	return fmt.Sprintf("%d.%d.%d.%d", 100+rng.IntN(100), rng.IntN(256), rng.IntN(256), rng.IntN(256))
}

func hash(length int) filler {
	return func(rng *rand.Rand) string {
		var b strings.Builder
		for range length {
			b.WriteByte("0123456789abcdef"[rng.IntN(16)])
		}
		return b.String() + "f"
	}
}

// company returns a unified social credit code.
func company(rng *rand.Rand) string {
	head := []string{"91", "12", "51", "81", "92"}[rng.IntN(5)] + fmt.Sprintf("2102%02d", rng.IntN(84))
	for range 9 {
		at := rng.IntN(len(companyAlphabet))
		if rng.IntN(4) > 0 {
			at = rng.IntN(10)
		}
		head += companyAlphabet[at : at+1]
	}
	for _, last := range companyAlphabet {
		if code := head + string(last); isCompanyCode(code) {
			return []string{"信用代码", "", "代码：", "统一社会信用代码 "}[rng.IntN(4)] + code
		}
	}
	panic("one character is right")
}

var joints = []string{"，", "。", "；", "、", " ", "，其中", "，比上年多", "（", "）", "，合计", "\n", "|", "，职工说", "和", "，走访", "：", "， "}

// cleanParagraph returns a paragraph in which there is nothing private.
func cleanParagraph(rng *rand.Rand) string {
	var b strings.Builder
	for range 2 + rng.IntN(5) {
		b.WriteString([]string{"企业", "本月", "去年", "走访组", "台账", "全厂", "工会", "下一步", "", ""}[rng.IntN(10)])
		b.WriteString(fillers[rng.IntN(len(fillers))](rng))
		b.WriteString(joints[rng.IntN(len(joints))])
	}
	return b.String()
}
