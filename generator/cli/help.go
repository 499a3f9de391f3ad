package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"zoufang/generator/diag"
)

// helpCommand is “help COMMAND”, the same as “COMMAND --help”.
func (a *App) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: a.say("help.help", nil),
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return a.knownCommand(c.Root(), args)
			}
			return about.Help()
		},
	}
}

// usage writes how a command is used, in the user's language.
func (a *App) usage(c *cobra.Command) error {
	w := c.OutOrStderr()
	fmt.Fprintf(w, "%s\n  %s\n", a.say("help.usage", nil), a.usageLine(c))
	if c.HasAvailableSubCommands() {
		a.section(w, "help.commands")
		for _, child := range c.Commands() {
			if child.IsAvailableCommand() {
				fmt.Fprintf(w, "  %-*s  %s\n", c.NamePadding(), child.Name(), child.Short)
			}
		}
	}
	if c.HasExample() {
		a.section(w, "help.examples")
		fmt.Fprintln(w, c.Example)
	}
	a.flags(w, "help.flags", c.LocalNonPersistentFlags())
	a.flags(w, "help.global-flags", c.Root().PersistentFlags())
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\n%s\n", a.say("help.more", nil))
	}
	return nil
}

func (a *App) section(w io.Writer, messageID string) {
	fmt.Fprintf(w, "\n%s\n", a.say(messageID, nil))
}

func (a *App) usageLine(c *cobra.Command) string {
	line := c.UseLine()
	line = strings.TrimSuffix(line, " [flags]")
	if c.HasAvailableSubCommands() {
		line += " COMMAND"
	}
	return line + " [" + a.say("help.options-word", nil) + "]"
}

// flags lists flags with what they default to.
func (a *App) flags(w io.Writer, title string, set *pflag.FlagSet) {
	var lines [][2]string
	width := 18
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" || f.Name == "version" {
			return
		}
		name := "--" + f.Name
		if kind := f.Value.Type(); kind != "bool" {
			name += " " + strings.ToUpper(kind)
		}
		text := f.Usage
		if f.DefValue != "" && f.DefValue != "false" && f.Name != "workers" {
			text += a.say("help.default", diag.Args{"value": f.DefValue})
		}
		width = max(width, len(name))
		lines = append(lines, [2]string{name, text})
	})
	if len(lines) == 0 {
		return
	}
	a.section(w, title)
	for _, line := range lines {
		fmt.Fprintf(w, "  %-*s  %s\n", width, line[0], line[1])
	}
}
