package schema

import (
	"maps"
	"slices"
)

// Refs calls visit for every reference in values, in the schema's order, and
// puts what it returns in the reference's place, or Invalid when it returns
// false. The path is only good during the call.
func (c *Collection) Refs(values Values, visit func(path Path, ref Ref) (Ref, bool)) {
	c.Root.refs(values, nil, visit)
}

// refs returns v with its references replaced.
func (f *Field) refs(v any, path Path, visit func(path Path, ref Ref) (Ref, bool)) any {
	if f == nil || !f.refers {
		return v
	}
	switch v := v.(type) {
	case Ref:
		if resolved, ok := visit(path, v); ok {
			return resolved
		}
		return Invalid{}
	case []any:
		for i, item := range v {
			v[i] = f.Items.refs(item, append(path, i), visit)
		}
	case map[string]any:
		for _, child := range f.Fields {
			if value, ok := v[child.Key]; ok && child.refers {
				v[child.Key] = child.refs(value, append(path, child.Key), visit)
			}
		}
		f.extraRefs(v, path, visit)
	}
	return v
}

func (f *Field) extraRefs(values map[string]any, path Path, visit func(path Path, ref Ref) (Ref, bool)) {
	if f.Extra == nil || !f.Extra.refers {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if f.Field(key) == nil {
			values[key] = f.Extra.refs(values[key], append(path, key), visit)
		}
	}
}
