package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"zoufang/generator/diag"
)

// checker collects what is wrong with a document.
type checker struct {
	*document
	found       diag.List
	tags        []*ast.RawHTML // of the block at hand
	definitions []*ast.LinkReferenceDefinition
	references  labels               // that links use
	ids         map[string]diag.Span // typed ids of headings
	nearNotes   labels               // of footnotes that lack nothing but a plain colon
}

func check(d *document) diag.List {
	c := checker{document: d}
	c.blocks(d.root)
	if len(c.definitions) > 0 {
		c.unusedDefinitions()
	}
	if len(c.notes) > 0 {
		c.unusedNotes()
	}
	if len(c.found) > 0 {
		c.meantNotes()
		c.found.Sort()
	}
	return c.found
}

// labels is a set of labels; most documents have none.
type labels map[string]bool

func (l *labels) add(label string) {
	if *l == nil {
		*l = labels{}
	}
	(*l)[label] = true
}

// report adds a finding about the text from start to stop.
func (c *checker) report(start, stop int, id string, args diag.Args) {
	c.found = append(c.found, diag.At(c.span(start, stop), id, args))
}

// suggest adds a finding with the edits that mend it, if there are any. They are
// safe where they touch marks only and leave no doubt.
func (c *checker) suggest(safe bool, start, stop int, id string, args diag.Args, edits ...diag.Edit) {
	f := diag.At(c.span(start, stop), id, args)
	if len(edits) > 0 {
		f = f.WithFix(safe, edits...)
	}
	c.found = append(c.found, f)
}

// replace returns the edit that puts text where start to stop was.
func (c *checker) replace(start, stop int, text string) diag.Edit {
	return diag.Edit{Span: c.span(start, stop), Text: text}
}

func (c *checker) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			c.lines(n)
			c.leaf(n)
		case *ast.Heading:
			c.heading(n)
			c.leaf(n)
		case *extast.TableCell:
			c.leaf(n)
		case *extast.Table:
			c.table(n)
			c.blocks(n)
		case *ast.FencedCodeBlock:
			c.fence(n)
		case *ast.LinkReferenceDefinition:
			c.definitions = append(c.definitions, n)
		default:
			if n.Type() == ast.TypeBlock {
				c.blocks(n)
			}
		}
	}
}

// leaf checks the inlines of a block.
func (c *checker) leaf(n ast.Node) {
	c.tags = c.tags[:0]
	c.inlines(n)
	if len(c.tags) > 0 {
		c.rawHTML()
	}
}

func (c *checker) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			c.textNode(n)
		case *ast.Link:
			c.link(n)
			c.inlines(n)
		case *ast.Image:
			c.image(n)
			c.inlines(n)
		case *ast.AutoLink:
			c.autoLink(n)
		case *ast.RawHTML:
			c.tags = append(c.tags, n)
		case *ast.CodeSpan:
		default:
			c.inlines(n)
		}
	}
}

// unusedDefinitions reports definitions such as “[注]: 见附件” that no link uses:
// they are not shown.
func (c *checker) unusedDefinitions() {
	first := map[string]*ast.LinkReferenceDefinition{}
	for _, n := range c.definitions {
		line := n.Lines().At(0)
		label := util.ToLinkReference(n.Label)
		args := diag.Args{"label": string(n.Label)}
		switch before := first[label]; {
		case before != nil:
			c.report(line.Start, line.Stop, "link-definition.duplicate", args)
		case !c.references[label]:
			c.report(line.Start, line.Stop, "link-definition", args)
		}
		first[label] = n
	}
}

// meantNotes takes back that a footnote is missing where it lacks nothing but a
// plain colon, which was reported.
func (c *checker) meantNotes() {
	c.found = slices.DeleteFunc(c.found, func(f diag.Finding) bool {
		label, _ := f.Message.Args["label"].(string)
		return f.Message.ID == "footnote" && c.nearNotes[label]
	})
}

// unusedNotes reports footnotes that nothing refers to: they are not shown.
func (c *checker) unusedNotes() {
	used := map[string]bool{}
	for _, n := range c.notes {
		if n.Index >= 0 {
			used[string(n.Ref)] = true
		}
	}
	for _, n := range c.notes {
		if n.Index >= 0 {
			continue
		}
		start, id := n.Pos(), "footnote.unused"
		if used[string(n.Ref)] {
			id = "footnote.duplicate"
		}
		c.report(start, start+len("[^]")+len(n.Ref), id, diag.Args{"label": string(n.Ref)})
	}
}

// fence reports a fenced block that is never closed: it swallows the rest.
func (c *checker) fence(n *ast.FencedCodeBlock) {
	start := n.Pos()
	if _, closed := c.fenceEnd(n); !closed {
		c.report(start, start+runLength(c.text[start:]), "fence", diag.Args{"mark": string(c.text[start : start+3])})
	}
}

// fenceEnd returns where a fenced block ends, and whether a closing line ends it.
func (d *document) fenceEnd(n *ast.FencedCodeBlock) (end int, closed bool) {
	last := n.Pos()
	if lines := n.Lines(); lines.Len() > 0 {
		last = lines.At(lines.Len() - 1).Start
	}
	last = d.lineEnd(last)
	if last+1 >= len(d.text) {
		return last, false
	}
	end = d.lineEnd(last + 1)
	mark := bytes.TrimRight(bytes.TrimLeft(d.text[last+1:end], " \t>"), " \t")
	opening := d.text[n.Pos():]
	if len(mark) < runLength(opening) || mark[0] != opening[0] || runLength(mark) != len(mark) {
		return last, false
	}
	return end, true
}
