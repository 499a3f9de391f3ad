package schema

import (
	"maps"
	"slices"
)

// shape is what the value of a keyword looks like.
type shape uint8

const (
	shapeText     shape = iota
	shapeCount          // an integer, not negative
	shapeNumber         // any number
	shapeBoolean        // true or false
	shapeValue          // a value of the field
	shapeValues         // a list of values of the field
	shapePattern        // a regular expression
	shapeSchema         // a schema for the same value
	shapeSchemas        // a list of schemas for the same value
	shapeItems          // a schema for the items
	shapeLists          // lists of texts by text
	shapeDeclared       // read where fields are built
)

// family is a group of types that a keyword may stand on.
type family uint8

const (
	onText family = 1 << iota
	onDate
	onNumber
	onBoolean
	onTerm
	onRef
	onList
	onObject
	onFixed = onText | onDate | onNumber | onBoolean | onTerm // one value, known when a file is read
	onAny   = onFixed | onRef | onList | onObject
)

// keyword is what is known of one keyword of a field.
type keyword struct {
	shape   shape
	on      family
	asserts bool // JSON Schema checks values by it
}

// keywords are those of JSON Schema 2020-12 that are supported, and ours. What
// describes an annotation, a field's type or its children is read when the field
// is built; what asserts something is handed on to the JSON Schema validator.
var keywords = map[string]keyword{
	"title":       {shapeText, onAny, false},
	"description": {shapeText, onAny, false},
	"$comment":    {shapeText, onAny, false},
	"deprecated":  {shapeBoolean, onAny, false},
	"default":     {shapeValue, onAny, false},
	"examples":    {shapeValues, onAny, false},
	"type":        {shapeDeclared, onAny, false},
	"$ref":        {shapeDeclared, onAny, false},

	"enum":             {shapeValues, onFixed, true},
	"const":            {shapeValue, onFixed, true},
	"minLength":        {shapeCount, onText, true},
	"maxLength":        {shapeCount, onText, true},
	"pattern":          {shapePattern, onText, true},
	"format":           {shapeDeclared, onText | onDate, false},
	"minimum":          {shapeNumber, onNumber, true},
	"maximum":          {shapeNumber, onNumber, true},
	"exclusiveMinimum": {shapeNumber, onNumber, true},
	"exclusiveMaximum": {shapeNumber, onNumber, true},
	"multipleOf":       {shapeNumber, onNumber, true},

	"items":       {shapeDeclared, onList, false},
	"minItems":    {shapeCount, onList, true},
	"maxItems":    {shapeCount, onList, true},
	"uniqueItems": {shapeBoolean, onList, true},
	"contains":    {shapeItems, onList, true},
	"minContains": {shapeCount, onList, true},
	"maxContains": {shapeCount, onList, true},

	"properties":           {shapeDeclared, onObject, false},
	"required":             {shapeDeclared, onObject, false},
	"additionalProperties": {shapeDeclared, onObject, false},
	"propertyNames":        {shapeDeclared, onObject, false},
	"minProperties":        {shapeCount, onObject, true},
	"maxProperties":        {shapeCount, onObject, true},
	"dependentRequired":    {shapeLists, onObject, true},

	"allOf": {shapeSchemas, onAny, true},
	"anyOf": {shapeSchemas, onAny, true},
	"oneOf": {shapeSchemas, onAny, true},
	"not":   {shapeSchema, onAny, true},
	"if":    {shapeSchema, onAny, true},
	"then":  {shapeSchema, onAny, true},
	"else":  {shapeSchema, onAny, true},

	"x-ref":        {shapeDeclared, onRef, false},
	"x-vocabulary": {shapeDeclared, onTerm, false},
	"x-privacy":    {shapeDeclared, onAny, false},
	"x-consent":    {shapeDeclared, onText, false},
	"x-audience":   {shapeDeclared, onAny, false},
	"x-also":       {shapeDeclared, onAny, false},
	"x-unit":       {shapeText, onNumber, false},
	"x-rules":      {shapeDeclared, onObject, false},
}

// rootKeywords stand on the whole schema only.
var rootKeywords = []string{"$schema", "$id", "$defs", "x-collection", "x-workflow"}

// unsupported are keywords of JSON Schema that are refused, each for what cannot
// be kept in step with typing, keys in two languages and privacy.
var unsupported = []string{
	"$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "definitions",
	"prefixItems", "additionalItems", "unevaluatedItems", "unevaluatedProperties",
	"patternProperties", "dependentSchemas", "dependencies",
	"contentEncoding", "contentMediaType", "contentSchema", "readOnly", "writeOnly",
}

var (
	fieldKeywords = slices.Sorted(maps.Keys(keywords))
	typeNames     = []string{"string", "integer", "number", "boolean", "array", "object"}
	formats       = []string{"date", "date-time", "document-number", "email", "person-name", "time", "uri", "uuid"}
	privacies     = []string{
		string(PrivacyName), string(PrivacyPhone), string(PrivacyID), string(PrivacyAddress), string(PrivacyOmit),
	}
)

// schemaKeys is what record.Parse is told about the keys of a schema.
func schemaKeys(key string) (list, known bool) {
	k, known := keywords[key]
	list = k.shape == shapeValues || k.shape == shapeSchemas || slices.Contains(listKeywords, key)
	known = known || slices.Contains(rootKeywords, key) || slices.Contains(collectionKeywords, key)
	known = known || slices.Contains(stepKeywords, key) || slices.Contains(holdKeywords, key)
	return list, known || list
}

// listKeywords hold lists, besides those that are known by their shape.
var listKeywords = []string{"required", "x-also", "x-rules", "order", "columns", "headings", "unique", "sequences", "within", "steps", "requires"}

// families says which family each type belongs to.
var families = map[Type]family{
	TypeText: onText, TypeInteger: onNumber, TypeNumber: onNumber, TypeBoolean: onBoolean,
	TypeDate: onDate, TypeDateTime: onDate, TypeTerm: onTerm, TypeRef: onRef,
	TypeList: onList, TypeObject: onObject,
}
