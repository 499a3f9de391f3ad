package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"zoufang/generator/diag"
)

// table checks the rows of a table.
func (c *checker) table(n *extast.Table) {
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		at := row.Pos()
		if row.Kind() == extast.KindTableHeader {
			at = row.FirstChild().Pos()
		}
		if at >= 0 { // a head without cells has no place
			c.row(at, c.text[at:c.lineEnd(at)], len(n.Alignments))
		}
	}
}

// row reports a row that has more cells than its table has columns, since they
// are not shown, or one that is divided by full-width strokes.
func (c *checker) row(at int, line []byte, columns int) {
	cells := 0
	for offset, cell := range splitRow(line) {
		if cells++; cells > columns && len(bytes.TrimSpace(cell)) > 0 {
			c.report(at+offset, at+len(line), "table.cells", diag.Args{"cells": countCells(line), "columns": columns})
			return
		}
	}
	if i := bytes.Index(line, widePipe); i >= 0 && cells < columns {
		c.suggest(true, at+i, at+i+len(widePipe), "table.pipe", nil, c.narrowPipes(at, line)...)
	}
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
			c.widePipes(n, i)
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
		c.suggest(true, at, end, "table.delimiter", nil, c.addDelimiter(n, end, c.text[at:end])...)
	}
}

// addDelimiter returns the edit that puts the second line of a table below
// head, which ends at offset end. Within other blocks it would need their marks.
func (c *checker) addDelimiter(n ast.Node, end int, head []byte) []diag.Edit {
	if n.Parent() != c.root {
		return nil
	}
	return []diag.Edit{c.replace(end, end, "\n|"+strings.Repeat(" --- |", countCells(head)))}
}

// widePipes reports the table that begins on line first of n with its
// full-width strokes. The fix adds a second line where that is missing.
func (c *checker) widePipes(n ast.Node, first int) {
	var edits, second []diag.Edit
	for i := first; i < n.Lines().Len(); i++ {
		at := n.Lines().At(i).Start
		end := c.lineEnd(at)
		line := bytes.ReplaceAll(c.text[at:end], widePipe, pipe)
		edits = append(edits, c.narrowPipes(at, c.text[at:end])...)
		switch {
		case i == first:
			second = c.addDelimiter(n, end, line)
		case i == first+1 && !isDelimiterRow(line):
			edits = append(edits, second...)
		}
	}
	at := n.Lines().At(first).Start
	at += bytes.Index(c.text[at:], widePipe)
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
