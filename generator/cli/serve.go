package cli

import (
	"cmp"
	"errors"

	"github.com/spf13/cobra"

	"zoufang/generator/build"
	"zoufang/generator/diag"
	"zoufang/generator/preview"
	"zoufang/generator/site"
)

type serveFlags struct {
	buildFlags
	addr       string
	poll, open bool
}

func (a *App) serveCommand() *cobra.Command {
	f := serveFlags{buildFlags: buildFlags{workers: workers()}}
	c := &cobra.Command{
		Use:     "serve",
		Short:   a.say("help.serve", nil),
		Long:    a.say("help.serve-long", nil),
		Example: "  zoufang serve\n  zoufang serve --open\n  zoufang serve --addr 127.0.0.1:9000 --audience supervision",
		Args:    none,
		RunE:    func(c *cobra.Command, _ []string) error { return a.serve(c, f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.addr, "addr", "127.0.0.1:8080", a.say("flag.addr", nil))
	flags.StringVar(&f.asOf, "as-of", "", a.say("flag.as-of", nil))
	flags.StringVar(&f.audience, "audience", "", a.say("flag.audience", nil))
	flags.BoolVar(&f.noHistory, "no-history", false, a.say("flag.no-history", nil))
	flags.BoolVar(&f.poll, "poll", false, a.say("flag.poll", nil))
	flags.BoolVar(&f.open, "open", false, a.say("flag.open", nil))
	return c
}

// serve shows the site until the user ends it.
func (a *App) serve(c *cobra.Command, f serveFlags) error {
	if _, _, err := site.ReadConfig(a.files()); errors.Is(err, site.ErrNoSite) {
		return fail(err, "cli.no-site", diag.Args{"root": a.root})
	}
	if err := a.knownAudience(f.audience); err != nil {
		return err
	}
	listener, err := a.listen(f.addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	f.baseURL = listener.URL
	o, err := a.buildOptions(f.buildFlags)
	if err != nil {
		return err
	}
	o.Cache = a.buildCache(o.History != nil, false)
	bar := a.newProgress()
	terminal := &previewTerminal{app: a, bar: bar}
	server := preview.NewServer(listener, preview.Options{
		Root: a.root, Lang: a.lang, Lines: a.lines, Poll: f.poll,
		Polling: terminal.polling, Updated: terminal.updated,
	})
	o.Progress = func(step build.Step, done, total int) {
		server.Progress(step, done, total)
		bar.show("progress."+string(step), done, total)
	}
	live := build.NewLive(o)
	defer live.Close()
	a.sayLine("preview.serving", diag.Args{"url": listener.URL})
	if listener.Open {
		a.sayLine("preview.network", diag.Args{"audience": cmp.Or(f.audience, site.Public)})
	}
	if f.open {
		preview.OpenBrowser(listener.URL)
	}
	defer bar.clear()
	return server.Serve(c.Context(), live)
}

// listen opens the address to preview on, or says which one to type instead.
func (a *App) listen(addr string) (*preview.Listener, error) {
	listener, err := preview.Listen(addr)
	var taken *preview.TakenError
	switch {
	case errors.Is(err, preview.ErrAddress):
		return nil, usage("cli.flag-value", diag.Args{"flag": "--addr", "value": addr})
	case errors.As(err, &taken):
		return nil, fail(err, "preview.taken", diag.Args{"addr": addr, "free": taken.Free})
	case err != nil:
		return nil, fail(err, "preview.cannot-listen", diag.Args{"addr": addr, "reason": diag.Reason(err)})
	}
	return listener, nil
}

// previewTerminal tells what happens to a preview.
type previewTerminal struct {
	app   *App
	bar   *progress
	found diag.List // when it was last told
}

func (t *previewTerminal) polling(reason error) {
	t.app.sayLine("preview.polling", diag.Args{"reason": diag.Reason(reason)})
}

// updated says what an update brought, with those findings that are new.
func (t *previewTerminal) updated(c preview.Change) {
	t.bar.clear()
	if c.Err != nil {
		t.app.sayLine("preview.failed", diag.Args{"reason": diag.Reason(c.Err)})
		return
	}
	t.app.show(c.Findings.Without(t.found))
	t.found = c.Findings
	args := diag.Args{"time": seconds(c.Time), "summary": c.Findings.Summary(t.app.lang)}
	if c.Files == nil {
		args["records"], args["pages"] = c.Records, c.Pages
		t.app.sayLine("preview.ready", args)
		return
	}
	args["files"] = len(c.Files)
	t.app.sayLine("preview.updated", args)
}
