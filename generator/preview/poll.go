package preview

import (
	"context"
	"io/fs"
	"os"
	"time"
)

// pollEvery is how often a poller looks. On a slow disk it rests for as long as
// looking took, several times.
const (
	pollEvery = time.Second
	pollRests = 4
)

// poller looks itself which files have changed.
type poller struct {
	files fs.FS
	known map[string]stamp
}

// stamp tells one state of a file from the next.
type stamp struct {
	size     int64
	modified time.Time
}

func newPoller(root string) *poller {
	p := &poller{files: os.DirFS(root)}
	p.known = p.stamps()
	return p
}

// stamps looks at every file that concerns the site. What cannot be looked at
// is not there.
func (p *poller) stamps() map[string]stamp {
	all := map[string]stamp{}
	for _, dir := range watched {
		fs.WalkDir(p.files, dir, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case !concerns(name) && d.IsDir():
				return fs.SkipDir
			case d.IsDir() || !concerns(name):
				return nil
			}
			if info, err := d.Info(); err == nil {
				all[name] = stamp{info.Size(), info.ModTime()}
			}
			return nil
		})
	}
	return all
}

// watch implements watcher.
func (p *poller) watch(ctx context.Context, names chan<- string) error {
	rest := pollEvery
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(rest):
		}
		began := time.Now()
		for _, name := range p.changed() {
			send(ctx, names, name)
		}
		rest = max(pollEvery, pollRests*time.Since(began))
	}
}

// changed returns the files that are new, gone or different since it was called
// last.
func (p *poller) changed() []string {
	old := p.known
	p.known = p.stamps()
	var names []string
	for name, now := range p.known {
		if before, known := old[name]; !known || before.size != now.size || !before.modified.Equal(now.modified) {
			names = append(names, name)
		}
	}
	for name := range old {
		if _, there := p.known[name]; !there {
			names = append(names, name)
		}
	}
	return names
}
