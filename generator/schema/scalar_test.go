package schema

import (
	"testing"
	"time"
)

func TestReadInteger(t *testing.T) {
	tests := []struct {
		text, unit string
		want       int64
		fault      string
	}{
		{text: "12", want: 12},
		{text: " 12 ", want: 12},
		{text: "010", want: 10},
		{text: "１２", want: 12},
		{text: "12人", want: 12},
		{text: "12 人", want: 12},
		{text: "１２名", want: 12},
		{text: "3户", want: 3},
		{text: "60天", want: 60},
		{text: "3条", unit: "条", want: 3},
		{text: "15 件", unit: "件", want: 15},
		{text: "1,200", want: 1200},
		{text: "1，200", want: 1200},
		{text: "1,234,567元", want: 1234567},
		{text: "-5", want: -5},
		{text: "－5", want: -5},
		{text: "−5", want: -5},
		{text: "0", want: 0},
		{text: "12.0", want: 12},
		{text: "二十", want: 20},
		{text: "十二人", want: 12},
		{text: "一百零五", want: 105},
		{text: "两千三百", want: 2300},
		{text: "一万二千", want: 12000},
		{text: "三万零五", want: 30005},
		{text: "一亿", want: 100000000},
		{text: "二〇一二", want: 2012},
		{text: "3万", want: 30000},
		{text: "1.2万元", want: 12000},
		{text: "5", want: 5},

		{text: "约10", fault: "number.estimate"},
		{text: "10余人", fault: "number.estimate"},
		{text: "十多人", fault: "number.estimate"},
		{text: "几个", fault: "number.estimate"},
		{text: "20左右", fault: "number.estimate"},
		{text: "10-20", fault: "number.interval"},
		{text: "10～20人", fault: "number.interval"},
		{text: "三至五人", fault: "number.interval"},
		{text: "1,20", fault: "number.grouping"},
		{text: "12.5", fault: "number.fraction"},
		{text: "1.23万", want: 12300},
		{text: "1.23456万", fault: "number.fraction"},
		{text: "一百二", fault: "number"},
		{text: "三五人", fault: "number"},
		{text: "一万二", fault: "number"},
		{text: "二百三百", fault: "number"},
		{text: "12345678901234567890", fault: "number.long"},
		{text: "99999999999999999亿", fault: "number.long"},
		{text: "5²", fault: "number"},
		{text: "1e3", fault: "number"},
		{text: "0x10", fault: "number"},
		{text: "1 2", fault: "number"},
		{text: "人", fault: "number"},
		{text: "--5", fault: "number"},
		{text: "十二张", fault: "number"},
	}
	for _, tt := range tests {
		got, f := readInteger(tt.text, tt.unit)
		if faultID(f) != tt.fault || f == nil && got != tt.want {
			t.Errorf("readInteger(%q, %q) = %d, %q; want %d, %q", tt.text, tt.unit, got, faultID(f), tt.want, tt.fault)
		}
	}
}

func faultID(f *fault) string {
	if f == nil {
		return ""
	}
	return f.id
}

func TestReadNumber(t *testing.T) {
	for text, want := range map[string]string{
		"3.50": "3.5", "３．５": "3.5", "0.1": "0.1", "-0.05": "-0.05", "1,200.75元": "1200.75",
		"1.5万": "15000", "100": "100", "00.5": "0.5", "二十": "20",
	} {
		got, f := readNumber(text, "")
		if f != nil || got.String() != want {
			t.Errorf("readNumber(%q) = %v, %q; want %s", text, got, faultID(f), want)
		}
	}
}

func TestDecimalIsExact(t *testing.T) {
	a, _ := ParseDecimal("0.10")
	b, _ := ParseDecimal("00.1")
	if a != b {
		t.Errorf("0.10 and 00.1 differ: %#v, %#v", a, b)
	}
	sum := a.Rat()
	sum.Add(sum, b.Rat())
	if got := sum.FloatString(2); got != "0.20" {
		t.Errorf("0.1 + 0.1 = %s", got)
	}
	for _, s := range []string{"", ".", "1.", ".5", "-", "1-1", "1.2.3", "+-1", "-+1", "1234567890123456789"} {
		if d, ok := ParseDecimal(s); ok {
			t.Errorf("ParseDecimal(%q) = %v, want failure", s, d)
		}
	}
}

func TestReadBoolean(t *testing.T) {
	yes := []string{"是", "有", "对", "√", "true", "True", "YES", "ｙｅｓ", " 是 ", "✓"}
	no := []string{"否", "无", "×", "错", "false", "NO", "没有", "ｎｏ"}
	for _, s := range yes {
		if b, f := readBoolean(s); f != nil || !b {
			t.Errorf("readBoolean(%q) = %v, %q; want true", s, b, faultID(f))
		}
	}
	for _, s := range no {
		if b, f := readBoolean(s); f != nil || b {
			t.Errorf("readBoolean(%q) = %v, %q; want false", s, b, faultID(f))
		}
	}
	for _, s := range []string{"1", "0", "可能", "是的吧", "x", ""} {
		if b, f := readBoolean(s); f == nil {
			t.Errorf("readBoolean(%q) = %v, want a fault", s, b)
		}
	}
}

func TestReadDate(t *testing.T) {
	const day = "2012-03-05"
	good := map[string]string{
		"2012-03-05": day, "2012-3-5": day, "2012/3/5": day, "2012.3.5": day, "2012/03/05": day,
		"2012年3月5日": day, "2012年03月05日": day, "2012 年 3 月 5 日": day, "2012年3月5号": day, "2012年3月5": day,
		"20120305": day, "２０１２－０３－０５": day, "２０１２年３月５日": day, "2012．3．5": day,
		"二〇一二年三月五日": day, "二○一二年三月五日": day, "二零一二年三月五日": day, "二O一二年三月五日": day,
		"二〇一二年十二月三十一日": "2012-12-31", "二〇一二年十月二十日": "2012-10-20", "二〇一二年二月廿九日": "2012-02-29",
		"2012年3月5日 星期一": day, "2012-03-05（星期一）": day, "2012年3月5日上午": day, "2012年3月5日星期一下午": day,
		"“2012-03-05”": day, "2012—03—05": day, "2012–3–5": day,
		"5 March 2012": day, "March 5, 2012": day, "1949-10-01": "1949-10-01",
	}
	for text, want := range good {
		got, f := readDate(text, "")
		if f != nil || got.Format(time.DateOnly) != want {
			t.Errorf("readDate(%q) = %v, %q; want %s", text, got, faultID(f), want)
		}
	}

	const near = "content/visits/2012/03/2012-03-05-g1-01.md"
	bad := []struct{ text, id, instead string }{
		{"3月5日", "date.no-year", day},
		{"3-5", "date.no-year", day},
		{"3.5", "date.no-year", day},
		{"三月五日", "date.no-year", day},
		{"2012.3", "date.no-day", day},
		{"2012.10", "date.no-day", "2012-10-__"},
		{"2012年3月", "date.no-day", day},
		{"2012-03", "date.no-day", day},
		{"201203", "date.no-day", day},
		{"2012年3月上旬", "date.no-day", day},
		{"2012", "date.no-month", ""},
		{"2012年", "date.no-month", ""},
		{"2012-02-30", "date.day", ""},
		{"2011-02-29", "date.day", ""},
		{"2012-13-01", "date.month", ""},
		{"20121301", "date.month", ""},
		{"2012-00-10", "date.month", ""},
		{"2012年3月5日至7日", "date.range", day},
		{"2012-03-05~2012-03-07", "date.range", day},
		{"2012-03-05至2012-03-07", "date.range", day},
		{"2012-03-05—2012-03-07", "date.range", day},
		{"2012.3.5-7", "date.range", day},
		{"3.5-3.7", "date.range", ""},
		{"12-3-5", "date.short-year", day},
		{"12年3月5日", "date.short-year", day},
		{"5/3/2012", "date.year-last", ""},
		{"2012-03-05 14:30", "date.time", day},
		{"2012-03-05T00:00:00Z", "date.time", day},
		{"昨天", "date", ""},
		{"2012-3.5", "date", ""},
		{"0012-03-05", "date", ""},
		{"", "date", ""},
	}
	for _, tt := range bad {
		got, f := readDate(tt.text, near)
		if f == nil || f.id != tt.id || f.instead != tt.instead {
			t.Errorf("readDate(%q) = %v, %+v; want %s, instead %q", tt.text, got, f, tt.id, tt.instead)
		}
	}
}

func TestReadDateTime(t *testing.T) {
	for text, want := range map[string]string{
		"2012-03-05 14:30":          "2012-03-05T14:30:00Z",
		"2012-03-05T14:30:15Z":      "2012-03-05T14:30:15Z",
		"2012-03-05T14:30:15+08:00": "2012-03-05T14:30:15+08:00",
		"2012年3月5日14时30分":           "2012-03-05T14:30:00Z",
		"2012年3月5日下午2：30":           "2012-03-05T14:30:00Z",
		"2012.3.5 9点":               "2012-03-05T09:00:00Z",
		"2012-03-05":                "2012-03-05T00:00:00Z",
	} {
		got, f := readDateTime(text, "")
		if f != nil || got.Format(time.RFC3339) != want {
			t.Errorf("readDateTime(%q) = %v, %q; want %s", text, got, faultID(f), want)
		}
	}
	for text, want := range map[string]string{
		"14:30": "date-time", "2012-03-05 25:00": "date-time", "3月5日 14:30": "date.no-year", "2012-02-30 10:00": "date.day",
	} {
		if got, f := readDateTime(text, ""); faultID(f) != want {
			t.Errorf("readDateTime(%q) = %v, %q; want %s", text, got, faultID(f), want)
		}
	}
}

// Every day, written in every form, reads as that day.
func TestDateFormsAgree(t *testing.T) {
	forms := []string{"2006-01-02", "2006-1-2", "2006/1/2", "2006.1.2", "20060102", "2006年1月2日", "2006年01月02日", "2 January 2006"}
	for day := time.Date(2011, 12, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2013; day = day.AddDate(0, 0, 1) {
		for _, form := range append(forms, hanDate(day)) {
			text := day.Format(form)
			if got, f := readDate(text, ""); f != nil || !got.Equal(day) {
				t.Fatalf("readDate(%q) = %v, %q; want %v", text, got, faultID(f), day)
			}
		}
	}
}

func hanDate(day time.Time) string {
	digits := []string{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	numeral := func(n int) string {
		tens := []string{"", "十", "二十", "三十"}[n/10]
		if n%10 == 0 {
			return tens
		}
		return tens + digits[n%10]
	}
	year := ""
	for n := day.Year(); n > 0; n /= 10 {
		year = digits[n%10] + year
	}
	return year + "年" + numeral(int(day.Month())) + "月" + numeral(day.Day()) + "日"
}

func FuzzDate(f *testing.F) {
	for _, seed := range []string{"2012-03-05", "二〇一二年三月五日", "2012年3月5日至7日", "3月", "廿", "2012.3", "9999-12-31", "０"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, fault := readDateTime(text, text)
		if fault != nil {
			return
		}
		again, ok := ParseDate(got.Format(time.DateOnly))
		if !ok || again.Format(time.DateOnly) != got.Format(time.DateOnly) {
			t.Errorf("%q reads as %v, which reads as %v, %v", text, got, again, ok)
		}
	})
}

func FuzzNumber(f *testing.F) {
	for _, seed := range []string{"12人", "1,200", "二十", "1.5万", "-3", "一亿零三", "约10", "０．５"} {
		f.Add(seed, "条")
	}
	f.Fuzz(func(t *testing.T, text, unit string) {
		d, fault := readNumber(text, unit)
		if fault != nil {
			return
		}
		again, fault := readNumber(d.String(), "")
		if fault != nil || again != d {
			t.Errorf("%q reads as %v, which reads as %v, %q", text, d, again, faultID(fault))
		}
	})
}
