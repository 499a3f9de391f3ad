package schema

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"cel.dev/cel-go/cel"

	"zoufang/generator/record"
)

// TestNativeSaysWhatCELSays holds random expressions over random values, some of
// them absent, invalid or of a wrong type, against cel-go.
func TestNativeSaysWhatCELSays(t *testing.T) {
	g := newNativeCase(t)
	known, answered, asked := 0, 0, 0
	for range 3000 {
		text := g.condition(3)
		expr, findings := g.compile(text)
		if expr == nil {
			t.Fatalf("%s: %v", text, findings)
		}
		if expr.native == nil {
			continue
		}
		known++
		for range 8 {
			a := g.activation()
			asked++
			if g.compare(t, text, expr, a) {
				answered++
			}
		}
	}
	if known < 2500 || answered < asked/2 {
		t.Errorf("%d of 3000 expressions are native, and answer %d of %d times", known, answered, asked)
	}
}

// TestNativeKnowsOurRules asks for the rules that every visit is held against.
func TestNativeKnowsOurRules(t *testing.T) {
	set, _ := Load(os.DirFS("../../schemas"), "schemas/")
	for _, r := range set.Collection("visits").Root.rules {
		if r.expr.native == nil {
			t.Errorf("not native: %s", r.expr.Source())
		}
	}
}

// TestNativeLeavesMuchWorkToCEL keeps the limit of cost where it is.
func TestNativeLeavesMuchWorkToCEL(t *testing.T) {
	g := newNativeCase(t)
	expr, _ := g.compile(`self.notes.all(n, self.notes.all(m, n <= m))`)
	for n, want := range map[int]bool{3: true, 10: true, 11: false, 1000: false} {
		notes := slices.Repeat([]any{"x"}, n)
		a := &activation{self: Values{"notes": notes}, env: &g.env, left: maxNativeItems}
		if _, ok := expr.native(a); ok != want {
			t.Errorf("%d notes: native %v", n, ok)
		}
	}
	long := strings.Repeat("长", maxNativeText)
	expr, _ = g.compile(`self.title != "x"`)
	if _, ok := expr.native(&activation{self: Values{"title": long}, env: &g.env, left: maxNativeItems}); ok {
		t.Error("a long text is native")
	}
}

// nativeCase makes expressions over trips, and trips.
type nativeCase struct {
	*rand.Rand
	set     *Set
	trips   *Collection
	env     Env
	objects map[string]*Field // what an expression may name, by how it names it
}

func newNativeCase(t *testing.T) *nativeCase {
	set, findings := Load(os.DirFS("testdata/set"), "schemas/")
	if findings.HasErrors() {
		t.Fatal(findings)
	}
	g := &nativeCase{Rand: rand.New(rand.NewPCG(1, 2)), set: set, trips: set.Collection("trips")}
	g.objects = map[string]*Field{"self": g.trips.Root, "row": set.Collection("teams").Root, "records.teams[self.team]": set.Collection("teams").Root}
	g.env = Env{From: g.day(), To: g.day(), AsOf: g.day(), Today: g.day(), Record: func(collection, id string) Values {
		if id == "t1" {
			return Values{IDKey: id, "name": "一队"}
		}
		return nil
	}}
	return g
}

func (g *nativeCase) compile(text string) (*Expr, any) {
	node := &record.Node{Kind: record.Scalar, Value: text}
	return g.set.compiler.compile(Code{&record.Source{Path: "x.yaml"}, node}, scopeOf(g.trips, g.set.Collection("teams")), cel.BoolType)
}

// compare reports whether the expression was answered without cel-go.
func (g *nativeCase) compare(t *testing.T, text string, expr *Expr, a *activation) bool {
	got, ok := expr.native(a)
	if !ok {
		return false
	}
	program, _ := expr.program()
	if want, _, err := program.Eval(a); err != nil || want.Value() != got {
		t.Errorf("%s over %v: %v, and cel-go says %v, %v", text, a.self, got, want, err)
	}
	return true
}

func (g *nativeCase) condition(depth int) string {
	if depth == 0 {
		return g.plain()
	}
	switch g.IntN(6) {
	case 0:
		return g.condition(depth-1) + " && " + g.condition(depth-1)
	case 1:
		return "(" + g.condition(depth-1) + " || " + g.condition(depth-1) + ")"
	case 2:
		return "!(" + g.condition(depth-1) + ")"
	case 3:
		return g.loop(depth)
	}
	return g.plain()
}

// loop is all or exists over the fields of objects, keys of maps, or terms.
func (g *nativeCase) loop(depth int) string {
	macro := pick(g, "all", "exists")
	switch item := fmt.Sprintf("i%d", len(g.objects)); g.IntN(3) {
	case 0:
		if len(g.objects) > 4 {
			return g.plain()
		}
		g.objects[item] = g.trips.Root.Field("stops").Items
		defer delete(g.objects, item)
		return fmt.Sprintf("self.stops.%s(%s, %s)", macro, item, g.condition(depth-1))
	case 1:
		return fmt.Sprintf("self.ratings.%s(k, self.ratings[k].score %s %d || k == %q)", macro, g.order(), g.IntN(6), pick(g, "hills", "lakes"))
	}
	return fmt.Sprintf("self.notes.%s(n, n %s %s)", macro, g.order(), g.text())
}

func (g *nativeCase) plain() string {
	switch g.IntN(8) {
	case 0:
		object := pick(g, slices.Sorted(maps.Keys(g.objects))...)
		return "has(" + object + "." + pick(g, g.objects[object].Fields...).Key + ")"
	case 1:
		return g.text() + " " + g.order() + " " + g.text()
	case 2:
		return g.number() + " " + g.order() + " " + g.number()
	case 3:
		return g.date() + " " + g.order() + " " + g.date()
	case 4:
		return pick(g, `self.kind in ["sea", "land"]`, `"hills" in self.sights`, `self.title in self.notes`, `self.team in records.teams`)
	case 5:
		return pick(g, "self.cost", "self.cost", "2.5") + " " + g.order() + " 3.5"
	case 6:
		return "self.stops[" + fmt.Sprint(g.IntN(3)) + "].nights " + g.order() + " " + g.number()
	}
	return pick(g, "self.rainy", "self.draft", "has(self.stops) && size(self.stops) > 1", "has(self.end) "+g.order()+" self.rainy")
}

func (g *nativeCase) order() string { return pick(g, "==", "!=", "<", "<=", ">", ">=") }

func (g *nativeCase) text() string {
	return pick(g, "self.title", "self.id", "row.name", "self.team", "records.teams[self.team].name", `"一队"`, `"t1"`, "row.id")
}

func (g *nativeCase) number() string {
	return pick(g, "self.count", "size(self.stops)", "size(self.ratings)", "days(self.date, site.as_of)", "3", "-1", `self.ratings["hills"].score`)
}

func (g *nativeCase) date() string {
	return pick(g, "self.date", "self.end", "site.from", "site.to", "site.today", `date("2012-03-05")`)
}

func pick[T any](g *nativeCase, from ...T) T { return from[g.IntN(len(from))] }

// activation makes a trip, of which something may be missing or wrong.
func (g *nativeCase) activation() *activation {
	self, _ := g.value(g.trips.Root).(map[string]any)
	a := &activation{self: self, row: Values{IDKey: "t1", "name": g.word()}, env: &g.env, left: maxNativeItems}
	if self != nil {
		self[IDKey] = g.word()
	}
	return a
}

func (g *nativeCase) value(f *Field) any {
	if g.IntN(40) == 0 {
		return pick[any](g, Invalid{}, "x", int64(1), nil, []any{}, map[string]any{}, time.Time{})
	}
	switch f.Type {
	case TypeInteger:
		return int64(g.IntN(8) - 2)
	case TypeNumber:
		return Decimal{unscaled: int64(g.IntN(80)), scale: 1}
	case TypeBoolean:
		return g.IntN(2) == 0
	case TypeDate, TypeDateTime:
		return g.day()
	case TypeTerm:
		return pick(g, f.Vocabulary.Terms...)
	case TypeRef:
		return Ref{f.Ref, g.word()}
	case TypeList:
		list := make([]any, g.IntN(4))
		for i := range list {
			list[i] = g.value(f.Items)
		}
		return list
	case TypeObject:
		return g.object(f)
	}
	return g.word()
}

func (g *nativeCase) object(f *Field) map[string]any {
	values := map[string]any{}
	for _, child := range f.Fields {
		if g.IntN(5) > 0 {
			values[child.Key] = g.value(child)
		}
	}
	if f.Extra != nil && g.IntN(2) > 0 {
		values["hills"], values["lakes"] = g.value(f.Extra), g.value(f.Extra)
	}
	return values
}

func (g *nativeCase) word() string { return pick(g, "t1", "t2", "一队", "", "x") }

func (g *nativeCase) day() time.Time { return time.Date(2012, 3, 1+g.IntN(9), 0, 0, 0, 0, time.UTC) }
