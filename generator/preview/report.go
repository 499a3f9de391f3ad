package preview

import (
	"embed"
	"fmt"
	"html/template"
	"net/url"
	"strings"

	"zoufang/generator/diag"
)

//go:embed assets/*.html
var templateFiles embed.FS

var templates = template.Must(template.ParseFS(templateFiles, "assets/*.html"))

// execute fills a template in. Its data are values of this package, with which
// it was tested.
func execute(name string, data any) (string, error) {
	var b strings.Builder
	err := templates.ExecuteTemplate(&b, name, data)
	return b.String(), err
}

// report is what the overlay shows on one page.
type report struct {
	Lang              string
	Summary, Severity string
	Stale, Stopped    string
	Title, Close      string
	Note              string // instead of the findings
	Source, SourceURL string
	Groups            []group
}

// group is some findings under a heading.
type group struct {
	Title    string
	Findings []shown
	More     string // how many are not shown
}

// maxShown is how many findings of a group a page shows.
const maxShown = 50

// report renders the overlay of the page at ref. Whoever does not sit at this
// machine sees how many findings there are and not what they quote.
func (s *Server) report(ref *url.URL, a answer, now moment, local bool) (string, error) {
	r := report{
		Lang:    s.languageTag(),
		Summary: s.count(now.Findings), Severity: worst(now.Findings),
		Title: s.say("preview.title"), Close: s.say("preview.close"), Stopped: s.say("preview.stopped"),
	}
	if a.stale {
		r.Stale = s.say("preview.stale")
	}
	switch {
	case !local && len(now.Findings) > 0:
		r.Note = s.say("preview.elsewhere")
	case local:
		r.Groups = s.groups(now.Findings, a.source)
		if a.source != "" && !strings.HasPrefix(ref.Path, namespace) {
			r.Source, r.SourceURL = s.say("preview.source"), namespace+"source?"+url.Values{"page": {ref.Path}}.Encode()
		}
	}
	return execute("report.html", r)
}

// groups sorts findings into those of the page's own source file and others.
func (s *Server) groups(list diag.List, source string) []group {
	var its, others diag.List
	for _, f := range list {
		if source != "" && f.Span.File == source {
			its = append(its, f)
		} else {
			others = append(others, f)
		}
	}
	var groups []group
	if len(its) > 0 {
		groups = append(groups, s.group(s.say("preview.of-page"), its))
	}
	switch {
	case len(others) > 0 && len(its) > 0:
		groups = append(groups, s.group(s.say("preview.of-others"), others))
	case len(others) > 0:
		groups = append(groups, s.group("", others))
	}
	return groups
}

// group shows the findings of list, those that stop publication first.
func (s *Server) group(title string, list diag.List) group {
	g := group{Title: title}
	lines := s.Lines()
	for _, weight := range weights {
		for _, f := range list {
			if f.Severity == weight.severity && len(g.Findings) < maxShown {
				g.Findings = append(g.Findings, s.shown(f, lines))
			}
		}
	}
	if rest := len(list) - len(g.Findings); rest > 0 {
		g.More = diag.Say(s.Lang, "preview.more", diag.Args{"count": rest})
	}
	return g
}

// weights are the severities, the heaviest first, and how findings of each are
// counted.
var weights = []struct {
	severity  diag.Severity
	messageID string
}{
	{diag.Error, "preview.errors"},
	{diag.Warning, "preview.warnings"},
	{diag.Notice, "preview.notices"},
}

// count says in few words how many findings there are.
func (s *Server) count(list diag.List) string {
	var parts []string
	for _, weight := range weights {
		if n := list.Count(weight.severity); n > 0 {
			parts = append(parts, diag.Say(s.Lang, weight.messageID, diag.Args{"count": n}))
		}
	}
	if len(parts) == 0 {
		return s.say("summary.clean")
	}
	return strings.Join(parts, diag.Name{ZH: "，", EN: ", "}.In(s.Lang))
}

// worst names the severity of the worst finding, or says that there is none.
func worst(list diag.List) string {
	for _, weight := range weights {
		if list.Count(weight.severity) > 0 {
			return weight.severity.String()
		}
	}
	return "clean"
}

// say returns a text of the catalogue that has no arguments.
func (s *Server) say(messageID string) string { return diag.Say(s.Lang, messageID, nil) }

// shown is a finding as pages show it.
type shown struct {
	Severity, Label, Rule, Message string
	Place, URL                     string
	diag.Frame
	Related []shownPlace
}

// shownPlace is a second place that a finding speaks of.
type shownPlace struct{ Place, URL, Message string }

func (s *Server) shown(f diag.Finding, lines diag.Lines) shown {
	view := shown{
		Severity: f.Severity.String(), Label: f.Severity.In(s.Lang), Rule: f.Rule,
		Message: f.Message.In(s.Lang), Place: f.Span.String(), URL: sourceURL(f.Span),
		Frame: f.Frame(s.Lang, lines),
	}
	for _, r := range f.Related {
		view.Related = append(view.Related, shownPlace{r.Span.String(), sourceURL(r.Span), r.Message.In(s.Lang)})
	}
	return view
}

// sourceURL is where a place in a record's file is shown, or "".
func sourceURL(span diag.Span) string {
	if !isSource(span.File) {
		return ""
	}
	return fmt.Sprintf("%ssource?%s#L%d", namespace, url.Values{"file": {span.File}}.Encode(), span.Start.Line)
}
