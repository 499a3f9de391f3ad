package schema

import (
	"fmt"
	"sync"
	"time"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/ext"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// costLimit is how much work an expression may do over one record, in CEL's
// measure: some hundred times what a rule over a long record needs.
const costLimit = 1_000_000

// compiler compiles the expressions of a set.
type compiler struct {
	provider *provider
	base     *cel.Env

	mu    sync.Mutex
	envs  map[scope]*cel.Env
	known map[meaning]*Expr
}

// meaning is all that an expression depends on but its place. Definitions often
// say the same, and most of the time that they take is CEL's to understand them.
type meaning struct {
	scope scope
	want  *cel.Type
	text  string
}

// scope is what an expression may name: the types of self and row.
type scope struct{ self, row string }

func newCompiler() (*compiler, error) {
	p, err := newProvider()
	if err != nil {
		return nil, err
	}
	base, err := cel.NewEnv(append(recordsOptions(),
		cel.CustomTypeProvider(p),
		cel.CustomTypeAdapter(p),
		cel.CrossTypeNumericComparisons(true),
		cel.DefaultUTCTimeZone(true),
		cel.Variable("site", cel.ObjectType(siteType)),
		cel.Function("date", cel.Overload("date_string", []*cel.Type{cel.StringType}, cel.TimestampType,
			cel.UnaryBinding(celDate))),
		cel.Function("days", cel.Overload("days_timestamps", []*cel.Type{cel.TimestampType, cel.TimestampType},
			cel.IntType, cel.BinaryBinding(celDays))),
		ext.Strings(), ext.Lists(), ext.Sets(),
	)...)
	if err != nil {
		return nil, fmt.Errorf("language of rules: %w", err)
	}
	return &compiler{provider: p, base: base, envs: map[scope]*cel.Env{}, known: map[meaning]*Expr{}}, nil
}

// celDate reads a date in any form that authors use.
func celDate(text ref.Val) ref.Val {
	t, ok := ParseDate(string(text.(types.String)))
	if !ok {
		return types.NewErr("%v is no date", text)
	}
	return types.Timestamp{Time: t}
}

// celDays counts the days from one date to another: 4 from the 3rd to the 7th.
func celDays(from, to ref.Val) ref.Val {
	return types.Int(to.(types.Timestamp).Sub(from.(types.Timestamp).Time) / (24 * time.Hour))
}

// env returns the environment of a scope.
func (c *compiler) env(s scope) (*cel.Env, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if env := c.envs[s]; env != nil {
		return env, nil
	}
	options := []cel.EnvOption{cel.Variable("self", cel.ObjectType(s.self))}
	if s.row != "" {
		options = append(options, cel.Variable("row", cel.ObjectType(s.row)))
	}
	env, err := c.base.Extend(options...)
	if err != nil {
		return nil, fmt.Errorf("language of rules: %w", err)
	}
	c.envs[s] = env
	return env, nil
}

// compile compiles an expression. Where want is not nil it must be of that type.
func (c *compiler) compile(code Code, s scope, want *cel.Type) (*Expr, diag.List) {
	place := codePlace{code, diag.Span{File: code.Source.Path, Start: code.Node.Start, End: code.Node.End}}
	if code.Node.Kind != record.Scalar {
		return nil, diag.List{diag.At(place.span, "schema-type.text", nil)}
	}
	meant := meaning{s, want, code.Node.Value}
	if known := c.recall(meant); known != nil {
		known.span = place.span
		return known, nil
	}
	expr, findings := c.understand(place, s, want)
	if expr != nil {
		c.keep(meant, expr)
	}
	return expr, findings
}

// recall returns a copy of an expression that was compiled before, or nil.
func (c *compiler) recall(m meaning) *Expr {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known[m] == nil {
		return nil
	}
	known := *c.known[m]
	return &known
}

func (c *compiler) keep(m meaning, e *Expr) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.known[m] = e
}

// understand compiles an expression that was not met before.
func (c *compiler) understand(place codePlace, s scope, want *cel.Type) (*Expr, diag.List) {
	code := place.Code
	env, err := c.env(s)
	if err != nil {
		return nil, place.failed(err)
	}
	ast, issues := env.Compile(code.Node.Value)
	if issues.Err() != nil {
		return nil, place.issues(issues, c.provider, s)
	}
	if want != nil && !want.IsExactType(ast.OutputType()) {
		return nil, diag.List{diag.At(place.span, "schema-rule.result", diag.Args{"type": celTypeName(ast.OutputType().String())})}
	}
	if findings := place.literals(ast.NativeRep(), c.provider); len(findings) > 0 {
		return nil, findings
	}
	expr := &Expr{span: place.span, source: code.Node.Value, readsRow: mentions(ast.NativeRep().Expr(), "row")}
	expr.program = sync.OnceValues(func() (cel.Program, error) {
		return env.Program(ast, cel.EvalOptions(cel.OptOptimize), cel.CostLimit(costLimit))
	})
	if expr.native = nativeOf(ast.NativeRep(), c.provider); expr.native != nil {
		return expr, nil // the program is hardly ever asked for
	}
	if _, err := expr.program(); err != nil {
		return nil, place.failed(err)
	}
	return expr, nil
}
