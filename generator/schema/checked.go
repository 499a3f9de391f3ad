package schema

import (
	"cmp"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// The keys within each item of the field that attachments of x-collection names: the
// name of a file beside the record, and who looked through it on which day.
const (
	checkedFile = "file"
	checkedBy   = "checked_by"
	checkedOn   = "date"
)

// checked reads which field says who looked through attachments whose text no program
// can read.
func (f *schemaFile) checked(n *record.Node) *Field {
	field := f.fieldAt(n, TypeList)
	if field == nil || field.broken || field.Items == nil || field.Items.broken {
		return nil
	}
	for key, t := range map[string]Type{checkedFile: TypeText, checkedBy: TypeRef, checkedOn: TypeDate} {
		part := field.Items.Field(key)
		if part == nil || part.Type != t || !part.Required {
			f.report(n, "schema-value.attachments", diag.Args{"field": field.Name()})
			return nil
		}
	}
	return field
}

// CheckedFile is an attachment of a record that a person has looked through.
type CheckedFile struct {
	Name string // as the author wrote it, from the record's folder
	Path Path   // of the name in the record
}

// CheckedFiles returns the attachments that a record says are looked through.
func (c *Collection) CheckedFiles(values Values) (files []CheckedFile) {
	if c.CheckedField == nil {
		return nil
	}
	items, _ := values[c.CheckedField.Key].([]any)
	for i, item := range items {
		checked, _ := item.(map[string]any)
		name, _ := checked[checkedFile].(string)
		if name != "" && checked[checkedBy] != (Invalid{}) && checked[checkedOn] != (Invalid{}) {
			files = append(files, CheckedFile{name, Path{c.CheckedField.Key, i, checkedFile}})
		}
	}
	return files
}

// CheckedLine is what an author types to say that a file was looked through.
func (c *Collection) CheckedLine(file string) diag.Name {
	items := c.CheckedField.Items
	var zh, en []string
	for _, key := range []string{checkedFile, checkedBy, checkedOn} {
		value := "……"
		if key == checkedFile {
			value = file
		}
		zh = append(zh, cmp.Or(items.Field(key).Title, key)+": "+value)
		en = append(en, key+": "+value)
	}
	field := c.CheckedField
	return diag.Name{
		ZH: cmp.Or(field.Title, field.Key) + ": [{" + strings.Join(zh, ", ") + "}]",
		EN: field.Key + ": [{" + strings.Join(en, ", ") + "}]",
	}
}
