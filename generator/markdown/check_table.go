package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"zoufang/generator/diag"
)

// table reports the rows of a table that have more cells than its head, which
// are not shown, and those with full-width strokes.
func (c *checker) table(n *extast.Table) {
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		at := rowStart(row)
		if at < 0 {
			continue
		}
		line := c.text[at:c.lineEnd(at)]
		columns, cells := len(n.Alignments), 0
		splitRow(line, func(offset int, cell []byte) bool {
			cells++
			if cells <= columns || len(bytes.TrimSpace(cell)) == 0 {
				return true
			}
			c.report(at+offset, at+len(line), "table.cells", diag.Args{"cells": countCells(line), "columns": columns})
			return false
		})
		if i := bytes.Index(line, widePipe); i >= 0 && cells < columns {
			c.suggest(true, at+i, at+i+len(widePipe), "table.pipe", nil, c.narrowPipes(at, line)...)
		}
	}
}

// rowStart returns where the text of a row's first cell begins, or -1.
func rowStart(row ast.Node) int {
	if first := row.FirstChild(); first != nil && row.Kind() == extast.KindTableHeader {
		return first.Pos()
	}
	return row.Pos()
}

// plainTable reports a paragraph that its author meant for a table.
func (c *checker) plainTable(n ast.Node) {
	lines, rows := n.Lines(), 0
	for i := range lines.Len() {
		at := lines.At(i).Start
		line := c.text[at:c.lineEnd(at)]
		wide := bytes.Count(line, widePipe)
		switch {
		case wide > 1 && (lines.Len() > 1 || bytes.HasPrefix(line, widePipe)), wide > 0 && line[0] == '|':
			c.widePipes(lines.Len(), n, i)
			return
		case i > 0 && isDelimiterRow(line):
			c.brokenTable(n, i)
			return
		case bytes.HasPrefix(line, pipe) && bytes.Count(line, pipe) > 1:
			rows++
		}
	}
	if rows > 1 && rows == lines.Len() {
		at := lines.At(0).Start
		end := c.lineEnd(at)
		c.suggest(true, at, end, "table.delimiter", nil, c.addDelimiter(end, c.text[at:end]))
	}
}

// addDelimiter returns the edit that puts the second line of a table below
// head, which ends at offset end.
func (c *checker) addDelimiter(end int, head []byte) diag.Edit {
	return c.replace(end, end, "\n|"+strings.Repeat(" --- |", countCells(head)))
}

// widePipes reports the table that begins on line i of n with its full-width
// strokes.
func (c *checker) widePipes(count int, n ast.Node, i int) {
	first := n.Lines().At(i).Start
	var (
		edits   []diag.Edit
		head    []byte
		headEnd int
	)
	for j := i; j < count; j++ {
		at := n.Lines().At(j).Start
		end := c.lineEnd(at)
		line := c.text[at:end]
		edits = append(edits, c.narrowPipes(at, line)...)
		narrowed := bytes.ReplaceAll(line, widePipe, pipe)
		switch {
		case j == i:
			head, headEnd = narrowed, end
		case j == i+1 && !isDelimiterRow(narrowed):
			edits = append(edits, c.addDelimiter(headEnd, head))
		}
	}
	at := first + bytes.Index(c.text[first:], widePipe)
	c.suggest(true, at, at+len(widePipe), "table.pipe", nil, edits...)
}

// narrowPipes returns the edits that replace ｜ by | in a line.
func (c *checker) narrowPipes(at int, line []byte) []diag.Edit {
	var edits []diag.Edit
	for i := 0; i < len(line); i++ {
		if bytes.HasPrefix(line[i:], widePipe) {
			edits = append(edits, c.replace(at+i, at+i+len(widePipe), "|"))
		}
	}
	return edits
}

// brokenTable reports why line i of n, |---|---|, makes no table.
func (c *checker) brokenTable(n ast.Node, i int) {
	head, at := n.Lines().At(i-1).Start, n.Lines().At(i).Start
	end := c.lineEnd(at)
	if tableCells(n.Lines(), c.text) > maxCells {
		c.report(at, end, "table.size", diag.Args{"max": maxCells})
		return
	}
	c.report(at, end, "table", diag.Args{
		"head":  countCells(c.text[head:c.lineEnd(head)]),
		"marks": countCells(c.text[at:end]),
	})
}
