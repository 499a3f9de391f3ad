package schema

import (
	"fmt"
	"reflect"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
)

const (
	// recordsType is the type of the variable records: its fields are the
	// collections. No collection can have this name, nor that of the next.
	recordsType = "@records"

	// recordsInType is the type of all records of a collection. An expression
	// asks it for the record of an id, and whether there is one. It cannot go
	// through them, so that no rule's work grows with the site.
	recordsInType = "@records-in"
)

// recordsName is what a collection is called after “records.”: its id, with _
// for -, which would be a minus.
func recordsName(id string) string { return strings.ReplaceAll(id, "-", "_") }

// recordsOptions declare records and what can be asked of a collection.
func recordsOptions() []cel.EnvOption {
	one := cel.TypeParamType("T")
	all := cel.OpaqueType(recordsInType, one)
	return []cel.EnvOption{
		cel.Variable("records", cel.ObjectType(recordsType)),
		cel.Function(operators.Index, cel.Overload("index_records", []*cel.Type{all, cel.StringType}, one)),
		cel.Function(operators.In, cel.Overload("in_records", []*cel.Type{cel.StringType, all}, cel.BoolType)),
	}
}

// collectionNames returns what can follow “records.”.
func (p *provider) collectionNames() []string {
	var names []string
	for _, c := range p.collections {
		names = append(names, recordsName(c.ID))
	}
	return names
}

// collectionNamed returns the collection that is called name after “records.”,
// or nil.
func (p *provider) collectionNamed(name string) *Collection {
	for _, c := range p.collections {
		if recordsName(c.ID) == name {
			return c
		}
	}
	return nil
}

// recordsField describes a field of records, which is an *Env.
func (p *provider) recordsField(name string) (*types.FieldType, bool) {
	c := p.collectionNamed(name)
	if c == nil {
		return nil, false
	}
	return &types.FieldType{
		Type:    cel.OpaqueType(recordsInType, celType(c.Root)),
		IsSet:   func(any) bool { return true },
		GetFrom: func(env any) (any, error) { return &recordsIn{env.(*Env), c.ID, p}, nil },
	}, true
}

// recordsIn is all records of a collection, as a value of CEL.
type recordsIn struct {
	env        *Env
	collection string
	provider   *provider
}

var recordsInValue = types.NewTypeValue(recordsInType, traits.IndexerType, traits.ContainerType)

// Get implements traits.Indexer. What an expression would read of a record that
// does not exist is invalid: the reference to it was reported.
func (r *recordsIn) Get(id ref.Val) ref.Val {
	if values := r.find(id); values != nil {
		return r.provider.NativeToValue(values)
	}
	return types.WrapErr(ErrInvalid)
}

// Contains implements traits.Container.
func (r *recordsIn) Contains(id ref.Val) ref.Val {
	if r.env.Record == nil {
		return types.WrapErr(ErrInvalid)
	}
	return types.Bool(r.find(id) != nil)
}

func (r *recordsIn) find(id ref.Val) Values {
	name, ok := id.(types.String)
	if !ok || r.env.Record == nil {
		return nil
	}
	return r.env.Record(r.collection, string(name))
}

// ConvertToNative implements ref.Val.
func (r *recordsIn) ConvertToNative(t reflect.Type) (any, error) {
	return nil, fmt.Errorf("schema: the records of %s are no %v", r.collection, t)
}

// ConvertToType implements ref.Val.
func (r *recordsIn) ConvertToType(ref.Type) ref.Val {
	return types.NewErr("records convert to nothing")
}

// Equal implements ref.Val.
func (r *recordsIn) Equal(other ref.Val) ref.Val {
	o, ok := other.(*recordsIn)
	return types.Bool(ok && o.collection == r.collection)
}

// Type implements ref.Val.
func (r *recordsIn) Type() ref.Type { return recordsInValue }

// Value implements ref.Val.
func (r *recordsIn) Value() any { return r }
