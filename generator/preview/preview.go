// Package preview shows a site in the browser while it is being written.
//
// A Server listens, watches the site's folders and renders each page when it is
// asked for. Open pages hold a stream of events; after a change each hears
// whether it shows something else now, and reloads itself only then. What is
// wrong shows on the page and does not keep it from being shown: a broken record
// stays as it last was.
//
// Everything of the preview's own lies under /_preview/, and what it adds to
// pages it adds while it answers, never to a file.
package preview

import (
	"context"
	"errors"
	"net"
	"net/http"
	"path"
	"reflect"
	"slices"
	"sync"
	"time"

	"zoufang/generator/build"
	"zoufang/generator/diag"
)

// Site is what a Server shows: a *build.Live.
type Site interface {
	Update(ctx context.Context) (build.Update, error)
	Count() build.Update // what the last Update left for later
	File(ctx context.Context, name string) (build.LiveFile, error)
}

// Options say how a site is previewed.
type Options struct {
	Root  string            // folder of the site
	Lang  diag.Lang         // of what the preview says
	Lines func() diag.Lines // source lines as they are when it is called; may be nil
	Poll  bool              // look at files instead of being told of changes

	Polling func(reason error) // told where Poll is not set and the system tells nothing; may be nil
	Updated func(Change)       // told of every update, when its tables are counted or files have changed again; may be nil
}

// Change is what an update brought.
type Change struct {
	build.Update
	Files []string // that changed; nil for the first reading
	Time  time.Duration
	Err   error // why nothing was read, and pages are as they were
}

// Server shows a site to browsers.
type Server struct {
	Options
	listener *Listener
	board    *board
	site     Site
}

// NewServer prepares a server that answers on l.
func NewServer(l *Listener, o Options) *Server {
	if o.Polling == nil {
		o.Polling = func(error) {}
	}
	if o.Updated == nil {
		o.Updated = func(Change) {}
	}
	if o.Lines == nil {
		o.Lines = func() diag.Lines { return nil }
	}
	return &Server{Options: o, listener: l, board: newBoard()}
}

// Progress hears how far the first reading has come, and shows it on the pages
// that wait for it: hand it to the site as its build.Progress.
func (s *Server) Progress(step build.Step, done, total int) {
	if step == build.StepRead {
		s.board.progress(done, total)
	}
}

// stopWithin is how long requests may take to end when the server does.
const stopWithin = time.Second

// Serve shows the site until ctx ends, which is no error. It fails where the
// site cannot be read at all.
func (s *Server) Serve(ctx context.Context, site Site) error {
	s.site = site
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	server := &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // ends the streams of events
	}
	var others sync.WaitGroup
	others.Go(func() { stop(s.follow(ctx)) })
	others.Go(func() {
		<-ctx.Done()
		shut(server)
	})
	if err := server.Serve(s.listener); !errors.Is(err, http.ErrServerClosed) {
		stop(err)
	}
	others.Wait()
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	return nil
}

// shut lets requests end that are being answered, though not for long.
func shut(server *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), stopWithin)
	defer cancel()
	if server.Shutdown(ctx) != nil {
		server.Close()
	}
}

// follow reads the site, and again whenever files change, until ctx ends. Tables
// are counted while the pages are shown already.
func (s *Server) follow(ctx context.Context) error {
	changes := watchFolder(ctx, s.Root, s.Poll, s.Polling)
	var files []string
	for {
		change, err := s.update(ctx, files)
		if err != nil {
			return err
		}
		if files = s.settle(ctx, change, changes); ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// settle tells of a change when its tables are counted, or when files have changed
// again before that. It returns the files that change next.
func (s *Server) settle(ctx context.Context, change Change, changes <-chan []string) []string {
	select {
	case update := <-s.countTables(change):
		s.Updated(s.recount(change, update))
	case files := <-changes:
		s.Updated(change)
		return files
	case <-ctx.Done():
		return nil
	}
	select {
	case files := <-changes:
		return files
	case <-ctx.Done():
		return nil
	}
}

// update shows the site as it is now, after files have changed. Only the first
// time an error ends the preview: later there is something to go on showing.
func (s *Server) update(ctx context.Context, files []string) (Change, error) {
	began := time.Now()
	update, err := s.site.Update(ctx)
	if ctx.Err() != nil {
		return Change{}, ctx.Err()
	}
	if err != nil && files == nil {
		return Change{}, err
	}
	if err == nil {
		s.board.show(func(m *moment) {
			m.Update, m.read = update, true
			if slices.ContainsFunc(files, isPhoto) {
				m.photos++
			}
		})
	}
	return Change{Update: update, Files: files, Time: time.Since(began), Err: err}, nil
}

// countTables begins to count the tables.
func (s *Server) countTables(change Change) <-chan build.Update {
	counted := make(chan build.Update, 1)
	go func() {
		if change.Err == nil {
			change.Update = s.site.Count()
		}
		counted <- change.Update
	}()
	return counted
}

// recount shows what counting found, where that is something else.
func (s *Server) recount(change Change, update build.Update) Change {
	if !reflect.DeepEqual(change.Update, update) {
		s.board.show(func(m *moment) { m.Update = update })
	}
	change.Update = update
	return change
}

// isPhoto reports whether pages may show the file of that name as it is, under
// an address that does not tell one state of it from the next.
func isPhoto(name string) bool {
	return slices.Contains([]string{".jpg", ".jpeg", ".png", ".webp"}, path.Ext(name))
}
