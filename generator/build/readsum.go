package build

import (
	"strings"

	"zoufang/generator/schema"
	"zoufang/generator/site"
	"zoufang/generator/tally"
)

// sum is the digest of what a read gave. It is not safe for concurrent use.
func (p *plan) sum(r read) site.Sum {
	switch r.aspect().kind() {
	case recordSubject:
		return p.recordSum(r.aspect(), p.recordAt(r))
	case sectionSubject:
		return p.sectionSum(r.aspect(), p.site.Sections()[r.subject()])
	case tableSubject:
		return p.tableSum(r.aspect(), r.subject())
	case templateSubject:
		return max(1, p.templates.of[p.files.text(r.subject())]) // 1: there is no such file
	case wordSubject:
		if r.aspect() == ofFinding {
			return findingSum(p.board.Finding(p.words.text(r.subject())))
		}
		return p.meaningSum(p.words.text(r.subject()))
	}
	return p.siteSum(r.aspect())
}

func (p *plan) recordSum(of aspect, r *site.Record) site.Sum {
	switch of {
	case ofName:
		return r.NameSum()
	case ofValues:
		return r.ValuesSum()
	case ofText:
		return r.TextSum()
	case ofSummary:
		return r.SummarySum()
	case ofOrigin:
		return r.OriginSum()
	case ofBacklinks:
		return r.BacklinksSum()
	case ofNeighbours:
		return r.NeighboursSum()
	case ofStanding:
		return p.standingSum(r)
	}
	return 0
}

func (p *plan) sectionSum(of aspect, s *site.Section) site.Sum {
	switch of {
	case ofMembers:
		return s.MembersSum()
	case ofSchema:
		return s.SchemaSum()
	case ofAll:
		return p.memo.of(newRead(of, s.Number), s.AllSum)
	case ofFilters:
		return p.memo.of(newRead(of, s.Number), func() site.Sum { return filtersSum(p.filters[s]()) })
	}
	return 0
}

func filtersSum(filters []Filter) site.Sum {
	var s site.Summer
	for _, f := range filters {
		s.Text(f.Key)
		s.Text(f.Title)
		for _, o := range f.Options {
			s.Text(o.Value)
			s.Text(o.Title)
			s.Number(uint64(o.Count))
		}
	}
	return s.Sum()
}

// tableSum is the digest of a table or of its head. Tables are counted only where
// something changed that may count.
func (p *plan) tableSum(of aspect, number int) site.Sum {
	return p.memo.of(newRead(of, number), func() site.Sum {
		if of == ofHead {
			return p.headSum(p.tables.all()[number])
		}
		return p.figuresSum(p.tables.all()[number])
	})
}

func (p *plan) siteSum(of aspect) site.Sum {
	return p.memo.of(newRead(of, 0), func() site.Sum {
		var s site.Summer
		switch of {
		case ofDay:
			s.Time(p.site.AsOf)
			s.Time(p.site.Today)
		case ofCommit:
			p.addCommit(&s)
		case ofShallow:
			s.Truth(p.site.History != nil && p.site.History.Shallow)
		case ofSections:
			for _, section := range p.site.Sections() {
				s.Text(section.Collection.ID)
			}
		case ofNavigation:
			p.addNavigation(&s)
		case ofTables:
			for i, t := range p.tables.all() {
				s.Text(t.ID)
				s.Add(p.tableSum(ofHead, i))
			}
		case ofSchemas:
			s.Add(p.site.SchemasSum())
		case ofBoard:
			p.addBoardTo(&s)
		case ofEverything:
			p.addEverything(&s)
		case ofAddresses:
			p.addAddresses(&s)
		}
		return s.Sum()
	})
}

func (p *plan) addCommit(s *site.Summer) {
	h := p.site.History
	if h == nil || h.Head == nil {
		return
	}
	s.Text(h.Head.ID)
	s.Truth(h.Dirty)
	s.Truth(h.Shallow)
	by := h.Stamp(h.Head).By
	s.Text(by.Name)
	if by.Record != nil {
		s.Add(by.Record.NameSum())
	}
}

func (p *plan) addNavigation(s *site.Summer) {
	for _, group := range (&Site{&view{plan: p}}).Navigation() {
		s.Text(group.Title)
		for _, item := range group.Items {
			s.Text(item.Title)
			s.Text(item.RelPermalink)
			s.Text(item.Section + "\x00" + item.Name + "\x00" + item.List)
		}
	}
}

// addEverything adds all that figures may be made of.
func (p *plan) addEverything(s *site.Summer) {
	s.Add(p.siteSum(ofSchemas))
	s.Add(p.siteSum(ofDay))
	s.Add(p.definitions)
	for _, section := range p.site.Sections() {
		s.Text(section.Collection.ID)
		s.Add(p.sectionSum(ofAll, section))
	}
}

func (p *plan) addAddresses(s *site.Summer) {
	for _, n := range p.nodes {
		s.Text(n.kind)
		s.Text(n.path)
		if n.record != nil {
			s.Time(n.record.Date)
		}
	}
}

// meaningSum is the digest of what a word, collection/word, stands for.
func (p *plan) meaningSum(word string) site.Sum {
	collection, id, _ := strings.Cut(word, "/")
	var s site.Summer
	s.Text(p.names()(schema.Ref{Collection: collection, ID: id}))
	return s.Sum()
}

// headSum is the digest of what a table says before anything is counted.
func (p *plan) headSum(t *tally.Table) site.Sum {
	var s site.Summer
	s.Text(t.ID)
	s.Text(t.Title)
	s.Text(t.Description)
	s.Text(t.Unit)
	for _, text := range t.Words(p.lang()) {
		s.Text(text)
	}
	s.Truth(t.Target != nil)
	s.Truth(t.Parts != nil)
	s.Truth(t.Ranked)
	s.Text(t.Tally.Rows.From.ID)
	s.Text(t.Tally.Rows.From.Title)
	for _, c := range t.Columns {
		s.Text(c.ID)
		s.Text(c.In(p.lang()))
		s.Time(c.Due)
	}
	return s.Sum()
}

// figuresSum is the digest of all figures of a table.
func (p *plan) figuresSum(t *tally.Table) site.Sum {
	var s site.Summer
	s.Add(p.headSum(t))
	for i := range t.Rows {
		addRow(&s, &t.Rows[i])
	}
	for _, g := range t.Groups {
		s.Text(g.ID)
		s.Text(g.Title)
		for _, r := range g.Rows {
			s.Text(r.Record.ID)
		}
		addCells(&s, g.Cells)
		addCell(&s, &g.Total)
		s.Number(uint64(g.Met.Reached))
		s.Number(uint64(g.Met.Of))
	}
	addCells(&s, t.Totals)
	addCell(&s, &t.Total)
	s.Number(uint64(t.Met.Reached))
	s.Number(uint64(t.Met.Of))
	return s.Sum()
}

// standingSum is the digest of a record's rows, with the heads of their tables.
func (p *plan) standingSum(r *site.Record) site.Sum {
	var s site.Summer
	if !p.tables.rowsOf[r.Section.Collection.ID] {
		return s.Sum()
	}
	for _, row := range p.rows()[r] {
		s.Add(p.tableSum(ofHead, p.tables.numbers[row.table.ID]))
		addRow(&s, row.row)
	}
	return s.Sum()
}

func addRow(s *site.Summer, r *tally.Row) {
	s.Text(r.Record.ID)
	s.Text(r.Record.Title)
	s.Number(uint64(r.Rank))
	s.Text(string(r.Verdict()))
	addCells(s, r.Cells)
	addCell(s, &r.Total)
}

func addCells(s *site.Summer, cells []tally.Cell) {
	s.Number(uint64(len(cells)))
	for i := range cells {
		addCell(s, &cells[i])
	}
}

func addCell(s *site.Summer, c *tally.Cell) {
	s.Text(c.Value.String())
	s.Text(digits(c.Min))
	s.Text(digits(c.Max))
	s.Text(string(c.State))
	s.Number(uint64(c.Late))
	for _, r := range c.Records {
		s.Text(r.Section.Collection.ID)
		s.Text(r.ID)
	}
}
