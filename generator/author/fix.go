package author

import (
	"fmt"
	"maps"
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
	fixable := map[string]diag.List{}
	for _, f := range findings {
		if f.Fix != nil && f.Fix.Safe {
			fixable[f.Span.File] = append(fixable[f.Span.File], f)
		}
	}
	var changes []Change
	for _, file := range slices.Sorted(maps.Keys(fixable)) {
		change, err := fixFile(root, file, fixable[file])
		if err != nil {
			return changes, fmt.Errorf("fixing %s: %w", file, err)
		}
		if change != nil {
			changes = append(changes, *change)
		}
	}
	return changes, nil
}

// fixFile applies findings, all of one file and with a safe fix.
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
	return &Change{File: name, Fixed: len(findings), Lines: changedLines(src.Text, text)}, replace(file, text)
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
