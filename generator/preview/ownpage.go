package preview

import (
	"net/http"
	"net/url"

	"zoufang/generator/diag"
)

// frame is what all pages of the preview itself have in common.
type frame struct {
	Lang, Title   string
	Text          string
	Back, BackURL string
}

func (s *Server) frame(title string) frame {
	return frame{Lang: s.languageTag(), Title: title}
}

// languageTag names the language of what the preview says, as HTML wants it.
func (s *Server) languageTag() string { return diag.Name{ZH: "zh-CN", EN: "en"}.In(s.Lang) }

// ownPage answers with a page of the preview itself.
func (s *Server) ownPage(status int, template string, view any) answer {
	page, err := execute(template, view)
	if err != nil {
		return answer{status: http.StatusInternalServerError, kind: typeText, data: []byte(err.Error() + "\n")}
	}
	return answer{status: status, kind: typeHTML, data: []byte(page)}
}

// waitingPage stands where a page of the site cannot be shown yet.
type waitingPage struct {
	frame
	Reading           bool // it shows by itself before long
	Progress          string
	Source, SourceURL string
	Groups            []group
}

// reading answers until the site has been read.
func (s *Server) reading(ref *url.URL, now moment, local bool) answer {
	view := waitingPage{frame: s.frame(s.say("preview.reading-title")), Reading: true}
	view.Text = s.say("preview.reading")
	if now.total > 0 {
		view.Progress = diag.Say(s.Lang, "progress.read", diag.Args{"done": now.done, "total": now.total})
	}
	source := ""
	if local {
		source = s.guess(ref.Path)
	}
	view.offer(s, ref, source)
	a := s.ownPage(http.StatusServiceUnavailable, "waiting.html", view)
	a.version, a.source = "reading", source
	return a
}

// broken answers as long as the site was never whole enough to show any page.
func (s *Server) broken(now moment, local bool) answer {
	view := waitingPage{frame: s.frame(s.say("preview.broken-title"))}
	view.Text = s.say("preview.broken")
	view.list(s, now.Findings, local)
	return s.ownPage(http.StatusServiceUnavailable, "waiting.html", view)
}

// failed answers for a page whose template fails.
func (s *Server) failed(ref *url.URL, findings diag.List, local bool) answer {
	view := waitingPage{frame: s.frame(s.say("preview.failure-title"))}
	view.Text = s.say("preview.failure")
	view.list(s, findings, local)
	return s.ownPage(http.StatusInternalServerError, "waiting.html", view)
}

func (p *waitingPage) list(s *Server, findings diag.List, local bool) {
	if local {
		p.Groups = s.groups(findings, "")
	} else {
		p.Text = s.say("preview.elsewhere")
	}
}

// offer links to the source file of the page that is waited for.
func (p *waitingPage) offer(s *Server, ref *url.URL, source string) {
	if source != "" {
		p.Source = s.say("preview.source") + " " + source
		p.SourceURL = namespace + "source?" + url.Values{"page": {ref.Path}}.Encode()
	}
}
