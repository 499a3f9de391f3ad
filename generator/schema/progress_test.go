package schema_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// workflows are a ledger of issues, which are looked into, followed up and
// perhaps reopened, and inspections, whose steps are not the same for all.
func workflows(t testing.TB) *schema.Set {
	t.Helper()
	set, findings := schema.Load(os.DirFS("testdata/workflow"), "schemas/")
	for _, f := range findings {
		t.Errorf("%s: %s", f.Span, f.Message.In(diag.EN))
	}
	return set
}

// told is a progress in words: "raised since 04-01, next assigned due 04-04".
func told(p *schema.Progress) string {
	words := []string{p.State.ID}
	if p.State.ID != "" {
		words[0] += " since " + p.Since.Format("01-02")
	}
	if p.Next != nil {
		words = append(words, "next "+p.Next.ID)
	}
	if !p.Due.IsZero() {
		words = append(words, "due "+p.Due.Format("01-02"))
	}
	if p.Overdue > 0 {
		words = append(words, fmt.Sprintf("%d overdue", p.Overdue))
	}
	if p.Reopened > 0 {
		words = append(words, fmt.Sprintf("reopened %d", p.Reopened))
	}
	if p.Finished {
		words = append(words, "finished")
	}
	for _, s := range p.Steps {
		if s.Late > 0 {
			words = append(words, fmt.Sprintf("%s %d late", s.ID, s.Late))
		}
	}
	return strings.Join(words, ", ")
}

// on returns a day of 2012, written as 04-01.
func on(t testing.TB, text string) time.Time {
	t.Helper()
	date, err := time.Parse(time.DateOnly, "2012-"+text)
	if err != nil {
		t.Fatal(err)
	}
	return date
}

// The beginnings of records that come as far as their names say.
const (
	assigned = "raised_on: 2012-04-01\nassigned_on: 2012-04-03\n"
	replied  = assigned + "replied_on: 2012-04-05\n"
	solved   = replied + "result_kind: solved\nresolved_on: 2012-04-25\n"
	held     = replied + "result_kind: not-yet\nresolved_on: 2012-04-25\n"
)

var progressCases = []struct {
	name, collection, text string
	want                   map[string]string // by day
}{
	{"straight", "issues", solved + "follow_ups: [{date: 2012-05-05, satisfied: 是}]\nclosed_on: 2012-05-10\n", map[string]string{
		"03-31": ", next raised",
		"04-02": "raised since 04-01, next assigned, due 04-04",
		"04-30": "resolved since 04-25, next followed-up, due 05-10",
		"05-10": "closed since 05-10, finished",
	}},
	{"overdue after the first step", "issues", "raised_on: 2012-04-01\n", map[string]string{
		"04-04": "raised since 04-01, next assigned, due 04-04",
		"04-05": "raised since 04-01, next assigned, due 04-04, 1 overdue",
		"05-01": "raised since 04-01, next assigned, due 04-04, 27 overdue",
	}},
	{"overdue after the second", "issues", assigned, map[string]string{
		"04-02": "raised since 04-01, next assigned, due 04-04",
		"04-06": "assigned since 04-03, next replied, due 04-06",
		"04-10": "assigned since 04-03, next replied, due 04-06, 4 overdue",
	}},
	{"days count from an earlier step", "issues", replied, map[string]string{
		"04-05": "replied since 04-05, next resolved, due 05-03",
		"05-03": "replied since 04-05, next resolved, due 05-03",
		"05-13": "replied since 04-05, next resolved, due 05-03, 10 overdue",
	}},
	{"overdue after the fourth", "issues", solved, map[string]string{
		"04-24": "replied since 04-05, next resolved, due 05-03",
		"05-10": "resolved since 04-25, next followed-up, due 05-10",
		"05-11": "resolved since 04-25, next followed-up, due 05-10, 1 overdue",
	}},
	{"overdue before the last", "issues", solved + "follow_ups: [{date: 2012-05-05, satisfied: 是}]\n", map[string]string{
		"05-05": "followed-up since 05-05, next closed, due 05-12",
		"05-12": "followed-up since 05-05, next closed, due 05-12",
		"06-12": "followed-up since 05-05, next closed, due 05-12, 31 overdue",
	}},
	{"extended twice", "issues", replied + "extensions: [{date: 2012-05-01, until: 2012-05-20}, {date: 2012-05-18, until: 2012-06-10}]\n", map[string]string{
		"04-30": "replied since 04-05, next resolved, due 05-03",
		"05-17": "replied since 04-05, next resolved, due 05-20",
		"05-18": "replied since 04-05, next resolved, due 06-10",
		"06-20": "replied since 04-05, next resolved, due 06-10, 10 overdue",
	}},
	{"extended to an earlier day", "issues", replied + "extensions: [{date: 2012-04-10, until: 2012-04-20}]\n", map[string]string{
		"04-09": "replied since 04-05, next resolved, due 05-03",
		"04-10": "replied since 04-05, next resolved, due 05-03",
		"05-04": "replied since 04-05, next resolved, due 05-03, 1 overdue",
	}},
	{"the latest extension counts", "issues", replied + "extensions: [{date: 2012-05-02, until: 2012-05-20}, {date: 2012-05-01, until: 2012-06-10}]\n", map[string]string{
		"04-30": "replied since 04-05, next resolved, due 05-03",
		"05-01": "replied since 04-05, next resolved, due 06-10",
		"05-02": "replied since 04-05, next resolved, due 05-20",
	}},
	{"late", "issues", strings.Replace(solved, "04-25", "05-13", 1) + "follow_ups: [{date: 2012-05-15, satisfied: 是}]\nclosed_on: 2012-05-16\n", map[string]string{
		"05-12": "replied since 04-05, next resolved, due 05-03, 9 overdue",
		"05-13": "resolved since 05-13, next followed-up, due 05-28, resolved 10 late",
		"05-16": "closed since 05-16, finished, resolved 10 late",
	}},
	{"in time by an extension", "issues", strings.Replace(solved, "04-25", "05-13", 1) + "extensions: [{date: 2012-05-01, until: 2012-05-20}]\n", map[string]string{
		"04-30": "replied since 04-05, next resolved, due 05-03",
		"05-12": "replied since 04-05, next resolved, due 05-20",
		"05-13": "resolved since 05-13, next followed-up, due 05-28",
	}},
	{"extended when it was too late", "issues", strings.Replace(solved, "04-25", "05-13", 1) + "extensions: [{date: 2012-05-14, until: 2012-06-20}]\n", map[string]string{
		"05-12": "replied since 04-05, next resolved, due 05-03, 9 overdue",
		"05-13": "resolved since 05-13, next followed-up, due 05-28, resolved 10 late",
		"05-20": "resolved since 05-13, next followed-up, due 05-28, resolved 10 late",
	}},
	{"unsatisfied and reopened", "issues", solved + `follow_ups: [{date: 2012-05-05, satisfied: 否}, {date: 2012-05-28, satisfied: 是}]
reopened: [{date: 2012-05-07, result_kind: solved, resolved_on: 2012-05-20, closed_on: 2012-06-01}]
`, map[string]string{
		"05-04": "resolved since 04-25, next followed-up, due 05-10",
		"05-05": "reopened since 05-05, next resolved, due 06-04, reopened 1",
		"05-07": "reopened since 05-07, next resolved, due 06-06, reopened 1",
		"05-20": "resolved since 05-20, next followed-up, due 06-04, reopened 1",
		"05-28": "followed-up since 05-28, next closed, due 06-04, reopened 1",
		"06-01": "closed since 06-01, reopened 1, finished",
	}},
	{"reopened once closed, and again", "issues", solved + `follow_ups: [{date: 2012-05-05, satisfied: 是}]
closed_on: 2012-05-10
reopened: [{date: 2012-06-01, result_kind: solved, resolved_on: 2012-06-10}, {date: 2012-07-01}]
`, map[string]string{
		"05-31": "closed since 05-10, finished",
		"06-01": "reopened since 06-01, next resolved, due 07-01, reopened 1",
		"06-10": "resolved since 06-10, next followed-up, due 06-25, reopened 1",
		"07-01": "reopened since 07-01, next resolved, due 07-31, reopened 2",
	}},
	{"held and looked at", "issues", held + `reviews: [{date: 2012-07-20}, {date: 2012-09-15}]
reopened: [{date: 2012-11-01, result_kind: solved, resolved_on: 2012-11-20}]
`, map[string]string{
		"05-01": "held since 04-25, due 07-26",
		"07-20": "held since 04-25, due 10-20",
		"09-30": "held since 04-25, due 12-16",
		"11-01": "reopened since 11-01, next resolved, due 12-01, reopened 1",
		"11-20": "resolved since 11-20, next followed-up, due 12-05, reopened 1",
	}},
	{"held and forgotten", "issues", held, map[string]string{
		"04-24": "replied since 04-05, next resolved, due 05-03",
		"07-26": "held since 04-25, due 07-26",
		"08-05": "held since 04-25, due 07-26, 10 overdue",
	}},
	{"held again", "issues", held + "reopened: [{date: 2012-06-01, result_kind: not-yet, resolved_on: 2012-06-30}]\n", map[string]string{
		"05-31": "held since 04-25, due 07-26",
		"06-01": "reopened since 06-01, next resolved, due 07-01, reopened 1",
		"07-01": "held since 06-30, due 09-30, reopened 1",
	}},
	{"all on one day", "issues", `raised_on: 2012-04-01
assigned_on: 2012-04-01
replied_on: 2012-04-01
result_kind: solved
resolved_on: 2012-04-01
follow_ups: [{date: 2012-04-01, satisfied: 是}, {date: 2012-03-31, satisfied: 否}]
`, map[string]string{
		"03-30": ", next raised",
		"04-01": "followed-up since 04-01, next closed, due 04-08, reopened 1",
		"04-09": "followed-up since 04-01, next closed, due 04-08, 1 overdue, reopened 1",
	}},
	{"reopened on the day it was raised", "issues", `raised_on: 2012-04-01
assigned_on: 2012-04-01
replied_on: 2012-04-01
result_kind: solved
resolved_on: 2012-04-01
follow_ups: [{date: 2012-04-01, satisfied: 否}, {date: 2012-04-01, satisfied: 是}]
reopened: [{date: 2012-04-01, result_kind: solved, resolved_on: 2012-04-01}]
`, map[string]string{
		"03-31": ", next raised",
		"04-01": "followed-up since 04-01, next closed, due 04-08, reopened 1",
		"04-09": "followed-up since 04-01, next closed, due 04-08, 1 overdue, reopened 1",
	}},
	{"with nothing found", "inspections", "large: 否\nplanned_on: 2012-04-01\nfile_by: 2012-05-01\n", map[string]string{
		"03-01": ", next planned",
		"04-02": "planned since 04-01, next filed, due 05-01",
		"05-11": "planned since 04-01, next filed, due 05-01, 10 overdue",
	}},
	{"with every step", "inspections", `large: 是
planned_on: 2012-04-01
noticed_on: 2012-04-03
approved_on: 2012-04-10
findings: [{due: 2012-04-20, fixed_on: 2012-04-25}, {due: 2012-05-10, fixed_on: 2012-05-09}]
file_by: 2012-05-15
filed_on: 2012-05-20
`, map[string]string{
		"04-02": "planned since 04-01, next approved, due 04-11",
		"04-04": "noticed since 04-03, next approved, due 04-13",
		"04-15": "approved since 04-10, next fixed, due 04-20",
		"04-22": "approved since 04-10, next fixed, due 04-20, 2 overdue",
		"04-25": "approved since 04-10, next fixed, due 05-10",
		"05-09": "fixed since 05-09, next filed, due 05-15, fixed 5 late",
		"05-20": "filed since 05-20, finished, fixed 5 late, filed 5 late",
	}},
	{"without the optional step", "inspections", "large: 是\nplanned_on: 2012-04-01\napproved_on: 2012-04-12\nfiled_on: 2012-05-01\n", map[string]string{
		"04-11": "planned since 04-01, next approved, due 04-11",
		"04-12": "approved since 04-12, next filed, approved 1 late",
		"05-01": "filed since 05-01, finished, approved 1 late",
	}},
}

func TestProgress(t *testing.T) {
	set := workflows(t)
	for _, c := range progressCases {
		t.Run(c.name, func(t *testing.T) {
			collection := set.Collection(c.collection)
			values, findings := collection.Decode(parse(t, collection, "---\n"+c.text+"---\n"), "x")
			if len(findings) > 0 {
				t.Fatal(findings)
			}
			got := map[string]string{}
			for date := range c.want {
				p := collection.Progress(values, schema.Env{AsOf: on(t, date)})
				got[date] = told(p)
				if p.Late() != strings.Contains(got[date], "late") {
					t.Errorf("on %s: Late() is %v", date, p.Late())
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestProgressKnowsTheDueDatesAhead(t *testing.T) {
	c := workflows(t).Collection("issues")
	values, _ := c.Decode(parse(t, c, "---\n"+assigned+"---\n"), "x")
	var got []string
	for _, s := range c.Progress(values, schema.Env{AsOf: on(t, "04-04")}).Steps {
		if !s.Due.IsZero() {
			got = append(got, s.ID+" "+s.Due.Format("01-02"))
		}
	}
	want := []string{"assigned 04-04", "replied 04-06", "resolved 05-03"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestStatesOfAWorkflow(t *testing.T) {
	set := workflows(t)
	var got []string
	for _, state := range set.Collection("issues").Workflow.States() {
		got = append(got, state.ID+" "+state.Title)
	}
	want := []string{"raised 已登记", "assigned 已交办", "replied 已答复", "resolved 已办结", "followed-up 已回访",
		"closed 已销号", "reopened 重新办理", "held 挂账"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if states := set.Collection("inspections").Workflow.States(); len(states) != 5 {
		t.Errorf("inspections: %v", states)
	}
}

func TestNoProgressWithoutAWorkflow(t *testing.T) {
	c := testSet(t).Collection("trips")
	if p := c.Progress(schema.Values{}, testEnv); c.Workflow != nil || p != nil {
		t.Errorf("%v, %v", c.Workflow, p)
	}
}

// A record that was reopened has its days anew, wherever it stands then.
func TestDaysCountFromTheReopening(t *testing.T) {
	data, err := os.ReadFile("testdata/workflow/issues.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), "to: assigned", "to: replied", 1)
	set, _ := schema.Load(fstest.MapFS{"issues.yaml": {Data: []byte(text)}}, "")
	c := set.Collection("issues")
	values, _ := c.Decode(parse(t, c, "---\n"+solved+"reopened: [{date: 2012-08-01}]\n---\n"), "x")
	const want = "reopened since 08-01, next resolved, due 08-31, 1 overdue, reopened 1"
	if got := told(c.Progress(values, schema.Env{AsOf: on(t, "09-01")})); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
