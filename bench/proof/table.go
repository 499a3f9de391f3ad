package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"time"
)

// report is everything that was measured, and where.
type report struct {
	machine string
	sizes   []size
}

// size is what was measured of a site of so many visits.
type size struct {
	visits  int
	results []result
}

// of finds the result of a task.
func (s size) of(task string) (usage, bool) {
	for _, r := range s.results {
		if r.task == task {
			return r.usage, true
		}
	}
	return usage{}, false
}

// header names the columns of the table.
var header = []string{"task", "wall", "CPU", "peak", "wall / Hugo", "CPU / Hugo", "wall / cp -r", "goals"}

// rows are the lines of the table of a size.
func (r report) rows(s size) [][]string {
	hugo, _ := s.of(hugoClean)
	cp, _ := s.of(copying)
	var rows [][]string
	for _, result := range s.results {
		rows = append(rows, []string{result.task, seconds(result.wall), seconds(result.cpu), mebibytes(result.peak),
			ratio(result.wall, hugo.wall), ratio(result.cpu, hugo.cpu), ratio(result.wall, cp.wall), r.goalsOf(s, result)})
	}
	return rows
}

// writeText writes a table for each size, as people read it in a terminal.
func (r report) writeText(w io.Writer) error {
	fmt.Fprintln(w, r.machine)
	for _, s := range r.sizes {
		fmt.Fprintf(w, "\n%d visits\n", s.visits)
		table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		fmt.Fprintln(table, strings.Join(header, "\t"))
		for _, row := range r.rows(s) {
			fmt.Fprintln(table, strings.Join(row, "\t"))
		}
		if err := table.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// saveMarkdown writes the same tables as Markdown.
func (r report) saveMarkdown(path string) error {
	var b strings.Builder
	fmt.Fprintln(&b, r.machine)
	for _, s := range r.sizes {
		fmt.Fprintf(&b, "\n### %d visits\n\n| %s |\n|---|%s---|\n", s.visits,
			strings.Join(header, " | "), strings.Repeat("---:|", len(header)-2))
		for _, row := range r.rows(s) {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
		}
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// seconds keeps three digits of a long time and milliseconds of a short one.
func seconds(d time.Duration) string {
	if d < 100*time.Millisecond {
		return fmt.Sprintf("%.3f s", d.Seconds())
	}
	return fmt.Sprintf("%.2f s", d.Seconds())
}

func mebibytes(n int64) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprintf("%d MiB", n>>20)
}

// ratio is a part of b, with as many digits as small parts need.
func ratio(a, b time.Duration) string {
	if b == 0 {
		return "–"
	}
	part := a.Seconds() / b.Seconds()
	if part < 0.1 {
		return fmt.Sprintf("%.4f", part)
	}
	return fmt.Sprintf("%.2f", part)
}
