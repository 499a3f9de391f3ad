package schema

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestMask(t *testing.T) {
	tests := []struct {
		kind       Privacy
		text, want string
	}{
		{PrivacyNone, " 张三 ", "张三"},

		{PrivacyName, "张三", "张某"},
		{PrivacyName, "王小明", "王某某"},
		{PrivacyName, "于  帆", "于某"},
		{PrivacyName, "欧阳锋", "欧阳某"},
		{PrivacyName, "司马相如", "司马某某"},
		{PrivacyName, "欧阳", "欧某"},
		{PrivacyName, "阿卜杜拉·买买提", "阿某某"},
		{PrivacyName, "阿依古丽・买买提", "阿某某"},
		{PrivacyName, "张三（工会主席）", "张某某"},
		{PrivacyName, "张三、李四", "张某某"},
		{PrivacyName, "张*丰", "张某某"},
		{PrivacyName, "张某", "张某"},
		{PrivacyName, "张某某", "张某某"},
		{PrivacyName, "欧阳某某", "欧阳某某"},
		{PrivacyName, "张小某某", "张某某"},
		{PrivacyName, "张*", "张*"},
		{PrivacyName, "李某2", "李某2"},
		{PrivacyName, "John Smith", "J."},
		{PrivacyName, "J.", "J."},
		{PrivacyName, "13812341234", "某某"},
		{PrivacyName, "（不愿透露）", "某某"},
		{PrivacyName, "", ""},

		{PrivacyPhone, "13812341234", "138****1234"},
		{PrivacyPhone, "138 1234 1234", "138****1234"},
		{PrivacyPhone, "138-1234-1234", "138****1234"},
		{PrivacyPhone, "１３８１２３４１２３４", "138****1234"},
		{PrivacyPhone, "+86 138 1234 1234", "138****1234"},
		{PrivacyPhone, "138****1234", "138****1234"},
		{PrivacyPhone, "0411-82345678", "0411-8****678"},
		{PrivacyPhone, "(010)6234567", "010-6****567"},
		{PrivacyPhone, "82345678", "8****678"},
		{PrivacyPhone, "0411-8****678", "0411-8****678"},
		{PrivacyPhone, "13812341234、13912341234", "****"},
		{PrivacyPhone, "13812341234 转 8001", "****"},
		{PrivacyPhone, "1381234", "1****234"},
		{PrivacyPhone, "138*2341234", "****"},
		{PrivacyPhone, "张三 13812341234", "****"},

		{PrivacyID, "110105194912310021", ""},
		{PrivacyOmit, "a@b.example", ""},

		{PrivacyAddress, "大连市沙河口区春柳街道民政街12号3单元501", "大连市沙河口区春柳街道"},
		{PrivacyAddress, "沙河口区春柳街道办事处民政街12号", "沙河口区春柳街道"},
		{PrivacyAddress, "辽宁省大连市中山区人民路15号", "辽宁省大连市中山区"},
		{PrivacyAddress, "中山区人民路15号", "中山区"},
		{PrivacyAddress, "中山区华联超市楼上", "中山区"},
		{PrivacyAddress, "沙河口区市民广场3号", "沙河口区"},
		{PrivacyAddress, "庄河市青堆镇胜利村3组", "庄河市青堆镇"},
		{PrivacyAddress, "瓦房店市复州城镇永宁村县道旁", "瓦房店市复州城镇"},
		{PrivacyAddress, "普兰店市皮口镇", "普兰店市皮口镇"},
		{PrivacyAddress, "长海县大长山岛镇", "长海县大长山岛镇"},
		{PrivacyAddress, "金州区站前街道", "金州区站前街道"},
		{PrivacyAddress, "长兴岛临港工业区5号楼", "长兴岛临港工业区"},
		{PrivacyAddress, "春柳街道民政街12号", "春柳街道"},
		{PrivacyAddress, "阳光小区3号楼", ""},
		{PrivacyAddress, "甘井子泡崖小区15-3-2", ""},
		{PrivacyAddress, "沙河口区水乡花园3号", "沙河口区"},
		{PrivacyAddress, "3号楼501", ""},
		{PrivacyAddress, "甘井子区泡崖街道 玉秀街80号", "甘井子区泡崖街道"},
		{PrivacyAddress, "新疆维吾尔自治区喀什地区疏附县", "新疆维吾尔自治区喀什地区疏附县"},
	}
	for _, tt := range tests {
		if got := Mask(tt.kind, tt.text); got != tt.want {
			t.Errorf("Mask(%s, %q) = %q, want %q", tt.kind, tt.text, got, tt.want)
		}
	}
}

// Masking a masked text changes nothing, and no mask shows more than four
// digits in a row or a character that the text lacks, signs of masking apart.
func TestMaskIsIdempotentAndShowsLittle(t *testing.T) {
	alphabet := []rune("张王欧阳司马某*＊甲1234567890１３８-（） ·.省市区县镇乡街道路号小村Jo")
	r := rand.New(rand.NewPCG(1, 2))
	for range 50_000 {
		text := randomText(r, alphabet, 16)
		for _, kind := range []Privacy{PrivacyName, PrivacyPhone, PrivacyAddress, PrivacyID, PrivacyOmit} {
			once := Mask(kind, text)
			if twice := Mask(kind, once); twice != once {
				t.Fatalf("Mask(%s, %q) = %q, masked again %q", kind, text, once, twice)
			}
			if digits := longestDigits(once); digits > 4 {
				t.Fatalf("Mask(%s, %q) = %q shows %d digits", kind, text, once, digits)
			}
			if kind == PrivacyName && runeLen(once) > 5 {
				t.Fatalf("Mask(%s, %q) = %q is long", kind, text, once)
			}
		}
	}
}

func randomText(r *rand.Rand, alphabet []rune, longest int) string {
	var b strings.Builder
	for range r.IntN(longest) {
		b.WriteRune(alphabet[r.IntN(len(alphabet))])
	}
	return b.String()
}

func longestDigits(s string) int {
	longest, run := 0, 0
	for _, c := range s {
		if run++; c < '0' || c > '9' {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}
