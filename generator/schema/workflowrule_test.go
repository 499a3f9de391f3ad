package schema_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
)

// requirements are what the steps of an issue require; the dates stand below.
const requirements = "owner: 一厂\nreply: 已复\nresult: 已修\nclosed_by: 张三\n"

var courseCases = []struct {
	name, text string
	want       []string // place, message, and the other place
}{
	{"in order", solved + "follow_ups: [{date: 2012-05-05, satisfied: 是}]\nclosed_on: 2012-05-10\n", nil},
	{"all on one day", strings.NewReplacer("04-03", "04-01", "04-05", "04-01", "04-25", "04-01").Replace(solved) +
		"follow_ups: [{date: 2012-04-01, satisfied: 否}]\nreopened: [{date: 2012-04-01}]\n", nil},
	{"yet to come", "raised_on: 2012-12-31\n",
		[]string{"6:12 workflow.future"}},
	{"too early", strings.Replace(solved, "04-05", "04-02", 1),
		[]string{"8:13 workflow.order → 7:14"}},
	{"too late", strings.Replace(solved, "04-03", "04-30", 1),
		[]string{"8:13 workflow.order → 7:14"}},
	{"before the first", strings.Replace(assigned, "04-03", "03-03", 1),
		[]string{"7:14 workflow.order → 6:12"}},
	{"a step left out", "raised_on: 2012-04-01\nreplied_on: 2012-04-05\n",
		[]string{"7:13 workflow.missing: assigned"}},
	{"most left out", "raised_on: 2012-04-01\nreplied_on: 2012-04-05\nclosed_on: 2012-05-01\n",
		[]string{"7:13 workflow.missing: assigned", "8:12 workflow.missing: resolved, followed-up"}},
	{"the first left out, which is reported as a required field", "assigned_on: 2012-04-03\n", nil},
	{"held, but followed up", held + "follow_ups: [{date: 2012-05-05, satisfied: 是}]\n",
		[]string{"11:21 workflow.held → 10:14"}},
	{"held, but closed", held + "closed_on: 2012-05-05\n",
		[]string{"11:12 workflow.held → 10:14"}},
	{"held and taken up again", held + "follow_ups: [{date: 2012-05-05, satisfied: 否}]\nreopened:\n- date: 2012-05-06\n  result_kind: solved\n  result: 好\n  resolved_on: 2012-05-07\n", nil},
	{"held in the second round only", solved + "reopened:\n- date: 2012-05-06\n  result_kind: not-yet\n  result: 等\n  resolved_on: 2012-05-07\n  closed_by: 张三\n  closed_on: 2012-05-08\n",
		[]string{"17:14 workflow.held → 15:16"}},
	{"reopened before it was assigned", "raised_on: 2012-04-01\nreopened: [{date: 2012-04-20}]\n",
		[]string{"7:19 workflow.missing: assigned"}},
	{"reopened too early", solved + "reopened: [{date: 2012-04-20}]\n",
		[]string{"11:19 workflow.order → 10:14"}},
	{"reopened before the visit that was its reason", solved + "follow_ups: [{date: 2012-05-05, satisfied: 否}]\nreopened: [{date: 2012-05-01}]\n",
		[]string{"11:21 workflow.missing: resolved"}},
	{"resolved before it was reopened", solved + "reopened:\n- date: 2012-05-06\n  result_kind: solved\n  result: 好\n  resolved_on: 2012-05-05\n",
		[]string{"15:16 workflow.order → 12:9"}},
	{"reopenings in the wrong order", solved + "reopened: [{date: 2012-06-06}, {date: 2012-05-06}]\n",
		[]string{"11:39 workflow.order → 11:19"}},
	{"followed up again without being done again", solved + "follow_ups: [{date: 2012-05-05, satisfied: 否}, {date: 2012-05-15, satisfied: 是}]\nclosed_on: 2012-05-20\n",
		[]string{"11:55 workflow.undone: resolved → 11:21"}},
	{"the old date overwritten", strings.Replace(solved, "04-25", "05-10", 1) + "follow_ups: [{date: 2012-05-05, satisfied: 否}]\n",
		[]string{"11:21 workflow.order → 10:14"}},
	{"closed in the wrong round", solved + "follow_ups: [{date: 2012-05-05, satisfied: 否}, {date: 2012-05-28, satisfied: 是}]\nclosed_on: 2012-06-01\nreopened:\n- date: 2012-05-07\n  result_kind: solved\n  result: 好\n  resolved_on: 2012-05-20\n",
		[]string{"12:12 workflow.undone: resolved, followed-up → 11:21"}},
	{"what the dates need", strings.Replace(solved, "result_kind: solved\n", "", 1) + "reopened:\n- date: 2012-05-06\n  resolved_on: 2012-05-07\n",
		[]string{"9:14 workflow.requires: result_kind", "12:16 workflow.requires: result_kind, result"}},
	{"a date that cannot be read", strings.Replace(solved, "2012-04-05", "四月五日", 1) + "closed_on: 2012-12-31\n",
		[]string{"11:12 workflow.future"}},
}

// english shows an argument that is one name or several.
func english(names any) string {
	if one, ok := names.(diag.Name); ok {
		return one.EN
	}
	var all []string
	for _, name := range names.([]diag.Name) {
		all = append(all, name.EN)
	}
	return strings.Join(all, ", ")
}

// breaches returns what is wrong with the dates of a record, by place.
func breaches(t *testing.T, c *schema.Collection, text string) []string {
	t.Helper()
	file := parse(t, c, "---\n"+text+"---\n")
	values, _ := c.Decode(file, "x")
	var all []string
	for _, b := range c.Rules(values, schema.Env{AsOf: on(t, "04-15"), Today: on(t, "09-30")}) {
		f := c.Place(file, b)
		line := fmt.Sprintf("%d:%d %s", f.Span.Start.Line, f.Span.Start.Col, f.Message.ID)
		for _, name := range []string{"steps", "fields"} {
			if list, ok := f.Message.Args[name]; ok {
				line += ": " + english(list)
			}
		}
		for _, related := range f.Related {
			line += fmt.Sprintf(" → %d:%d", related.Span.Start.Line, related.Span.Start.Col)
		}
		all = append(all, line)
	}
	return all
}

func TestCourse(t *testing.T) {
	c := workflows(t).Collection("issues")
	for _, test := range courseCases {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, breaches(t, c, requirements+test.text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Items of a step that is done item by item have places of their own.
func TestCourseOfItems(t *testing.T) {
	c := workflows(t).Collection("inspections")
	for text, want := range map[string][]string{
		"large: 是\nplanned_on: 2012-04-01\nfindings: [{what: 甲, fixed_on: 2012-04-05}, {what: 乙, fixed_on: 2012-04-06}]\n": {
			"4:32 workflow.missing: approved"},
		"large: 否\nplanned_on: 2012-04-03\nfindings: [{what: 甲, fixed_on: 2012-04-01}, {fixed_on: 2012-04-06}]\n": {
			"4:32 workflow.order → 3:13", "4:56 workflow.requires: what"},
		"large: 否\nplanned_on: 2012-04-03\nfindings: [{what: 甲, fixed_on: 2012-04-04}, {what: 乙}]\nfiled_on: 2012-05-01\n": {
			"5:11 workflow.missing: fixed"},
		"large: 否\nplanned_on: 2012-04-03\nfiled_on: 2012-05-01\n": nil,
	} {
		got := breaches(t, c, text)
		sortStrings := cmp.Transformer("sort", func(in []string) []string { return slices.Sorted(slices.Values(in)) })
		if diff := cmp.Diff(want, got, sortStrings); diff != "" {
			t.Errorf("%s(-want +got):\n%s", text, diff)
		}
	}
}

// issue makes up a record whose events are all in order, with no more than a few
// days between them.
func issue(random *rand.Rand) schema.Values {
	day := time.Date(2012, 4, 1, 0, 0, 0, 0, time.UTC)
	next := func() time.Time {
		day = day.AddDate(0, 0, random.IntN(4))
		return day
	}
	values := schema.Values{"owner": "一厂", "reply": "已复", "closed_by": "张三", "result": "已修"}
	for _, key := range []string{"raised_on", "assigned_on", "replied_on"} {
		values[key] = next()
	}
	var visits, reopened []any
	for at := values; ; {
		at["result_kind"], at["resolved_on"] = "solved", next()
		if random.IntN(3) == 0 {
			at["result_kind"] = "not-yet"
		} else {
			satisfied := random.IntN(2) == 0
			if !satisfied { // on the day of a reopening it would be the reason for it
				day = day.AddDate(0, 0, 1)
			}
			visits = append(visits, schema.Values{"date": next(), "satisfied": satisfied})
			if satisfied && random.IntN(2) == 0 {
				at["closed_on"] = next()
			}
		}
		if random.IntN(3) == 0 {
			break
		}
		day = day.AddDate(0, 0, 1)
		at = schema.Values{"date": next(), "result": "又修", "closed_by": "李四"}
		reopened = append(reopened, at)
	}
	values["follow_ups"], values["reopened"] = visits, reopened
	return values
}

// until returns the record as it was on a day.
func until(values schema.Values, day time.Time) schema.Values {
	past := schema.Values{}
	for key, value := range values {
		switch value := value.(type) {
		case time.Time:
			if !value.After(day) {
				past[key] = value
			}
		case []any:
			var items []any
			for _, item := range value {
				if item := until(item.(schema.Values), day); item["date"] != nil {
					items = append(items, item)
				}
			}
			past[key] = items
		default:
			past[key] = value
		}
	}
	return past
}

// A record in order has nothing against it, and nobody could have told more on a
// day than is told looking back.
func TestProgressLooksBack(t *testing.T) {
	c := workflows(t).Collection("issues")
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		values := issue(random)
		if breaches := c.Rules(values, schema.Env{Today: day(2013, 1, 1)}); len(breaches) > 0 {
			t.Fatalf("%v: %v %s", values, breaches[0].Path, breaches[0].Finding.Message.In(diag.EN))
		}
		for i := range 40 {
			env := schema.Env{AsOf: day(2012, 4, 1+i)}
			got, want := c.Progress(values, env), c.Progress(until(values, env.AsOf), env)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("on %s %v:\n got %s\nwant %s", env.AsOf.Format(time.DateOnly), values, told(got), told(want))
			}
		}
	}
}

// jumble makes up a record whose dates are anything.
func jumble(random *rand.Rand) schema.Values {
	fill := func(values schema.Values, keys ...string) schema.Values {
		for _, key := range keys {
			if random.IntN(4) > 0 {
				values[key] = day(2012, 4, 1+random.IntN(6))
			}
		}
		values["result_kind"] = []any{"solved", "not-yet"}[random.IntN(2)]
		values["satisfied"] = random.IntN(2) == 0
		return values
	}
	values := fill(schema.Values{"owner": "", "reply": "", "closed_by": "", "result": ""},
		"raised_on", "assigned_on", "replied_on", "resolved_on", "closed_on")
	for list, keys := range map[string][]string{
		"follow_ups": nil, "reviews": nil, "extensions": {"until"}, "reopened": {"resolved_on", "closed_on"},
	} {
		var items []any
		for range random.IntN(3) {
			item := schema.Values{"date": day(2012, 4, 1+random.IntN(6)), "closed_by": "", "result": ""}
			items = append(items, fill(item, keys...))
		}
		values[list] = items
	}
	return values
}

// What has no breach has no gap either, on any day: the rules and the progress
// see the same course.
func TestCourseWithoutBreachesHasNoGap(t *testing.T) {
	c := workflows(t).Collection("issues")
	random := rand.New(rand.NewPCG(3, 4))
	sound := 0
	for range 40_000 {
		values := jumble(random)
		if len(c.Rules(values, schema.Env{Today: day(2013, 1, 1)})) > 0 {
			continue
		}
		sound++
		for date := range 7 {
			p := c.Progress(values, schema.Env{AsOf: day(2012, 4, date)})
			done := true
			for _, s := range p.Steps {
				if s.Applies && !s.Optional && !s.Date.IsZero() && !done {
					t.Fatalf("on 04-%02d %v: %s, but %s is done", date, values, told(p), s.ID)
				}
				done = done && (!s.Applies || s.Optional || !s.Date.IsZero())
			}
			if p.Finished == (p.Held || p.Next != nil) {
				t.Fatalf("on 04-%02d %v: %s", date, values, told(p))
			}
		}
	}
	if sound < 100 {
		t.Errorf("only %d records are sound", sound)
	}
}
