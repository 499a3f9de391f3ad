package theme

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// grower writes templates at random.
type grower struct {
	*rand.Rand
	loops int // how many ranges are open
}

func (g *grower) pick(of ...string) string { return of[g.IntN(len(of))] }

// text is a piece of a template.
func (g *grower) text(depth int) string {
	if depth == 0 {
		return g.pick("x", " < ", "{{ . }}", "{{ $v }}", "{{ $n }}", "<b>走访</b>")
	}
	body := func() string { return g.text(depth-1) + g.text(depth-1) }
	switch g.IntN(12) {
	case 0:
		return fmt.Sprintf("{{ if %s }}%s{{ else }}%s{{ end }}", g.pipe(2), body(), body())
	case 1:
		return fmt.Sprintf("{{ with %s }}%s{{ end }}", g.pipe(2), body())
	case 2:
		g.loops++
		defer func() { g.loops-- }()
		variables := g.pick("", "$e := ", "$i, $e := ", "$v = ", "$n, $v = ")
		return fmt.Sprintf("{{ range %s%s }}%s{{ else }}%s{{ end }}", variables, g.list(), body(), g.text(0))
	case 3:
		if g.loops > 0 {
			return fmt.Sprintf("{{ if %s }}{{ %s }}{{ end }}", g.pipe(1), g.pick("break", "continue"))
		}
	case 4:
		return fmt.Sprintf("{{ $v = %s }}", g.pipe(2))
	case 5:
		return fmt.Sprintf("{{ $n := %s }}%s", g.pipe(2), body())
	case 6:
		return fmt.Sprintf(`<a href="{{ %s }}" title="{{ %s }}" id={{ %s }}>`, g.pipe(1), g.pipe(1), g.pipe(1))
	case 7:
		return fmt.Sprintf("{{ template %q %s }}", g.pick("_partials/name.html", "_partials/loop.html"), g.pipe(1))
	case 8:
		return fmt.Sprintf("{{ partial %q %s }}", g.pick("name.html", "value.html", "loop.html", "nil.html", "deep.html"), g.operand(1))
	}
	return fmt.Sprintf("{{ %s }}", g.pipe(depth))
}

// list is an expression that is often a list.
func (g *grower) list() string {
	return g.pick(".Tags", ".Children", ".Herd", ".Facts", ".Facts.e", "$.Group", "(slice 1 nil \"a\")", "3", "$.Children", ".Facts.missing", g.pipe(1))
}

func (g *grower) pipe(depth int) string {
	if depth == 0 {
		return g.operand(0)
	}
	value := g.command(depth - 1)
	if g.IntN(3) == 0 {
		value += " | " + g.pick("len", "not", "or 1", "and 0", "eq 4", "print", "default 3", "printf \"%v\"", "in $.Tags", "odd", "safeHTML", "$.Same", "upper")
	}
	return value
}

func (g *grower) command(depth int) string {
	a, b := g.operand(depth), g.operand(depth)
	switch g.IntN(8) {
	case 0:
		return g.pick("eq", "ne", "and", "or", "in", "print", "lt", "slice", "index", "add") + " " + a + " " + b
	case 1:
		return g.pick("not", "len", "print", "odd", "string", "upper", "slice", "join", "partial \"value.html\"") + " " + a
	case 2:
		return fmt.Sprintf("cond %s %s %s", a, b, g.operand(depth))
	case 3:
		return g.pick("$.Same", ".Same", "$.Call", "$.Text", ".Whom", "$.Children") + " " + a
	case 4:
		return fmt.Sprintf("%s.Count %s %s", g.pick("$", ""), a, b)
	case 5:
		return fmt.Sprintf("dict \"k\" %s \"T\" %s", a, b)
	}
	return a
}

func (g *grower) operand(depth int) string {
	if depth > 0 && g.IntN(3) == 0 {
		return "(" + g.pipe(depth) + ")" + g.pick("", "", ".Name", ".k", ".First")
	}
	return g.pick(".", "$", "$v", "$n", "1", "2.5", `"a"`, `"<"`, "true", "nil", "'c'", ".Name", ".Legs", ".Tags", ".Facts", ".Facts.a", ".Facts.c.d", ".Any", "$.Any",
		".Nothing", ".Facts.missing", ".Parent", ".Parent.Name", ".Children", ".Group", ".Group.First.Name", ".Shy", ".HTML", ".Size", ".SizeOf", ".Species", ".Born",
		".Weight", ".Cage.Bars", ".Bars", ".Keys", ".Counts.x", "$.Counts", ".IsNil", "$.Fail", ".Fine", ".ByValue", "$v.Name", "$v.T", "$.Facts.e", "site.Title", "none", "quiet")
}

// grow returns templates that Hugo can parse.
func grow(seed uint64, n int) []string {
	g := &grower{Rand: rand.New(rand.NewPCG(seed, 1))}
	var all []string
	for range n {
		all = append(all, "{{ $v := . }}{{ $n := 1 }}"+strings.ReplaceAll(g.text(1+g.IntN(3)), "\n", " "))
	}
	return all
}

// growAndAgree runs random templates in both ways and returns how many render,
// and how many of these need Hugo.
func growAndAgree(t *testing.T, seed uint64, n int) (render, needHugo int) {
	templates := grow(seed, n)
	th := loadCases(t, "html", templates)
	for i, text := range templates {
		renders, needsHugo := agree(t, th, fmt.Sprintf("case%d", i), text, zoo())
		if renders {
			render++
		}
		if needsHugo {
			needHugo++
		}
	}
	return render, needHugo
}

func TestRandomTemplatesAgree(t *testing.T) {
	render, needHugo := growAndAgree(t, 2012, 400)
	if t.Logf("of 400 templates %d render, %d of them by Hugo", render, needHugo); render < 100 || needHugo > render/10 {
		t.Error("that is too few, or too many by Hugo")
	}
}

func FuzzRandomTemplates(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { growAndAgree(t, seed, 10) })
}
