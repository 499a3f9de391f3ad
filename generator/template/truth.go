package template

import (
	"html/template"
	"reflect"
)

// truth decides whether if and with take a value for true: the values that
// occur most here, all others by the host.
func (e *Engine) truth(v any) bool {
	switch v := v.(type) {
	case nil, hole:
		return false
	case bool:
		return v
	case string:
		return v != ""
	case template.HTML:
		return v != ""
	case int:
		return v != 0
	case []any:
		return len(v) > 0
	case map[string]any:
		return len(v) > 0
	}
	if _, ok := v.(interface{ IsZero() bool }); ok {
		return e.host.Truth(v)
	}
	switch value := reflect.ValueOf(v); value.Kind() {
	case reflect.Pointer:
		if value.Type().Elem().Kind() == reflect.Struct {
			return !value.IsNil()
		}
	case reflect.Map, reflect.Slice:
		return value.Len() > 0
	}
	return e.host.Truth(v)
}
