package schema

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// level is one level of an address: the words that end its name, those that only
// seem to, and the signs that its name cannot be what is being read.
type level struct {
	ends   []string
	unlike []string
	stops  string
}

// levels are those of an address down to the county, from the top.
var levels = []level{
	{ends: []string{"省", "自治区", "特别行政区"}, stops: "市县旗镇乡街路村巷弄屯道楼号区"},
	{ends: []string{"市", "自治州", "地区"}, stops: "县旗镇乡街路村巷弄屯道楼号区", unlike: markets},
	{ends: []string{"区", "县", "市", "旗"}, stops: "镇乡街路村巷弄屯道楼号", unlike: append(estates, markets...)},
}

var (
	estates = []string{"小区", "社区", "院区", "厂区", "矿区", "校区", "营区", "库区", "片区",
		"住宅区", "生活区", "家属区", "宿舍区", "别墅区", "居住区"}
	markets = []string{"超市", "城市", "门市", "夜市", "菜市", "集市", "闹市", "早市", "花市"}
)

// longestName is how many characters a name of a level may have.
const longestName = 12

// town is a street office, or a town or township where something that lies in
// one follows.
var town = regexp.MustCompile(
	`^(\p{Han}{1,6}?街道|\p{Han}{2,5}?[镇乡])(办事处)?(?:$|[\s，,、（(]|[0-9０-９]|\p{Han}{0,6}?(?:[村屯街路巷道组]|社区|居委|大队|大街))`)

// maskAddress keeps what an address says down to district, county or city, and
// the street office or town right after it. Houses, estates, streets and numbers
// go. When it has none of these, nothing is kept.
func maskAddress(text string) string {
	kept, rest := "", strings.Map(dropSpace, text)
	for _, l := range levels {
		if name, after, ok := l.cut(rest); ok {
			kept, rest = kept+name, after
		}
	}
	if part := town.FindStringSubmatch(rest); part != nil {
		kept += part[1]
	}
	return kept
}

// cut splits s after the first name of the level, which must be all Han and
// start s.
func (l level) cut(s string) (name, rest string, ok bool) {
	length := 0
	for i, r := range s {
		length++
		if !isHan(r) || length > longestName {
			break
		}
		head := s[:i+utf8.RuneLen(r)]
		if length > 1 && endsIn(head, l.ends) {
			return head, s[len(head):], !endsIn(head, l.unlike)
		}
		if length > 1 && strings.ContainsRune(l.stops, r) {
			break
		}
	}
	return "", s, false
}

func endsIn(s string, ends []string) bool {
	for _, end := range ends {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
