package cli

import (
	"fmt"
	"io/fs"
	"net/url"
	"strings"
	"sync"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/record"
	"zoufang/generator/schema"
)

func (a *App) exists(name string) bool {
	_, err := fs.Stat(a.files(), name)
	return err == nil
}

// show writes findings to standard error.
func (a *App) show(findings diag.List) {
	diag.Text(a.Stderr, findings, diag.TextOptions{Lang: a.lang, Lines: a.lines(), Color: a.color()})
}

// color reports whether standard error shows colours: see no-color.org.
func (a *App) color() bool { return isTerminal(a.Stderr) && a.Getenv("NO_COLOR") == "" }

// write writes findings in a format: as text to standard error with a summary,
// for machines to standard output.
func (a *App) write(findings diag.List, format string) error {
	switch format {
	case "json":
		return diag.JSON(a.Stdout, findings, a.lang)
	case "sarif":
		return diag.SARIF(a.Stdout, findings, a.lang, Version, a.lines())
	}
	a.show(findings)
	fmt.Fprintln(a.Stderr, findings.Summary(a.lang))
	return nil
}

// maxSources is how many files are kept for their lines. Findings come sorted by
// file, so that few are read again.
const maxSources = 64

// lines reads source lines for code frames: of the site's own files, or of
// those that the program brings.
func (a *App) lines() diag.Lines {
	sources := map[string]*record.Source{}
	return func(file string, line int) (string, bool) {
		src, known := sources[file]
		if !known {
			if data, err := a.readSource(file); err == nil {
				src, _ = record.Decode(file, data)
			}
			if len(sources) == maxSources {
				clear(sources)
			}
			sources[file] = src
		}
		if src == nil || line < 1 || line > strings.Count(src.Text, "\n")+1 {
			return "", false
		}
		return src.Line(line), true
	}
}

func (a *App) readSource(file string) ([]byte, error) {
	data, err := fs.ReadFile(a.files(), file)
	if err == nil {
		return data, nil
	}
	dir, name, _ := strings.Cut(file, "/")
	switch {
	case dir == "schemas" && a.Schemas != nil:
		return fs.ReadFile(a.Schemas, name)
	case dir == "templates" && a.Templates != nil:
		return fs.ReadFile(a.Templates, name)
	}
	return nil, err
}

// progress is a line on the terminal that says how far a step has come.
type progress struct {
	app   *App
	on    bool
	mu    sync.Mutex
	last  time.Time
	shown bool
}

// progressEvery is how often the line changes.
const progressEvery = 100 * time.Millisecond

func (a *App) newProgress() *progress { return &progress{app: a, on: isTerminal(a.Stderr)} }

// show updates the line. It may be called from several goroutines.
func (p *progress) show(messageID string, done, total int) {
	if !p.on {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if time.Since(p.last) < progressEvery {
		return
	}
	p.last, p.shown = time.Now(), true
	fmt.Fprintf(p.app.Stderr, "\r\x1b[K%s", p.app.say(messageID, diag.Args{"done": done, "total": total}))
}

// clear removes the line.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.app.Stderr, "\r\x1b[K")
	}
}

// parseDay reads a date of the command line; "" is the zero time.
func parseDay(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	day, ok := schema.ParseDate(text)
	if !ok {
		return time.Time{}, usage("cli.not-a-date", diag.Args{"value": text})
	}
	return day, nil
}

func validBaseURL(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && strings.HasSuffix(u.Path, "/")
}
