package schema

import (
	"maps"
	"slices"
)

// Refs calls visit for every reference in values, in the schema's order, and
// puts what it returns in the reference's place, or Invalid when it returns
// false. The path is only good during the call.
func (c *Collection) Refs(values Values, visit func(path Path, ref Ref) (Ref, bool)) {
	if c.Root.refers {
		c.Root.refs(values, make(Path, 0, 6), visit)
	}
}

// refs returns v with its references replaced, and whether v itself is to be
// replaced by that.
func (f *Field) refs(v any, path Path, visit func(path Path, ref Ref) (Ref, bool)) (any, bool) {
	switch v := v.(type) {
	case Ref:
		resolved, ok := visit(path, v)
		switch {
		case !ok:
			return Invalid{}, true
		case resolved != v:
			return resolved, true
		}
	case []any:
		for i, item := range v {
			if changed, ok := f.Items.refs(item, append(path, i), visit); ok {
				v[i] = changed
			}
		}
	case map[string]any:
		for _, child := range f.Fields {
			if value, ok := v[child.Key]; ok && child.refers {
				child.refsAt(v, value, child.Key, append(path, child.step), visit)
			}
		}
		if f.Extra == nil || !f.Extra.refers {
			break
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if f.Field(key) == nil {
				f.Extra.refsAt(v, v[key], key, append(path, key), visit)
			}
		}
	}
	return v, false
}

// refsAt replaces the references in a value of an object.
func (f *Field) refsAt(values map[string]any, v any, key string, path Path, visit func(path Path, ref Ref) (Ref, bool)) {
	if changed, ok := f.refs(v, path, visit); ok {
		values[key] = changed
	}
}

// EachRef calls found for every reference in values, by the order of the fields'
// keys. A field is named by its dotted path, without the indexes of lists.
func (c *Collection) EachRef(values Values, found func(field string, ref Ref)) {
	c.Root.eachRef(values, "", found)
}

func (f *Field) eachRef(v any, name string, found func(field string, ref Ref)) {
	switch v := v.(type) {
	case Ref:
		found(name, v)
	case []any:
		if f.refers {
			for _, item := range v {
				f.Items.eachRef(item, name, found)
			}
		}
	case map[string]any:
		if f.Extra == nil || !f.Extra.refers {
			for _, child := range f.referring {
				child.eachRef(v[child.Key], within(name, child.Key), found)
			}
			return
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			child := f.Field(key)
			if child == nil {
				child = f.Extra
			}
			child.eachRef(v[key], within(name, key), found)
		}
	}
}

// within is the dotted path of a key of an object.
func within(object, key string) string {
	if object == "" {
		return key
	}
	return object + "." + key
}
