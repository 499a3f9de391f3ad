package schema_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"zoufang/generator/schema"
)

func spanText(l1, c1, l2, c2 int) string { return fmt.Sprintf("%d:%d-%d:%d", l1, c1, l2, c2) }

const private = `---
标题: 走进海岛
队伍: 一队
领队: 欧阳小明
电话: 138 1234 1234
证件号: 110105194912310021
住址: 沙河口区春柳街道民政街12号
邮箱: [secret@b.example]
内部说明: 只给内部看
评分: {山: {得分: 3, 评分人: 张三}}
---
`

func TestViewShowsWhatAnAudienceMaySee(t *testing.T) {
	c := testSet(t).Collection("trips")
	values, _ := c.Decode(parse(t, c, private), "x")
	before := fmt.Sprint(values)
	want := schema.Values{
		"id": "x", "title": "走进海岛", "team": schema.Ref{Collection: "teams", ID: "一队"},
		"leader": "欧阳某某", "phone": "138****1234", "home": "沙河口区春柳街道",
		"ratings": map[string]any{"hills": map[string]any{"score": int64(3), "by": "张某"}},
	}
	opts := cmp.Options{cmpopts.IgnoreUnexported(schema.Term{})}
	public := c.View(values, "public")
	if diff := cmp.Diff(want, public, opts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(public, c.View(public, "public"), opts); diff != "" {
		t.Errorf("a view of a view differs (-once +twice):\n%s", diff)
	}
	want["secret"] = "只给内部看"
	if diff := cmp.Diff(want, c.View(values, "staff"), opts); diff != "" {
		t.Errorf("staff (-want +got):\n%s", diff)
	}
	if after := fmt.Sprint(values); after != before {
		t.Errorf("View changed the record:\n%s\n%s", before, after)
	}
	for _, hidden := range []string{"小明", "12341234", "1101", "民政街", "secret@", "张三"} {
		if strings.Contains(fmt.Sprint(public), hidden) {
			t.Errorf("the public view shows %q", hidden)
		}
	}
}

func TestViewOfAHiddenCollection(t *testing.T) {
	set, findings := schema.Load(os.DirFS("testdata/hidden"), "schemas/")
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	c := set.Collection("checks")
	values := schema.Values{"title": "暗访"}
	if view := c.View(values, "public"); view != nil {
		t.Errorf("public sees %v", view)
	}
	if view := c.View(values, "supervision"); view["title"] != "暗访" {
		t.Errorf("supervision sees %v", view)
	}
}

func TestViewLeavesValuesAsTheyAre(t *testing.T) {
	c, file := visitFile(t)
	values, _ := c.Decode(file, "x")
	again, _ := c.Decode(file, "x")
	for _, audience := range []string{"public", "supervision"} {
		once := c.View(values, audience)
		if diff := cmp.Diff(again, values, cmp.Comparer(sameTerm), cmp.Comparer(sameDecimal)); diff != "" {
			t.Fatalf("%s: values changed (-want +got):\n%s", audience, diff)
		}
		if diff := cmp.Diff(once, c.View(once, audience), cmp.Comparer(sameTerm), cmp.Comparer(sameDecimal)); diff != "" {
			t.Errorf("%s: what is seen is not seen again (-want +got):\n%s", audience, diff)
		}
	}
}

func sameTerm(a, b *schema.Term) bool { return a == b }

func sameDecimal(a, b schema.Decimal) bool { return a == b }
