package preview

import (
	"context"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// watched are the folders of a site whose files decide what it shows.
var watched = []string{"content", "schemas", "templates"}

// watcher hears of files that change.
type watcher interface {
	// watch sends the names of files that changed since the watcher was made,
	// slash-separated and relative to the site's root, until ctx ends. An error
	// says why it cannot go on.
	watch(ctx context.Context, names chan<- string) error
}

// watchFolder watches the site at root, by looking every now and then where poll
// says so or where the system does not tell of changes; then polling hears why.
func watchFolder(ctx context.Context, root string, poll bool, polling func(error)) <-chan []string {
	w, err := newWatcher(root, poll)
	if err != nil {
		polling(err)
	}
	names := make(chan string)
	go watchOn(ctx, root, w, names, polling)
	return join(ctx, names)
}

// watchOn goes on by looking where w gives up.
func watchOn(ctx context.Context, root string, w watcher, names chan<- string, polling func(error)) {
	err := w.watch(ctx, names)
	if err == nil || ctx.Err() != nil {
		return
	}
	polling(err)
	w = newPoller(root)
	send(ctx, names, watched[0]) // whatever was missed between the two
	w.watch(ctx, names)
}

// newWatcher returns a watcher in any case; the error says why it is not the
// one that was asked for.
func newWatcher(root string, poll bool) (watcher, error) {
	if poll {
		return newPoller(root), nil
	}
	n, err := newNotifier(root)
	if err != nil {
		return newPoller(root), err
	}
	return n, nil
}

// Editors write a file in several steps, and Git many files at once: names are
// held back until none has come for a while, though not for long.
const (
	quietFor = 30 * time.Millisecond
	holdFor  = 150 * time.Millisecond
)

// join makes one sorted list of the names that come close together. Lists that
// nobody has taken yet grow.
func join(ctx context.Context, names <-chan string) <-chan []string {
	bursts := make(chan []string)
	go func() {
		pending := map[string]bool{}
		var quiet, held <-chan time.Time
		var ready chan<- []string
		for {
			select {
			case name := <-names:
				if len(pending) == 0 {
					held = time.After(holdFor)
				}
				pending[name], quiet = true, time.After(quietFor)
			case <-quiet:
				ready = bursts
			case <-held:
				ready = bursts
			case ready <- slices.Sorted(maps.Keys(pending)):
				pending, quiet, held, ready = map[string]bool{}, nil, nil, nil
			case <-ctx.Done():
				return
			}
		}
	}()
	return bursts
}

func send(ctx context.Context, names chan<- string, name string) bool {
	select {
	case names <- name:
		return true
	case <-ctx.Done():
		return false
	}
}

// concerns reports whether the site may depend on the file of that name.
func concerns(name string) bool {
	parts := strings.Split(name, "/")
	return slices.Contains(watched, parts[0]) && !slices.ContainsFunc(parts, passing)
}

// passing reports whether a name is hidden or that of a file which an editor
// keeps for itself while it works.
func passing(name string) bool {
	switch path.Ext(name) {
	case ".swp", ".swo", ".swx", ".tmp", ".bak":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") ||
		strings.HasPrefix(name, "~$") || strings.HasPrefix(name, "#") || name == "4913"
}
