package cli

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zoufang/generator/author"
	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

func (a *App) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "init DIR",
		Short:   a.say("help.init", nil),
		Long:    a.say("help.init-long", nil),
		Example: "  zoufang init ./huodong",
		Args:    exactly(1, "DIR"),
		RunE: func(_ *cobra.Command, args []string) error {
			files, err := author.Init(args[0], a.Starter)
			if errors.Is(err, author.ErrExists) {
				return fail(err, "cli.not-empty", diag.Args{"dir": args[0]})
			}
			if err != nil {
				return err
			}
			a.sayLine("cli.initialised", diag.Args{"dir": args[0], "count": len(files)})
			return nil
		},
	}
}

func (a *App) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: a.say("help.version", nil),
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprint(a.Stdout, versionLine())
			return err
		},
	}
}

// versionLine says which program this is.
func versionLine() string {
	return fmt.Sprintf("zoufang %s %s/%s %s\n", Version, runtime.GOOS, runtime.GOARCH, runtime.Version())
}

func (a *App) schemaCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "schema",
		Short: a.say("help.schema", nil),
		Args:  a.knownCommand,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	var to string
	export := &cobra.Command{
		Use:   "export",
		Short: a.say("help.schema-export", nil),
		Long:  a.say("help.schema-export-long", nil),
		Args:  none,
		RunE:  func(*cobra.Command, []string) error { return a.exportSchemas(to) },
	}
	export.Flags().StringVar(&to, "to", "", a.say("flag.to", nil))
	c.AddCommand(export)
	return c
}

// exportSchemas writes plain JSON Schemas and editor settings. Settings that
// somebody has written already are left alone.
func (a *App) exportSchemas(to string) error {
	config, findings, err := site.ReadConfig(a.files())
	if errors.Is(err, site.ErrNoSite) {
		return fail(err, "cli.no-site", diag.Args{"root": a.root})
	}
	if err != nil {
		return err
	}
	set, more := schema.Load(site.SchemaFiles(a.files(), a.Schemas, config), "schemas/")
	if findings = append(findings, more...); findings.HasErrors() {
		a.show(findings)
		return errFindings
	}
	if to == "" {
		to = a.root
	}
	files := set.Export()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := a.export(to, name, files[name]); err != nil {
			return err
		}
	}
	return nil
}

func (a *App) export(dir, name string, data []byte) error {
	file := filepath.Join(dir, filepath.FromSlash(name))
	if old, err := os.ReadFile(file); err == nil && string(old) != string(data) && isSetting(name) {
		a.sayLine("cli.kept", diag.Args{"file": name})
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	fmt.Fprintln(a.Stdout, name)
	return os.WriteFile(file, data, 0o644)
}

// isSetting reports whether people may change an exported file. The others are
// ours and follow the schemas.
func isSetting(name string) bool {
	return !strings.HasPrefix(name, ".vscode/schemas/") && !strings.HasSuffix(name, ".code-snippets")
}

// shells are those that completion knows.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func (a *App) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:       "completion SHELL",
		Short:     a.say("help.completion", nil),
		Long:      a.say("help.completion-long", nil),
		Example:   "  source <(zoufang completion bash)",
		ValidArgs: shells,
		Args:      exactly(1, "SHELL"),
		RunE: func(c *cobra.Command, args []string) error {
			root := c.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.Stdout, true)
			case "zsh":
				return root.GenZshCompletion(a.Stdout)
			case "fish":
				return root.GenFishCompletion(a.Stdout, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.Stdout)
			}
			return usage("cli.unknown-shell", diag.Args{"shell": args[0], "known": shells})
		},
	}
}
