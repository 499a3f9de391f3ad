package schema_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"zoufang/generator/record"
	"zoufang/generator/schema"
)

func parse(t testing.TB, c *schema.Collection, text string) *record.File {
	t.Helper()
	src, _ := record.Decode("x.md", []byte(text))
	file, _ := record.Parse(src, c.Keys)
	return file
}

func day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// The same record in different hands has the same values.
func TestDecodeTypesByTheSchema(t *testing.T) {
	set := testSet(t)
	c := set.Collection("trips")
	data, err := os.ReadFile("testdata/records/good.md")
	if err != nil {
		t.Fatal(err)
	}
	values, findings := c.Decode(parse(t, c, string(data)), "2012-03-05-x-01")
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	cost, _ := schema.ParseDecimal("1200.5")
	sights := set.Vocabulary("sights")
	person := func(name string) schema.Ref { return schema.Ref{Collection: "people", ID: name} }
	want := schema.Values{
		"id": "2012-03-05-x-01", "draft": true,
		"title": "走进海岛", "date": day(2012, 3, 5), "end": day(2012, 3, 7),
		"left_at": time.Date(2012, 3, 5, 8, 30, 0, 0, time.UTC),
		"team":    schema.Ref{Collection: "teams", ID: "第一队"},
		"kind":    set.Vocabulary("kinds").Term("sea"),
		"people":  []any{person("于 帆"), person("李四"), person("王五")},
		"sights":  []any{sights.Term("hills"), sights.Term("lakes"), sights.Term("towns")},
		"notes":   []any{"一、二，三"}, "days_off": []any{day(2012, 3, 6), day(2012, 3, 7)},
		"count": int64(12), "cost": cost, "rainy": false,
		"leader": "阿依古丽·买买提", "phone": "13812341234", "home": "中山区人民路15号",
		"emails": []any{"a@b.example"}, "letter": "大工发〔2012〕15号", "link": "https://a.example/x",
		"code": "ABC", "mood": "good",
		"start": map[string]any{"city": "大连", "nights": int64(2)},
		"stops": []any{map[string]any{"city": "大连", "guide": person("张三")}},
		"ratings": map[string]any{
			"hills": map[string]any{"score": int64(5), "by": "赵六"},
			"lakes": map[string]any{"score": int64(4)},
		},
		"extras": map[string]any{"标签": "x"},
	}
	opts := cmp.Options{cmpopts.EquateComparable(schema.Decimal{}), cmpopts.IgnoreUnexported(schema.Term{})}
	if diff := cmp.Diff(want, values, opts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWrongValuesAreMarked(t *testing.T) {
	c := testSet(t).Collection("trips")
	values, _ := c.Decode(parse(t, c, "---\n标题: 走进海岛\n日期: 改天\n人数: 约10\n人员: [张三, {姓名: 李四}]\n---\n"), "x")
	for key, want := range map[string]any{
		"date":   schema.Invalid{}, // wrong
		"count":  schema.Invalid{},
		"team":   schema.Invalid{}, // required and missing
		"people": []any{schema.Ref{Collection: "people", ID: "张三"}, schema.Invalid{}},
		"title":  "走进海岛",
	} {
		if diff := cmp.Diff(want, values[key]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", key, diff)
		}
	}
	if breaches := c.Rules(values, testEnv); len(breaches) > 0 {
		t.Errorf("rules over wrong values report: %v", breaches)
	}
	if view := c.View(values, "public"); view["date"] != nil || view["title"] != "走进海岛" {
		t.Errorf("view of wrong values: %v", view)
	}
}

func TestRefsAreResolvedInPlace(t *testing.T) {
	c := testSet(t).Collection("trips")
	values, _ := c.Decode(parse(t, c, "---\n标题: 走进海岛\n队伍: 一队\n人员: 张三、李四\n停留:\n  - {城市: 大连, 向导: 王五}\n---\n"), "x")
	var seen []string
	c.Refs(values, func(path schema.Path, ref schema.Ref) (schema.Ref, bool) {
		seen = append(seen, path.String()+"="+ref.Collection+"/"+ref.ID)
		return schema.Ref{Collection: ref.Collection, ID: "r" + ref.ID}, ref.ID != "李四"
	})
	want := []string{"team=teams/一队", "people[0]=people/张三", "people[1]=people/李四", "stops[0].guide=people/王五"}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	people := []any{schema.Ref{Collection: "people", ID: "r张三"}, schema.Invalid{}}
	if diff := cmp.Diff(people, values["people"]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLocate(t *testing.T) {
	c := testSet(t).Collection("trips")
	file := parse(t, c, `---
标题: 走进海岛
人员: 张三、李四
停留:
  - 城市: 大连
    向导: 王五
评分: {山: {得分: 3}}
备注:
  - '甲、乙'
  - >
    长长的
    一条
---
`)
	tests := []struct {
		path schema.Path
		want string
	}{
		{nil, "1:1-1:4"},
		{schema.Path{"date"}, "1:1-1:4"},
		{schema.Path{"title"}, "2:5-2:9"},
		{schema.Path{"people"}, "3:5-3:10"},
		{schema.Path{"people", 1}, "3:8-3:10"},
		{schema.Path{"people", 5}, "3:5-3:10"},
		{schema.Path{"stops"}, "4:1-4:3"},
		{schema.Path{"stops", 0, "guide"}, "6:9-6:11"},
		{schema.Path{"stops", 0, "nights"}, "5:5-5:7"},
		{schema.Path{"ratings", "hills", "score"}, "7:14-7:15"},
		{schema.Path{"notes", 0}, "9:5-9:10"},
		{schema.Path{"title", "deeper", 3}, "2:5-2:9"},
	}
	for _, tt := range tests {
		got := c.Locate(file, tt.path)
		if text := spanText(got.Start.Line, got.Start.Col, got.End.Line, got.End.Col); text != tt.want || got.File != "x.md" {
			t.Errorf("Locate(%v) = %s %s, want %s", tt.path, got.File, text, tt.want)
		}
	}
}

func TestKeysAndPlaces(t *testing.T) {
	set := testSet(t)
	c := set.Collection("trips")
	for key, want := range map[string][2]bool{
		"人员": {true, true}, "people": {true, true}, "ｐｅｏｐｌｅ": {true, true}, "标题": {false, true},
		"得分": {false, true}, "湖、海": {false, true}, "草稿": {false, true}, "没有": {false, false},
	} {
		if list, known := c.Keys(key); list != want[0] || known != want[1] {
			t.Errorf("Keys(%s) = %v, %v; want %v", key, list, known, want)
		}
	}
	if got := set.Holding("trips/2012/03/x.md"); got != c {
		t.Errorf("Holding: %v", got)
	}
	if got := set.Holding("tripsters/x.md"); got != nil {
		t.Errorf("Holding of another folder: %v", got)
	}
	if got := set.Audiences(); len(got) != 1 || got[0].Name != "staff" || got[0].Span.File != "schemas/trips.yaml" {
		t.Errorf("Audiences: %v", got)
	}
}

// However long a list and however wrong, reading it takes no more than a moment.
func TestLongListsAreNoTrouble(t *testing.T) {
	c := testSet(t).Collection("trips")
	for name, text := range map[string]string{
		"dates":      "休息日: " + strings.Repeat("改天、", 7000),
		"terms":      "看点: " + strings.Repeat("塔、", 9000),
		"separators": "看点: 山" + strings.Repeat(",", 60000),
		"references": "人员: " + strings.Repeat("张三、", 7000),
		"objects":    "停留:\n" + strings.Repeat("  - 晚\n", 7000),
		"keys":       strings.Repeat("天气: 晴\n", 4000),
	} {
		start := time.Now()
		_, findings := check(c, parse(t, c, "---\n"+text+"\n---\n"))
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %d findings after %v", name, len(findings), took)
		} else {
			t.Logf("%s: %d findings after %v", name, len(findings), took)
		}
	}
}

func FuzzDecode(f *testing.F) {
	c := testSet(f).Collection("trips")
	for _, name := range []string{"good", "dates", "limits", "shapes", "terms", "unknown-key", "required"} {
		data, err := os.ReadFile("testdata/records/" + name + ".md")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		src, _ := record.Decode("x.md", []byte(text))
		if src == nil {
			return
		}
		file, _ := record.Parse(src, c.Keys)
		if file.Front == nil {
			return
		}
		values, findings := check(c, file)
		for _, finding := range findings {
			if finding.Span.File == "x.md" && finding.Span.Start.Line < 1 {
				t.Errorf("a finding without a place: %+v", finding)
			}
		}
		c.View(values, "public")
	})
}
