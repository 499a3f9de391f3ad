package schema

import (
	"fmt"
	"time"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// provider tells CEL what objects there are: every object of a schema, under the
// path that leads to it (visits.workers), the site and its records. Unknown fields and wrong
// comparisons are thereby found when a rule is compiled.
type provider struct {
	*types.Registry
	objects     map[string]*Field
	collections []*Collection
}

// siteType is the type of the variable site. No collection can have this name.
const siteType = "@site"

func newProvider() (*provider, error) {
	registry, err := types.NewRegistry()
	if err != nil {
		return nil, fmt.Errorf("types of rules: %w", err)
	}
	return &provider{Registry: registry, objects: map[string]*Field{}}, nil
}

// add makes the objects in field known.
func (p *provider) add(name string, field *Field) {
	switch field.Type {
	case TypeList:
		p.add(name, field.Items)
	case TypeObject:
		field.celName = name
		p.objects[name] = field
		for _, child := range field.Fields {
			p.add(name+"."+child.Key, child)
		}
		if field.Extra != nil {
			p.add(name+".*", field.Extra)
		}
	}
}

// celType returns the type that a field's value has in rules. References and
// terms are their ids.
func celType(f *Field) *cel.Type {
	if f.broken {
		return cel.DynType
	}
	switch f.Type {
	case TypeInteger:
		return cel.IntType
	case TypeNumber:
		return cel.DoubleType
	case TypeBoolean:
		return cel.BoolType
	case TypeDate, TypeDateTime:
		return cel.TimestampType
	case TypeList:
		return cel.ListType(celType(f.Items))
	case TypeObject:
		if len(f.Fields) == 0 && f.Extra != nil {
			return cel.MapType(cel.StringType, celType(f.Extra))
		}
		return cel.ObjectType(f.celName)
	}
	return cel.StringType
}

// idField is the id of a record, which rules may name.
var idField = &Field{Key: IDKey, Type: TypeText}

// fieldOf returns a field of an object by its key, with what every record has.
func (p *provider) fieldOf(object, key string) *Field {
	f := p.objects[object]
	if f == nil {
		return nil
	}
	if f.isRecord() {
		switch key {
		case IDKey:
			return idField
		case DraftKey:
			return draftField
		}
	}
	return f.Field(key)
}

// FindStructType implements types.Provider.
func (p *provider) FindStructType(name string) (*types.Type, bool) {
	if p.objects[name] != nil || name == siteType || name == recordsType {
		return types.NewTypeTypeWithParam(types.NewObjectType(name)), true
	}
	return p.Registry.FindStructType(name)
}

// FindStructFieldNames implements types.Provider.
func (p *provider) FindStructFieldNames(name string) ([]string, bool) {
	if f := p.objects[name]; f != nil {
		return f.keys(), true
	}
	return p.Registry.FindStructFieldNames(name)
}

// FindStructFieldType implements types.Provider.
func (p *provider) FindStructFieldType(object, key string) (*types.FieldType, bool) {
	switch object {
	case siteType:
		return siteField(key)
	case recordsType:
		return p.recordsField(key)
	}
	if p.objects[object] == nil {
		return p.Registry.FindStructFieldType(object, key)
	}
	f := p.fieldOf(object, key)
	if f == nil {
		return nil, false
	}
	return &types.FieldType{
		Type:    celType(f),
		IsSet:   func(target any) bool { return isSet(target, key) },
		GetFrom: func(target any) (any, error) { return getFrom(target, f) },
	}, true
}

// isSet reports whether the object has a value. One that is invalid is there.
func isSet(object any, key string) bool {
	values, _ := object.(map[string]any)
	_, ok := values[key]
	return ok
}

// getFrom returns the value of a field.
func getFrom(object any, f *Field) (any, error) {
	values, _ := object.(map[string]any)
	v, ok := values[f.Key]
	switch v.(type) {
	case Invalid:
		return nil, ErrInvalid
	case nil:
		if !ok && f == draftField {
			return false, nil
		}
		return nil, &absentError{f}
	}
	return v, nil
}

// absentError says that a rule read a field that the record does not have.
type absentError struct{ field *Field }

func (e *absentError) Error() string { return "schema: expression reads absent field " + e.field.Key }

// siteDays are the fields of site.
var siteDays = map[string]func(*Env) time.Time{
	"from":  func(e *Env) time.Time { return e.From },
	"to":    func(e *Env) time.Time { return e.To },
	"as_of": func(e *Env) time.Time { return e.AsOf },
	"today": func(e *Env) time.Time { return e.Today },
}

// siteField describes the fields of site, which is an *Env.
func siteField(key string) (*types.FieldType, bool) {
	get, ok := siteDays[key]
	if !ok {
		return nil, false
	}
	return &types.FieldType{
		Type:    cel.TimestampType,
		IsSet:   func(any) bool { return true },
		GetFrom: func(env any) (any, error) { return get(env.(*Env)), nil },
	}, true
}

// NativeToValue implements types.Adapter.
func (p *provider) NativeToValue(v any) ref.Val {
	switch v := v.(type) {
	case *Term:
		return types.String(v.ID)
	case Ref:
		return types.String(v.ID)
	case Decimal:
		return types.Double(v.Float64())
	case time.Time:
		return types.Timestamp{Time: v}
	case Invalid:
		return types.WrapErr(ErrInvalid)
	case []any:
		return types.NewDynamicList(p, v)
	case map[string]any:
		return types.NewStringInterfaceMap(p, v)
	}
	return p.Registry.NativeToValue(v)
}
