package schema

import (
	"regexp"
	"strings"
	"unicode"
)

// Mask returns what may be shown of a private text, "" when nothing may. Masking
// twice is masking once. What does not look like what it should be shows less,
// never more.
func Mask(kind Privacy, text string) string {
	text = strings.TrimSpace(strings.Map(dropInvisible, text))
	if text == "" {
		return ""
	}
	switch kind {
	case PrivacyNone:
		return text
	case PrivacyName:
		return maskName(text)
	case PrivacyPhone:
		return maskPhone(text)
	case PrivacyAddress:
		return maskAddress(text)
	}
	return ""
}

// compoundSurnames are the surnames of two characters that are in use.
var compoundSurnames = func() map[string]bool {
	names := map[string]bool{}
	for name := range strings.FieldsSeq(`
		欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连
		澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于
		司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋
		夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲
		公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫
		仲长 子书 子桑 即墨 达奚 褚师 纳兰`) {
		names[name] = true
	}
	return names
}()

// maskedName is a name that is masked already, perhaps with a sign that tells
// two people of one surname apart.
var maskedName = regexp.MustCompile(`^(\p{Han}{1,2})(某{1,2}|\*{1,2}|＊{1,2})[0-9甲乙丙丁]?$`)

// maskName keeps the surname: 张某, 欧阳某某. Of a name with a separator dot, or
// too long to be a Han name, it keeps the first character; of a name in letters
// the initial.
func maskName(text string) string {
	if part := maskedName.FindStringSubmatch(text); part != nil && isSurname(part[1]) {
		return text
	}
	runes := []rune(personName(text))
	first := runes[0]
	switch {
	case isHan(first):
		return maskHanName(runes)
	case unicode.IsLetter(first):
		return string(unicode.ToUpper(first)) + "."
	}
	return "某某"
}

// CompoundSurname reports whether a text is a surname of two characters.
func CompoundSurname(s string) bool { return compoundSurnames[s] }

func isSurname(s string) bool { return runeLen(s) == 1 || compoundSurnames[s] }

func maskHanName(name []rune) string {
	surname := 1
	if len(name) > 2 && len(name) <= 4 && compoundSurnames[string(name[:2])] {
		surname = 2
	}
	if len(name) == surname+1 && isHan(name[surname]) {
		return string(name[:surname]) + "某"
	}
	return string(name[:surname]) + "某某"
}

var (
	mobile       = regexp.MustCompile(`^(?:\+?86|0086)?(1[0-9]{2})[0-9]{4}([0-9]{4})$`)
	landline     = regexp.MustCompile(`^(0[0-9]{2,3})([0-9])[0-9]{3,4}([0-9]{3})$`)
	local        = regexp.MustCompile(`^([0-9])[0-9]{3,4}([0-9]{3})$`)
	maskedPhone  = regexp.MustCompile(`^(?:1[0-9]{2}\*{4}[0-9]{4}|(?:0[0-9]{2,3}-)?[0-9]\*{4}[0-9]{3})$`)
	phoneSpacing = strings.NewReplacer(" ", "", "-", "", "–", "", "—", "", "(", "", ")", "", ".", "", "·", "")
)

// maskPhone keeps three and four digits of a mobile number (138****1234), the
// area code and the ends of another, and nothing of what is neither.
func maskPhone(text string) string {
	s := narrow(text)
	if maskedPhone.MatchString(s) {
		return s
	}
	digits := phoneSpacing.Replace(s)
	if part := mobile.FindStringSubmatch(digits); part != nil {
		return part[1] + "****" + part[2]
	}
	if part := landline.FindStringSubmatch(digits); part != nil {
		return part[1] + "-" + part[2] + "****" + part[3]
	}
	if part := local.FindStringSubmatch(digits); part != nil {
		return part[1] + "****" + part[2]
	}
	return "****"
}
