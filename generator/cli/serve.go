package cli

import (
	"errors"
	"net"
	"path/filepath"

	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/preview"
)

func (a *App) serveCommand() *cobra.Command {
	var addr string
	var noHistory bool
	c := &cobra.Command{
		Use:     "serve",
		Short:   a.say("help.serve", nil),
		Long:    a.say("help.serve-long", nil),
		Example: "  zoufang serve\n  zoufang serve --addr 127.0.0.1:9000",
		Args:    none,
		RunE:    func(c *cobra.Command, _ []string) error { return a.serve(c, addr, noHistory) },
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", a.say("flag.addr", nil))
	c.Flags().BoolVar(&noHistory, "no-history", false, a.say("flag.no-history", nil))
	return c
}

// serve builds into a folder of its own, so that what is published stays as it
// is.
func (a *App) serve(c *cobra.Command, addr string, noHistory bool) error {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return usage("cli.flag-value", diag.Args{"flag": "--addr", "value": addr})
	}
	if host == "" {
		host = "localhost"
	}
	o, err := a.buildOptions(buildFlags{
		workers:   workers(),
		out:       filepath.Join(a.root, ".zoufang", "preview"),
		baseURL:   "http://" + net.JoinHostPort(host, port) + "/",
		noHistory: noHistory,
	})
	if err != nil {
		return err
	}
	if err := a.build(c, o); err != nil {
		return err
	}
	err = preview.Serve(c.Context(), addr, o.Out, func(url string) {
		a.sayLine("cli.serving", diag.Args{"url": url})
	})
	var network *net.OpError
	if errors.As(err, &network) {
		return fail(err, "cli.cannot-listen", diag.Args{"addr": addr})
	}
	return err
}
