// Zoufang compiles a campaign's records, Markdown files with YAML front matter
// in a Git repository, into a static intranet site. See README.md.
package main

import (
	"embed"
	"io/fs"
	"os"
	"time"
	_ "time/tzdata" // office machines have no zone files

	"zoufang/generator/cli"
	"zoufang/generator/site"
)

// The campaign that the program brings along: its schemas, its templates, and
// what a new site starts with.
var (
	//go:embed all:schemas
	schemas embed.FS
	//go:embed all:templates
	templates embed.FS
	//go:embed content/groups
	groups embed.FS
)

func main() {
	app := cli.App{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Getenv: os.Getenv, Now: time.Now,
		Schemas: sub(schemas, "schemas"), Templates: sub(templates, "templates"),
		Starter: site.Overlay{Upper: sub(schemas, "schemas/starter"), Lower: groups},
	}
	os.Exit(app.Main(os.Args[1:]))
}

func sub(files fs.FS, dir string) fs.FS {
	below, err := fs.Sub(files, dir)
	if err != nil {
		panic(err) // dir is a constant and embedded
	}
	return below
}
