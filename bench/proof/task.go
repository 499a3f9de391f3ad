package main

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// The tasks that others are compared with.
const (
	clean     = "clean build"
	hugoClean = "Hugo: clean build"
	copying   = "cp -r public"
)

// The other tasks that have a goal.
const (
	nothing = "nothing changed"
	body    = "one text edited"

	bareClean   = "clean build, no search"
	bareNothing = "nothing changed, no search"
	bareBody    = "one text edited, no search"
)

// task is something to measure. What comes before and after is not timed.
type task struct {
	name   string
	before func() error
	command
	after func() error // fails if the task did not do what it should
}

// result is what a task used, over all runs.
type result struct {
	task string
	usage
}

// trusted is how old a file must be before its time tells that it has not
// changed: some file systems tell time by two seconds.
const trusted = 2100 * time.Millisecond

// tasks are those of one run, in their order. Words are new in each run.
func (s *site) tasks(e *edits, words string) []task {
	sentence, name := "这是第"+words+"次测量时补上的一句话。", "第"+words+"次更名有限公司"
	page := func(out, record, words string) func() error {
		return func() error { return shows(out, record, words) }
	}
	return []task{
		{clean, s.forget, s.build(), nil},
		{hugoClean, func() error { return removeAll(s.theirs) }, s.hugoBuild(), nil},
		{copying, func() error { return removeAll(s.copied) }, command{"cp", "-r", s.ours, s.copied}, nil},
		{nothing, nil, s.build(), nil},
		{body, func() error { return s.editBody(e, sentence) }, s.build(), page(s.ours, s.pick.visit, sentence)},
		{"Hugo: one text edited", nil, s.hugoBuild(), page(s.theirs, s.pick.visit, sentence)},
		{"one enterprise renamed", func() error { return s.rename(e, name) }, s.build(), page(s.ours, s.pick.visit, name)},
		{"one new record", func() error { return s.add(e, sentence) }, s.build(), page(s.ours, s.pick.another(), sentence)},
		{"check of all, nothing known", func() error { return s.restore(e) }, s.zoufangCommand("check"), nil},
		{"check of all", nil, s.zoufangCommand("check"), nil},
		{"check of one file", nil, s.checkOne(), nil},
		{"check of one file, nothing known", s.forget, s.checkOne(), nil},
		{bareClean, s.forget, s.bareBuild(), nil},
		{bareNothing, nil, s.bareBuild(), nil},
		{bareBody, func() error { return s.editBody(e, "再"+sentence) }, s.bareBuild(), page(s.bare, s.pick.visit, "再"+sentence)},
	}
}

func (s *site) checkOne() command {
	return s.zoufangCommand("check", recordFile(s.root, s.pick.visit))
}

func (s *site) editBody(e *edits, sentence string) error {
	return e.change(s.pick.visit, s.pick.visit, func(text string) string {
		return strings.TrimRight(text, "\n") + sentence + "\n"
	})
}

func (s *site) rename(e *edits, name string) error {
	return e.change(s.pick.enterprise, s.pick.enterprise, func(text string) string {
		return nameKey.ReplaceAllString(text, "名称: "+name)
	})
}

// add writes a visit like the one that was picked.
func (s *site) add(e *edits, title string) error {
	return e.change(s.pick.another(), s.pick.visit, func(text string) string {
		return titleKey.ReplaceAllString(text, "标题: "+title)
	})
}

// restore undoes the changes and forgets what was built.
func (s *site) restore(e *edits) error {
	if err := e.undo(); err != nil {
		return err
	}
	return s.forget()
}

// measure lets all tasks take turns and returns the medians. What was built is
// removed in the end: tools that look for Go files would walk through all of it.
func (s *site) measure(ctx context.Context, runs int, say *progress) ([]result, error) {
	used := map[string][]usage{}
	for run := range runs {
		e := &edits{root: s.root}
		for _, t := range s.tasks(e, fmt.Sprint(time.Now().UnixMilli())) {
			say.now("%d visits, run %d of %d: %s", s.visits, run+1, runs, t.name)
			u, err := t.run(ctx, e)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", t.name, err)
			}
			used[t.name] = append(used[t.name], u)
		}
	}
	say.clear()
	var results []result
	for _, t := range s.tasks(nil, "") {
		results = append(results, result{t.name, median(used[t.name])})
	}
	return results, removeAll(s.ours, s.bare, s.theirs, s.copied)
}

// run does a task once. What was written before is on the disk when it starts, and
// a changed file is old enough to be trusted.
func (t task) run(ctx context.Context, e *edits) (usage, error) {
	changed := len(e.undos)
	if t.before != nil {
		if err := t.before(); err != nil {
			return usage{}, err
		}
	}
	if len(e.undos) > changed {
		time.Sleep(trusted)
	}
	_ = exec.CommandContext(ctx, "sync").Run() // where there is none, the system has its own ways
	u, err := t.command.run(ctx)
	if err == nil && t.after != nil {
		err = t.after()
	}
	return u, err
}
