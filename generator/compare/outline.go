package compare

import (
	"cmp"
	"time"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
	"zoufang/generator/history"
)

// outline is a report in the words of one language, in the form that text and page
// share.
type outline struct {
	Title         string
	Before, After string   // what is compared
	Notes         []string // what could not be compared
	Parts         []part
}

// part is one kind of things that may differ.
type part struct {
	Summary string
	Blocks  []block
}

// block is a list of items of one kind.
type block struct {
	Title, Detail string
	Mark          mark
	Items         []item
}

// item is one thing that differs. Before and After are what it was and is; of a
// long text Pieces stand for both.
type item struct {
	Label, Detail string
	Before, After string
	Pieces        []history.Piece
	Items         []item
}

// mark says what became of the items of a block.
type mark string

const (
	added   mark = "+"
	gone    mark = "-"
	changed mark = "~"
)

// outliner puts a report into words.
type outliner struct {
	report Report
	lang   diag.Lang
	public bool // for others than those who can read the repository
}

func (o outliner) say(messageID string, args diag.Args) string {
	return diag.Say(o.lang, messageID, args)
}

// colon stands between a thing and what became of it.
var colon = diag.Name{ZH: "：", EN: ": "}

func (o outliner) outline() outline {
	before, after := o.side(o.report.Before), o.side(o.report.After)
	out := outline{
		Title:  o.say("diff.title", nil),
		Before: before, After: after,
		Notes: o.notes(),
	}
	if o.report.Records != nil {
		out.Parts = append(out.Parts, o.records(o.report.Records))
	}
	if o.report.Tables != nil {
		out.Parts = append(out.Parts, o.tables(o.report.Tables))
	}
	out.Parts = append(out.Parts, o.findings(o.report.Findings))
	if o.report.Pages != nil {
		out.Parts = append(out.Parts, o.pages(o.report.Pages), o.files(o.report.Pages.Files))
	}
	return out
}

// side says what one of the sides is.
func (o outliner) side(s Side) string {
	name := s.Name
	if s.Commit == "" {
		name = cmp.Or(name, o.say("diff.work-tree", nil))
	} else {
		name = o.say("diff.commit", diag.Args{
			"name":   cmp.Or(name, gitrepo.Short(s.Commit)),
			"commit": gitrepo.Short(s.Commit), "when": s.When.Format("2006-01-02 15:04"),
		})
	}
	if s.AsOf.IsZero() {
		return name
	}
	return o.say("diff.as-of", diag.Args{"side": name, "as_of": s.AsOf.Format(time.DateOnly)})
}

// notes say which side is not whole, what was not compared therefore, and that the
// sides stand at different days.
func (o outliner) notes() []string {
	var notes []string
	for _, side := range []struct {
		Side
		which string
	}{{o.report.Before, "diff.before"}, {o.report.After, "diff.after"}} {
		args := diag.Args{"side": o.say(side.which, nil), "count": side.Errors}
		switch {
		case side.Missing:
			notes = append(notes, o.say("diff.unreadable", args))
		case side.Errors > 0:
			notes = append(notes, o.say("diff.incomplete", args))
		}
	}
	if a, b := o.report.Before.AsOf, o.report.After.AsOf; !a.Equal(b) && !a.IsZero() && !b.IsZero() {
		notes = append(notes, o.say("diff.as-of-differs", nil))
	}
	switch r := o.report; {
	case r.Records == nil:
	case r.Tables == nil:
		notes = append(notes, o.say("diff.no-tables", nil))
	case r.Pages == nil:
		notes = append(notes, o.say("diff.no-pages", nil))
	}
	return notes
}

// with adds a block unless it has no items.
func (p *part) with(title string, m mark, items []item) {
	if len(items) > 0 {
		p.Blocks = append(p.Blocks, block{Title: title, Mark: m, Items: items})
	}
}

func (o outliner) findings(f Findings) part {
	args := diag.Args{"new": len(f.New), "mended": len(f.Mended)}
	p := part{Summary: o.summary(f.same(), "diff.findings", args)}
	p.with(o.say("diff.new", nil), added, o.findingItems(f.New))
	p.with(o.say("diff.mended", nil), gone, o.findingItems(f.Mended))
	return p
}

// summary is one line on a part, of which nothing may have changed.
func (o outliner) summary(same bool, messageID string, args diag.Args) string {
	if same {
		return o.say(messageID+"-same", nil)
	}
	return o.say(messageID, args)
}

// findingItems tells rules by their titles to those who may not read messages.
func (o outliner) findingItems(all []Finding) []item {
	var items []item
	hidden := 0
	if o.public {
		all, hidden = shown(all)
	}
	for _, f := range all {
		i := item{Label: f.Span.String(), Detail: f.Severity.In(o.lang) + "[" + f.Rule + "] "}
		if o.public {
			i.Label = f.Span.File
			i.Detail += ruleTitle(f.Rule).In(o.lang)
		} else {
			i.Detail += f.Message.In(o.lang)
		}
		items = append(items, i)
	}
	if hidden > 0 {
		items = append(items, item{Label: o.say("diff.withheld", diag.Args{"count": hidden})})
	}
	return items
}

func ruleTitle(id string) diag.Name {
	for _, rule := range diag.Rules() {
		if rule.ID == id {
			return rule.Title
		}
	}
	return diag.Name{ZH: id, EN: id}
}
