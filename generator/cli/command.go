package cli

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"zoufang/generator/diag"
)

// command builds the tree of commands in the user's language. What args ask for
// matters only to status, whose flags depend on the site.
func (a *App) command(args []string) *cobra.Command {
	root := &cobra.Command{
		Use:           "zoufang",
		Short:         a.say("help.root", nil),
		Long:          a.say("help.root-long", nil),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          a.knownCommand,

		PersistentPreRunE: commonFlags,
		RunE:              func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.PersistentFlags().StringVar(&a.root, "root", ".", a.say("flag.root", nil))
	root.PersistentFlags().String("lang", "", a.say("flag.lang", nil))
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetIn(a.Stdin)
	root.SetOut(a.Stdout)
	root.SetErr(a.Stderr)
	root.SetUsageFunc(a.usage)
	root.Version = Version
	root.SetVersionTemplate(versionLine())
	root.SetHelpCommand(a.helpCommand())
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	root.AddCommand(
		a.buildCommand(), a.checkCommand(), a.serveCommand(), a.newCommand(), a.initCommand(),
		a.statusCommand(args), a.boardCommand(), a.whyCommand(), a.logCommand(), a.diffCommand(), a.exportCommand(), a.hookCommand(),
		a.publishCommand(), a.releasesCommand(), a.rollbackCommand(), a.verifyCommand(), a.schemaCommand(), a.versionCommand(), a.completionCommand(),
	)
	return root
}

// commonFlags refuses values that the flags of all commands cannot have.
func commonFlags(c *cobra.Command, _ []string) error {
	root, lang := c.Flag("root"), c.Flag("lang")
	switch known := []string{"", string(diag.ZH), string(diag.EN)}; {
	case root.Value.String() == "":
		return usage("cli.flag-value", diag.Args{"flag": "--root", "value": ""})
	case !slices.Contains(known, lang.Value.String()):
		return usage("cli.flag-value", diag.Args{"flag": "--lang", "value": lang.Value.String()})
	}
	return nil
}

// knownCommand refuses a word that is no command.
func (a *App) knownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	c.SuggestionsMinimumDistance = 2
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		return usage("cli.unknown-command-near", diag.Args{"command": args[0], "candidates": near})
	}
	return usage("cli.unknown-command", diag.Args{"command": args[0]})
}

// flagError says in words of ours what is wrong with a flag.
func flagError(err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var garbled *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		return usage("cli.unknown-flag", diag.Args{"flag": strings.Repeat("-", min(2, len(name))) + name})
	case errors.As(err, &garbled):
		return usage("cli.unknown-flag", diag.Args{"flag": garbled.GetSpecifiedFlag()})
	case errors.As(err, &bare):
		return usage("cli.flag-without-value", diag.Args{"flag": "--" + bare.GetSpecifiedName()})
	case errors.As(err, &invalid):
		return usage("cli.flag-value", diag.Args{"flag": "--" + invalid.GetFlag().Name, "value": invalid.GetValue()})
	}
	return usage("cli.wrong-usage", diag.Args{"reason": err.Error()})
}

// exactly refuses any other number of arguments than n; name says what they are.
func exactly(n int, name string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != n {
			return usage("cli.arguments", diag.Args{"expected": strings.Repeat(name+" ", n), "count": len(args)})
		}
		return nil
	}
}

// none refuses arguments.
func none(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("cli.no-arguments", diag.Args{"argument": args[0]})
	}
	return nil
}
