package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// TestPublicTreeTellsNothingOfTheBoard looks for what only the supervision group may
// know in every file that everybody may read, and in the files' names.
func TestPublicTreeTellsNothingOfTheBoard(t *testing.T) {
	var traces []string
	for _, words := range lines(t, "testdata/board-traces.txt") {
		traces = append(traces, words[0])
	}
	traces = append(traces, recordsOf(t, "checks")...)
	traces = append(traces, recordsOf(t, "callbacks")...)
	dir := compile(t)
	files := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, text := strings.TrimPrefix(path, dir), plain(data)
		for _, trace := range traces {
			if strings.Contains(name, trace) || strings.Contains(text, trace) {
				t.Errorf("%s tells of %q", name, trace)
			}
		}
		return nil
	})
	if err != nil || files < 1000 {
		t.Fatalf("looked through %d files: %v", files, err)
	}
}

// recordsOf are the titles of a collection's folder: its records as data files and
// pages would name them.
func recordsOf(t *testing.T, collection string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join("content", collection))
	if err != nil || len(entries) == 0 {
		t.Fatalf("no records of %s: %v", collection, err)
	}
	var names []string
	for _, e := range entries {
		id, _, _ := strings.Cut(e.Name(), ".")
		names = append(names, collection+"/"+id)
	}
	return names
}

// plain is the text of a file; that of the search index is in UTF-16.
func plain(data []byte) string {
	if len(data) < 2 || data[0] != 0xFF || data[1] != 0xFE {
		return string(data)
	}
	units := make([]uint16, 0, len(data)/2)
	for i := 2; i+1 < len(data); i += 2 {
		units = append(units, uint16(data[i])|uint16(data[i+1])<<8)
	}
	return string(utf16.Decode(units))
}
