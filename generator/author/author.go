// Package author helps to write: it scaffolds new records and new sites, and
// applies the fixes that findings suggest.
package author

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// ErrExists is returned where a file or folder is in the way.
var ErrExists = errors.New("already exists")

// MissingError says that an id's pattern needs a field that has no value yet.
type MissingError struct{ Field *schema.Field }

func (e *MissingError) Error() string {
	return fmt.Sprintf("the id needs a value for %s", e.Field.Key)
}

// IDError says that a record of the collection needs an id given by hand.
type IDError struct{ Collection *schema.Collection }

func (e *IDError) Error() string {
	return fmt.Sprintf("a record of %s needs an id", e.Collection.ID)
}

// NameError says that a record cannot have an id: it is no file name on every
// machine, or another record has it.
type NameError struct {
	ID    string
	Taken bool
}

func (e *NameError) Error() string { return fmt.Sprintf("no record can have the id %q", e.ID) }

// Draft is a record about to be written.
type Draft struct {
	Model      *site.Site
	Collection *schema.Collection
	ID         string            // "": made by the collection's pattern
	Values     map[string]string // by English key, as an author types them
	Lang       diag.Lang         // of keys and comments
	Today      time.Time
}

// Create writes a new record below root and returns its path relative to root.
// An existing file is never overwritten.
func (d Draft) Create(root string) (string, error) {
	d.fillDate()
	id, err := d.id()
	if err != nil {
		return "", err
	}
	if err := d.refuse(id); err != nil {
		return "", err
	}
	name := path.Join("content", d.Collection.Path, d.folder(), id+".md")
	file := filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return "", err
	}
	text := d.Collection.Scaffold(schema.ScaffoldOptions{Lang: d.Lang, Values: d.Values})
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return name, fmt.Errorf("%s: %w", name, ErrExists)
	}
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(text)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return name, err
}

// refuse returns a NameError where no record may have the id.
func (d Draft) refuse(id string) error {
	taken := d.Model != nil && d.Model.Taken(d.Collection.ID, id)
	if taken || !site.UsableName(id) {
		return &NameError{id, taken}
	}
	return nil
}

// fillDate gives the record today's date where it has none.
func (d *Draft) fillDate() {
	values := map[string]string{}
	for key, value := range d.Values {
		values[key] = value
	}
	if field := d.Collection.DateField; field != nil && values[field.Key] == "" {
		values[field.Key] = d.Today.Format(time.DateOnly)
	}
	d.Values = values
}

// date is the day that the record's own date names, or today.
func (d Draft) date() time.Time {
	if field := d.Collection.DateField; field != nil {
		if day, ok := schema.ParseDate(d.Values[field.Key]); ok {
			return day
		}
	}
	return d.Today
}

// folder is where records lie below their collection: the part of the permalink
// between the collection and the id, as in 2012/03.
func (d Draft) folder() string {
	pattern := strings.TrimPrefix(d.Collection.Permalink, "/"+d.Collection.Path+"/")
	dir, _, found := strings.Cut(pattern, ":id")
	if !found || strings.HasPrefix(pattern, "/") {
		return ""
	}
	return strings.NewReplacer(
		":year", d.date().Format("2006"), ":month", d.date().Format("01"), ":day", d.date().Format("02"),
	).Replace(dir)
}

// idToken is a part of an id's pattern: a field, or a running number written
// with as many digits as it has n.
var idToken = regexp.MustCompile(`\{([a-z_]+)\}`)

// id makes the record's id by its collection's pattern.
func (d Draft) id() (string, error) {
	if d.ID != "" {
		return d.ID, nil
	}
	pattern := d.Collection.IDPattern
	if pattern == "" || strings.Contains(pattern, "{id}") {
		return "", &IDError{d.Collection}
	}
	var failure error
	digits := 0
	id := idToken.ReplaceAllStringFunc(pattern, func(token string) string {
		name := strings.Trim(token, "{}")
		if strings.Trim(name, "n") == "" {
			digits = len(name)
			return "\x00"
		}
		part, err := d.part(name)
		if err != nil && failure == nil {
			failure = err
		}
		return part
	})
	if failure != nil || digits == 0 {
		return id, failure
	}
	return d.number(id, digits), nil
}

// number puts the first free running number into id.
func (d Draft) number(id string, digits int) string {
	for n := 1; ; n++ {
		numbered := strings.ReplaceAll(id, "\x00", fmt.Sprintf("%0*d", digits, n))
		if d.Model == nil || !d.Model.Taken(d.Collection.ID, numbered) {
			return numbered
		}
	}
}

// part is what a field contributes to the id: a date as YYYY-MM-DD, a reference
// or a term as its id, anything else as it is typed.
func (d Draft) part(name string) (string, error) {
	if name == "date" {
		return d.date().Format(time.DateOnly), nil
	}
	field := d.Collection.Root.Field(name)
	if field == nil {
		field = d.Collection.Root.Field(name + "s") // {author} is the first of authors
	}
	if field == nil {
		return "", nil
	}
	text := d.Values[field.Key]
	if text == "" {
		return "", &MissingError{field}
	}
	text, _, _ = strings.Cut(text, "、")
	return d.identify(field, strings.TrimSpace(text)), nil
}

func (d Draft) identify(field *schema.Field, text string) string {
	if field.Items != nil {
		field = field.Items
	}
	switch {
	case field.Ref != "" && d.Model != nil:
		if r := d.Model.Named(field.Ref, text); r != nil {
			return r.ID
		}
	case field.Vocabulary != nil:
		if term := field.Vocabulary.Term(text); term != nil {
			return term.ID
		}
	}
	return text
}
