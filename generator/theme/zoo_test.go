package theme

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"time"
)

// animal is data of every kind that templates meet.
type animal struct {
	Name     string
	Legs     int
	Weight   float64
	Tame     bool
	Born     time.Time
	HTML     template.HTML
	URL      string
	Tags     []string
	Any      any
	Nothing  any
	Shy      fmt.Stringer
	Parent   *animal
	Children []*animal
	Herd     []animal
	Facts    map[string]any
	Counts   map[string]int
	Ages     map[int]string
	Cage
	*Keeper
	hidden string
}

// Cage is embedded.
type Cage struct{ Bars int }

// Keeper is embedded, and not there.
type Keeper struct{ Keys int }

// Size is a Stringer whose method has a pointer for a receiver.
type Size struct{ N int }

func (s *Size) String() string { return fmt.Sprintf("size %d", s.N) }

// Species is a Stringer by value.
type Species string

func (s Species) String() string { return "species " + string(s) }

// Group is a list with methods.
type Group []*animal

func (g Group) First() *animal       { return g[0] }
func (g Group) Limit(n int) Group    { return g[:min(n, len(g))] }
func (g Group) Nobody() fmt.Stringer { return nil }

type contextKey struct{}

func (a *animal) Call(words ...string) string         { return fmt.Sprint(a.Name, words) }
func (a *animal) Count(n int, unit string) string     { return fmt.Sprintf("%d %s", n, unit) }
func (a *animal) Fail() (string, error)               { return "", errors.New("will not") }
func (a *animal) Fine() (string, error)               { return "fine & dandy", nil }
func (a *animal) Group() Group                        { return a.Children }
func (a *animal) IsNil() bool                         { return a == nil }
func (a *animal) Panic() string                       { panic("bites") }
func (a *animal) Same(v any) any                      { return v }
func (a *animal) Size() Size                          { return Size{a.Legs} }
func (a *animal) SizeOf() *Size                       { return &Size{a.Legs} }
func (a *animal) Species() Species                    { return "s<" }
func (a *animal) Text(s fmt.Stringer) string          { return fmt.Sprint(s) }
func (a *animal) Void()                               {}
func (a *animal) When(ctx context.Context) string     { return fmt.Sprint(ctx.Value(contextKey{})) }
func (a *animal) Whom(ctx context.Context, n int) int { return n + 1 }
func (a animal) ByValue() string                      { return a.Name + "!" }

func zoo() *animal {
	top := &animal{
		Name: "老虎 <T> & 'co'", Legs: 4, Weight: 2.5, Tame: true,
		Born: time.Date(2012, 3, 5, 0, 0, 0, 0, time.UTC),
		HTML: "<b>&amp;</b>", URL: "/a b/走访?x=1&y=2",
		Tags: []string{"a", "b+c", ""}, Any: 3,
		Facts:  map[string]any{"b": 1, "a": nil, "c": map[string]any{"d": "deep"}, "e": []any{1, nil, "x"}, "T": true},
		Counts: map[string]int{"x": 1, "y": 2}, Ages: map[int]string{1: "one"},
		Cage: Cage{7},
	}
	parent := &animal{Name: "parent", Legs: 2} // no circle: functions of Hugo would go round it for good
	for _, name := range []string{"一", "<二>", ""} {
		top.Children = append(top.Children, &animal{Name: name, Parent: parent, Any: name, URL: "javascript:alert(1)"})
		top.Herd = append(top.Herd, animal{Name: name, Legs: len(name)})
	}
	return top
}
