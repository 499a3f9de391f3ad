package cli

import (
	"bufio"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zoufang/generator/author"
	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

func (a *App) newCommand() *cobra.Command {
	var id string
	c := &cobra.Command{
		Use:     "new COLLECTION [FIELD=VALUE...]",
		Short:   a.say("help.new", nil),
		Long:    a.say("help.new-long", nil),
		Example: "  zoufang new visits\n  zoufang new visits 走访组=走访一组 日期=2012-03-05\n  zoufang new documents --id 2012-04-01-jinzhou",
		RunE:    func(c *cobra.Command, args []string) error { return a.new(c, id, args) },
	}
	c.Flags().StringVar(&id, "id", "", a.say("flag.id", nil))
	c.ValidArgsFunction = a.completeCollections
	return c
}

func (a *App) new(c *cobra.Command, id string, args []string) error {
	if len(args) == 0 {
		return usage("cli.arguments", diag.Args{"expected": "COLLECTION", "count": 0})
	}
	model, findings, err := a.load(c, moment{}, "")
	if err != nil {
		return err
	}
	if model == nil {
		a.show(findings)
		return errFindings
	}
	collection, err := findCollection(model, args[0])
	if err != nil {
		return err
	}
	values, err := fieldValues(collection, args[1:])
	if err != nil {
		return err
	}
	if isTerminal(a.Stdin) {
		a.ask(collection, values)
	}
	draft := author.Draft{Model: model, Collection: collection, ID: id, Values: values, Lang: model.Config.Lang(), Today: a.Now()}
	name, err := draft.Create(a.root)
	if err != nil {
		return a.newFailure(name, err)
	}
	fmt.Fprintln(a.Stdout, name)
	return nil
}

func (a *App) newFailure(name string, err error) error {
	var missing *author.MissingError
	var unnamed *author.IDError
	var refused *author.NameError
	switch {
	case errors.As(err, &missing):
		return usage("cli.id-needs", diag.Args{"field": missing.Field.Name()})
	case errors.As(err, &unnamed):
		return usage("cli.id-by-hand", diag.Args{"label": unnamed.Collection.Title})
	case errors.As(err, &refused) && refused.Taken:
		return usage("cli.id-taken", diag.Args{"id": refused.ID})
	case errors.As(err, &refused):
		return usage("cli.id-unusable", diag.Args{"id": refused.ID})
	case errors.Is(err, author.ErrExists):
		return fail(err, "cli.file-exists", diag.Args{"file": name})
	}
	return err
}

// findCollection finds a collection by its id, title or label.
func findCollection(model *site.Site, name string) (*schema.Collection, error) {
	var known []string
	for _, c := range model.Schemas.Collections {
		if name == c.ID || name == c.Title || name == c.Label {
			return c, nil
		}
		known = append(known, c.ID)
	}
	return nil, usage("cli.unknown-collection", diag.Args{"collection": name, "known": known})
}

// fieldValues reads FIELD=VALUE arguments; fields may be named by key or title.
func fieldValues(c *schema.Collection, args []string) (map[string]string, error) {
	values := map[string]string{}
	for _, arg := range args {
		key, value, found := strings.Cut(arg, "=")
		if !found {
			return nil, usage("cli.not-a-value", diag.Args{"argument": arg})
		}
		field := namedField(c, key)
		if field == nil {
			return nil, usage("cli.unknown-field", diag.Args{"field": key, "label": c.Title})
		}
		if strings.ContainsAny(value, "\r\n") {
			return nil, usage("cli.one-line", diag.Args{"field": key})
		}
		values[field.Key] = value
	}
	return values, nil
}

func namedField(c *schema.Collection, name string) *schema.Field {
	for _, f := range c.Root.Fields {
		if f.Key == name || f.Title == name || slices.Contains(f.Also, name) {
			return f
		}
	}
	return nil
}

// ask asks on the terminal for every required field that has no value yet. An
// empty answer leaves the field to be filled in later.
func (a *App) ask(c *schema.Collection, values map[string]string) {
	in := bufio.NewScanner(a.Stdin)
	for _, f := range c.Root.Fields {
		if !f.Required || values[f.Key] != "" || f.Type == schema.TypeObject || f == c.DateField {
			continue
		}
		if f.Help != "" {
			fmt.Fprintln(a.Stderr, "  "+f.Help)
		}
		if choices := termNames(f); len(choices) > 0 {
			fmt.Fprintln(a.Stderr, "  "+a.say("cli.choices", diag.Args{"choices": choices}))
		}
		fmt.Fprintf(a.Stderr, "%s: ", f.Name().In(a.lang))
		if !in.Scan() {
			return
		}
		values[f.Key] = strings.TrimSpace(in.Text())
	}
}

// termNames returns what a field of a vocabulary may hold.
func termNames(f *schema.Field) []string {
	if f.Items != nil {
		f = f.Items
	}
	if f.Vocabulary == nil {
		return nil
	}
	var names []string
	for _, term := range f.Vocabulary.Terms {
		names = append(names, term.Name)
	}
	return names
}

// completeCollections completes the first argument of new.
func (a *App) completeCollections(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	config, _, err := site.ReadConfig(a.files())
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	set, _ := schema.Load(site.SchemaFiles(a.files(), a.Schemas, config), "schemas/")
	var names []string
	for _, c := range set.Collections {
		names = append(names, c.ID+"\t"+c.Title)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
