// Package cli is the command line of zoufang.
//
// Manners: data goes to standard output, progress and findings to standard
// error; progress shows on a terminal only. Every word comes from the catalogue
// of package diag, in Chinese or English.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/site"
)

// Version is the program's version, set when it is linked.
var Version = "dev"

// The exit statuses.
const (
	ExitOK       = 0
	ExitFindings = 1 // findings that stop publication
	ExitUsage    = 2 // wrong usage
	ExitFailure  = 3 // could not go on
)

// App is the program with its surroundings.
type App struct {
	Stdin     io.Reader
	Stdout    io.Writer
	Stderr    io.Writer
	Getenv    func(string) string
	Now       func() time.Time
	Schemas   fs.FS // what the program brings
	Templates fs.FS
	Starter   fs.FS // the files of a new site

	lang    diag.Lang
	root    string
	source  *source // nil: the site's folder
	repo    *gitrepo.Repo
	repoErr error
}

// errFindings ends a command whose findings have been shown.
var errFindings = errors.New("findings stop publication")

// usageError is a command line that makes no sense.
type usageError struct{ message diag.Message }

func (e usageError) Error() string { return e.message.In(diag.EN) }

func usage(messageID string, args diag.Args) error {
	return usageError{diag.Message{ID: messageID, Args: args}}
}

// failure is a reason why a command could not go on, in the user's language.
type failure struct {
	message diag.Message
	cause   error
}

func (e failure) Error() string { return e.message.In(diag.EN) }
func (e failure) Unwrap() error { return e.cause }

func fail(cause error, messageID string, args diag.Args) error {
	return failure{diag.Message{ID: messageID, Args: args}, cause}
}

// Main runs the program with args, the command line without the program's name,
// and returns its exit status.
func (a *App) Main(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	defer a.closeRepository()
	relaxCollector(a.Getenv)
	a.lang = a.language(args)
	command := a.command(args)
	command.SetArgs(args)
	err := command.ExecuteContext(ctx)
	var wrong usageError
	var failed failure
	var file *fs.PathError
	switch {
	case err == nil:
		return ExitOK
	case errors.Is(err, errFindings):
		return ExitFindings
	case errors.As(err, &wrong):
		a.sayLine("cli.usage-error", diag.Args{"reason": wrong.message.In(a.lang)})
		return ExitUsage
	case errors.As(err, &failed):
		a.sayLine("cli.failure", diag.Args{"reason": failed.message.In(a.lang)})
	case errors.Is(err, context.Canceled):
		a.sayLine("cli.interrupted", nil)
	case errors.As(err, &file):
		a.sayLine("cli.file-failure", diag.Args{"file": file.Path, "reason": diag.Reason(err)})
	default:
		a.sayLine("cli.failure", diag.Args{"reason": err.Error()})
	}
	return ExitFailure
}

// language is the one that the user asks for, else the site's.
func (a *App) language(args []string) diag.Lang {
	if lang, asked := a.askedLanguage(args); asked {
		return lang
	}
	root := flagValue(args, "root")
	if root == "" {
		root = "."
	}
	if config, _, err := site.ReadConfig(os.DirFS(root)); err == nil {
		return config.Lang()
	}
	return diag.ZH
}

// askedLanguage is --lang, else ZOUFANG_LANG, else the locale's where it is
// Chinese or English.
func (a *App) askedLanguage(args []string) (lang diag.Lang, asked bool) {
	texts := []string{flagValue(args, "lang"), a.Getenv("ZOUFANG_LANG")}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := a.Getenv(name); locale != "" {
			texts = append(texts, locale)
			break
		}
	}
	for _, text := range texts {
		switch {
		case strings.HasPrefix(text, "zh"):
			return diag.ZH, true
		case strings.HasPrefix(text, "en"):
			return diag.EN, true
		}
	}
	return "", false
}

// flagValue finds --name before the command line is parsed: help needs it too.
func flagValue(args []string, name string) string {
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--"+name+"="); ok {
			return value
		}
		if arg == "--"+name && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// say returns a text of the catalogue.
func (a *App) say(messageID string, args diag.Args) string {
	return diag.Say(a.lang, messageID, args)
}

// sayLine writes a text of the catalogue to standard error.
func (a *App) sayLine(messageID string, args diag.Args) {
	fmt.Fprintln(a.Stderr, a.say(messageID, args))
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// workers is how many goroutines work at once when nothing else is said.
func workers() int { return runtime.GOMAXPROCS(0) }
