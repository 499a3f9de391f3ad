package author

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

// Change is a file that Fix has rewritten.
type Change struct {
	File  string
	Fixed int // findings that are mended
	Lines []LineChange
}

// LineChange is one line before and after.
type LineChange struct {
	Line     int
	Old, New string
}

// Fix applies the safe fixes of findings to the files below root and returns
// what it changed. A file is replaced as a whole or not at all; it is written
// as UTF-8 without a byte order mark and with LF.
func Fix(root string, findings diag.List) ([]Change, error) {
	var files []string
	for _, f := range findings {
		if f.Fix != nil && f.Fix.Safe && !slices.Contains(files, f.Span.File) {
			files = append(files, f.Span.File)
		}
	}
	slices.Sort(files)
	var changes []Change
	for _, file := range files {
		change, err := fixFile(root, file, findings)
		if err != nil {
			return changes, fmt.Errorf("fixing %s: %w", file, err)
		}
		if change != nil {
			changes = append(changes, *change)
		}
	}
	return changes, nil
}

func fixFile(root, name string, findings diag.List) (*Change, error) {
	file := filepath.Join(root, filepath.FromSlash(name))
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	src, _ := record.Decode(name, data)
	if src == nil {
		return nil, nil
	}
	edits, _ := findings.SafeEdits(name)
	text, err := diag.Apply(src.Text, edits)
	if err != nil {
		return nil, err
	}
	if text == string(data) {
		return nil, nil
	}
	return &Change{File: name, Fixed: safeFixes(findings, name), Lines: changedLines(src.Text, text)}, replace(file, text)
}

// safeFixes counts the findings of a file that have a safe fix.
func safeFixes(findings diag.List, name string) int {
	n := 0
	for _, f := range findings {
		if f.Span.File == name && f.Fix != nil && f.Fix.Safe {
			n++
		}
	}
	return n
}

// changedLines pairs the lines that differ. Safe fixes hardly ever add or
// remove a line; where they do, the rest is not listed.
func changedLines(old, new string) []LineChange {
	before, after := strings.Split(old, "\n"), strings.Split(new, "\n")
	if len(before) != len(after) {
		return nil
	}
	var lines []LineChange
	for i := range before {
		if before[i] != after[i] {
			lines = append(lines, LineChange{i + 1, before[i], after[i]})
		}
	}
	return lines
}

// replace writes text beside file and moves it into place.
func replace(file, text string) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(file), ".zoufang-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	_, err = temp.WriteString(text)
	if closeErr := temp.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Chmod(temp.Name(), info.Mode().Perm())
	}
	if err == nil {
		err = os.Rename(temp.Name(), file)
	}
	return err
}
