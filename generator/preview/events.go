package preview

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"zoufang/generator/diag"
)

// state is what a page hears of itself.
type state struct {
	Version  string `json:"version"`            // another than it shows: reload
	Report   string `json:"report"`             // HTML of the overlay
	Progress string `json:"progress,omitempty"` // while the site is being read
}

// A stream that says nothing for a while may be cut by what lies between; the
// browser comes back soon after it was.
const (
	heartbeat  = 15 * time.Second
	comesAgain = time.Second
)

// events tells the page named in the request what it would show now, at once and
// whenever the site has changed.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	ref, err := url.Parse(r.URL.Query().Get("page"))
	if err != nil || ref.Path == "" {
		http.Error(w, "no page", http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	fmt.Fprintf(w, "retry: %d\n\n", comesAgain.Milliseconds())
	for {
		_, passed := s.board.look()
		if err := s.tell(r.Context(), w, ref, isLocal(r)); err != nil {
			return
		}
		if err := idle(r.Context(), w, passed); err != nil {
			return
		}
	}
}

// idle sends what was written, and signs of life until the moment has passed.
func idle(ctx context.Context, w http.ResponseWriter, passed <-chan struct{}) error {
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		if err := http.NewResponseController(w).Flush(); err != nil {
			return err
		}
		select {
		case <-passed:
			return nil
		case <-beat.C:
			fmt.Fprint(w, ": still here\n\n")
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// tell writes the state of a page as one event.
func (s *Server) tell(ctx context.Context, w http.ResponseWriter, ref *url.URL, local bool) error {
	now, _ := s.board.look()
	a := s.answer(ctx, ref, local)
	heard := state{Version: s.versionOf(ctx, ref, a)}
	switch {
	case now.read:
		report, err := s.report(ref, a, now, local)
		if err != nil {
			return err
		}
		heard.Report = report
	case now.total > 0:
		heard.Progress = diag.Say(s.Lang, "progress.read", diag.Args{"done": now.done, "total": now.total})
	}
	data, err := json.Marshal(heard)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "event: state\ndata: %s\n\n", data)
	return err
}
