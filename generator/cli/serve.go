package cli

import (
	"github.com/spf13/cobra"

	"zoufang/generator/diag"
	"zoufang/generator/preview"
)

func (a *App) serveCommand() *cobra.Command {
	var addr string
	c := &cobra.Command{
		Use:   "serve",
		Short: a.say("help.serve", nil),
		Long:  a.say("help.serve-long", nil),
		Args:  none,
		RunE: func(c *cobra.Command, _ []string) error {
			o, err := a.buildOptions(buildFlags{workers: workers(), baseURL: "http://" + addr + "/"})
			if err != nil {
				return err
			}
			if err := a.build(c, o); err != nil {
				return err
			}
			return preview.Serve(c.Context(), addr, o.Output(), func(url string) {
				a.sayLine("cli.serving", diag.Args{"url": url})
			})
		},
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", a.say("flag.addr", nil))
	return c
}
