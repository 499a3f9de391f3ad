package template

import "reflect"

// member is what a name means for the values of a type.
type member struct {
	of     reflect.Type
	get    func(s *state, v any) any
	method *method // nil where it is none
}

var stringType = reflect.TypeFor[string]()

type memberKey struct {
	of   reflect.Type
	name string
}

// member returns what a name means for a type.
func (e *Engine) member(of reflect.Type, name string) *member {
	key := memberKey{of, name}
	known, ok := e.members.Load(key)
	if !ok {
		known, _ = e.members.LoadOrStore(key, e.newMember(of, name))
	}
	return known.(*member)
}

func (e *Engine) newMember(of reflect.Type, name string) *member {
	m := &member{of: of, get: refuse}
	structure := of
	if of.Kind() == reflect.Pointer {
		structure = of.Elem()
	}
	switch method, ok := of.MethodByName(name); {
	case structure.Kind() == reflect.Pointer || structure.Kind() == reflect.Interface:
		// Hugo looks behind all pointers.
	case ok:
		m.method = e.newMethod(of, method)
		m.get = m.method.get
	case hasMethod(reflect.PointerTo(of), name):
		// Hugo finds it where the value can be addressed.
	case structure.Kind() == reflect.Struct:
		if field, ok := structure.FieldByName(name); ok && field.IsExported() {
			m.get = e.fieldOf(of, field)
		}
	case of.Kind() == reflect.Map && of.NumMethod() == 0 && reflect.TypeFor[string]().AssignableTo(of.Key()):
		m.get = keyOf(of, name)
	}
	return m
}

// refuse is a member that Hugo refuses, or finds in ways of its own.
func refuse(*state, any) any {
	fail(errUnlike)
	return nil
}

func hasMethod(t reflect.Type, name string) bool {
	_, ok := t.MethodByName(name)
	return ok
}

// fieldOf reads a field of a struct or of a pointer to one.
func (e *Engine) fieldOf(of reflect.Type, field reflect.StructField) func(*state, any) any {
	if quick := e.quick[memberKey{of, field.Name}]; quick != nil && quick.param == nil {
		return func(_ *state, v any) any { return quick.call(v, nil) }
	}
	return func(_ *state, v any) any {
		structure := reflect.ValueOf(v)
		if structure.Kind() == reflect.Pointer {
			if structure.IsNil() {
				fail(errUnlike)
			}
			structure = structure.Elem()
		}
		found, err := structure.FieldByIndexErr(field.Index)
		if err != nil {
			fail(errUnlike)
		}
		return plain(found)
	}
}

// keyOf reads an entry of a map.
func keyOf(of reflect.Type, name string) func(*state, any) any {
	key := reflect.ValueOf(name)
	return func(_ *state, v any) any { return plain(reflect.ValueOf(v).MapIndex(key)) }
}

// plain is the value that reflection found.
func plain(v reflect.Value) any {
	switch {
	case !v.IsValid():
		return nil
	case v.Type() == stringType:
		return v.String() // Interface copies twice
	case v.Kind() == reflect.Interface && v.IsNil():
		return hole{methods: v.Type().NumMethod() > 0}
	}
	return v.Interface()
}
