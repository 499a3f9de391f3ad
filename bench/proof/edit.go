package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// picked are the records that are changed: a visit from the middle of the
// campaign and the enterprise that it went to.
type picked struct {
	visit, enterprise string // paths below content, without .md
}

var (
	enterpriseKey = regexp.MustCompile(`(?m)^企业: (\S+)$`)
	nameKey       = regexp.MustCompile(`(?m)^名称: .*$`)
	titleKey      = regexp.MustCompile(`(?m)^标题: .*$`)
)

// pick chooses the records of the site below root.
func pick(root string) (picked, error) {
	content := os.DirFS(filepath.Join(root, "content"))
	visits, err := fs.Glob(content, "visits/*/*/*.md")
	if err != nil {
		return picked{}, err
	}
	for _, file := range visits[len(visits)/2:] {
		text, err := fs.ReadFile(content, file)
		if err != nil {
			return picked{}, err
		}
		if id := enterpriseKey.FindSubmatch(text); id != nil {
			return picked{strings.TrimSuffix(file, ".md"), "enterprises/" + string(id[1])}, nil
		}
	}
	return picked{}, errors.New("no visit to an enterprise to change")
}

// another is the visit of the same group on the same day with a number that no
// site reaches.
func (p picked) another() string { return p.visit[:strings.LastIndex(p.visit, "-")] + "-999" }

// edits change records and undo it.
type edits struct {
	root  string
	undos []func() error
}

// change replaces the text of a record, or makes it from the text of another one.
func (e *edits) change(record, from string, with func(text string) string) error {
	text, err := os.ReadFile(recordFile(e.root, from))
	if err != nil {
		return err
	}
	if err := e.remember(record); err != nil {
		return err
	}
	changed := with(string(text))
	if changed == string(text) {
		return fmt.Errorf("%s: nothing was changed", record)
	}
	return os.WriteFile(recordFile(e.root, record), []byte(changed), 0o644)
}

// recordFile is the file of a record in the site below root.
func recordFile(root, record string) string {
	return filepath.Join(root, "content", filepath.FromSlash(record)+".md")
}

// remember keeps what a record is now, with its time.
func (e *edits) remember(record string) error {
	file := recordFile(e.root, record)
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		e.undos = append(e.undos, func() error { return os.Remove(file) })
		return nil
	}
	if err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	e.undos = append(e.undos, func() error {
		return errors.Join(os.WriteFile(file, text, 0o644), os.Chtimes(file, time.Time{}, info.ModTime()))
	})
	return nil
}

// undo makes everything as it was, the last change first.
func (e *edits) undo() error {
	var all error
	for i := len(e.undos) - 1; i >= 0; i-- {
		all = errors.Join(all, e.undos[i]())
	}
	e.undos = nil
	return all
}

// shows fails unless the page of a record in a built site has some words.
func shows(out, record, words string) error {
	html, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(path.Join(record, "index.html"))))
	if err != nil {
		return err
	}
	if !strings.Contains(string(html), words) {
		return fmt.Errorf("%s does not show %q", record, words)
	}
	return nil
}
