package cli

import (
	"bytes"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/privacy"
	"zoufang/generator/site"
)

func (a *App) hookMessageCommand() *cobra.Command {
	return &cobra.Command{
		Use:   commitMsg + " FILE",
		Short: a.say("help.hook-commit-msg", nil),
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.guarded(func() error { return a.checkMessage(args[0]) })
		},
	}
}

// checkMessage looks through the message of a commit that is about to be made: Git
// keeps it for as long as the commit, and pages show it.
func (a *App) checkMessage(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := a.readStaged(); err != nil {
		return err
	}
	found := site.LookThrough(a.privacyIn(a.files()), a.say("hook.message", nil), message(data))
	a.showSome(found)
	if !found.HasErrors() {
		return nil
	}
	a.sayLine("hook.message-refused", diag.Args{"count": found.Count(diag.Error), "file": file})
	return errFindings
}

// scissors begins what git shows the author and leaves out of the message.
var scissors = []byte("# ------------------------ >8 ------------------------")

// message is what git takes of the file in which an author edits a message. Lines stay
// where they are.
func message(data []byte) string {
	data, _, _ = bytes.Cut(data, scissors)
	lines := strings.SplitAfter(string(data), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "#") {
			lines[i] = "\n"
		}
	}
	return strings.Join(lines, "")
}

// privacyIn are the rules about private data of the site among files, as far as they
// can be read.
func (a *App) privacyIn(files fs.FS) *privacy.Rules {
	config, _, _ := site.ReadConfig(files) // without one, numbers are found all the same
	rules, _ := privacy.Load(site.SchemaFiles(files, a.Schemas, config))
	return rules
}
