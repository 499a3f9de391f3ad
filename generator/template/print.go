package template

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"text/template/parse"
)

// print compiles a pipeline whose value is written.
func (c *compiler) print(p *parse.PipeNode) statement {
	if cmds, escape := c.escapers(p.Cmds); escape != nil {
		value := c.commands(cmds)
		return func(s *state, dot any) signal {
			escape.write(s.out, value(s, dot))
			return onward
		}
	}
	value := c.commands(p.Cmds)
	return func(s *state, dot any) signal {
		write(s.out, value(s, dot))
		return onward
	}
}

// write writes a value as it is.
func write(out Output, v any) {
	switch v := v.(type) {
	case nil:
		out.WriteString("<no value>")
	case string:
		out.WriteString(v)
	case template.HTML:
		out.WriteString(string(v))
	case int:
		out.Write(strconv.AppendInt(out.AvailableBuffer(), int64(v), 10))
	case fmt.Stringer, error:
		fmt.Fprint(out, v)
	default:
		writeOther(out, v)
	}
}

// writeOther writes a value as Go prints it. What can be printed in other ways,
// depending on where the value lies, is left to Hugo.
func writeOther(out Output, v any) {
	typ := reflect.TypeOf(v)
	switch typ.Kind() {
	case reflect.Chan, reflect.Func, reflect.Pointer:
		fail(errUnlike)
	}
	if at := reflect.PointerTo(typ); typ == reflect.TypeFor[hole]() || hasMethod(at, "String") || hasMethod(at, "Error") {
		fail(errUnlike)
	}
	fmt.Fprint(out, v)
}
