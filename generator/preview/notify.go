package preview

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/fsnotify/fsnotify"
)

// notifier is told by the system which files change.
type notifier struct {
	root    string
	watcher *fsnotify.Watcher
}

// newNotifier watches the folders of the site, and the site's own in case one of
// them is made later.
func newNotifier(root string) (*notifier, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	n := &notifier{root, w}
	err = w.Add(root)
	for _, dir := range watched {
		if err == nil {
			err = n.add(dir, func(string) bool { return true })
		}
	}
	if err != nil {
		w.Close()
		return nil, err
	}
	return n, nil
}

// add watches folder dir with all below it and tells found of the files there.
// What is gone by the time it is looked at needs no watching.
func (n *notifier) add(dir string, found func(name string) bool) error {
	return fs.WalkDir(os.DirFS(n.root), dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !concerns(name) && d.IsDir():
			return fs.SkipDir
		case d.IsDir():
			err = n.watcher.Add(filepath.Join(n.root, filepath.FromSlash(name)))
		case concerns(name) && !found(name):
			return fs.SkipAll
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
}

// watch implements watcher. It ends the use of the system's watches.
func (n *notifier) watch(ctx context.Context, names chan<- string) error {
	defer n.watcher.Close()
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-n.watcher.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return err
			}
			send(ctx, names, watched[0]) // nobody knows which
		case event := <-n.watcher.Events:
			if err := n.hear(ctx, event, names); err != nil {
				return err
			}
		}
	}
}

// hear passes on a change. Of a new folder it passes on the files too: they may
// have been there before it was watched.
func (n *notifier) hear(ctx context.Context, event fsnotify.Event, names chan<- string) error {
	rel, err := filepath.Rel(n.root, event.Name)
	name := filepath.ToSlash(rel)
	if err != nil || !concerns(name) || event.Op == fsnotify.Chmod {
		return nil
	}
	if event.Has(fsnotify.Rename) {
		n.forget(event.Name)
	}
	if event.Has(fsnotify.Create) {
		if info, err := os.Stat(event.Name); err == nil && info.IsDir() {
			return n.add(name, func(file string) bool { return send(ctx, names, file) })
		}
	}
	send(ctx, names, name)
	return nil
}

// forget ends the watches below a folder that has another name now, under which
// they are made again.
func (n *notifier) forget(dir string) {
	for _, path := range n.watcher.WatchList() {
		if strings.HasPrefix(path, dir+string(filepath.Separator)) {
			n.watcher.Remove(path)
		}
	}
}
