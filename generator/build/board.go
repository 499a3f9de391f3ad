package build

import (
	"context"
	"io/fs"
	"path/filepath"

	"zoufang/generator/diag"
	"zoufang/generator/signal"
	"zoufang/generator/site"
	"zoufang/generator/theme"
)

// The kinds of the board's pages. Only the audience that schemas/signals/board.yaml
// names has them, and of them those that there are templates for.
const (
	kindBoard   = "board"
	kindFinding = "finding" // one thing to be checked
	kindSlips   = "slips"   // what is near its due date or past it
	kindSamples = "samples" // whom to call back
	kindDraft   = "draft"   // of a bulletin
)

const boardPath = "board/"

// boardTitles are the titles of the pages of which there is one.
var boardTitles = map[string]diag.Name{
	kindBoard:   {ZH: "督导台", EN: "Board"},
	kindSlips:   {ZH: "催办单", EN: "Slips"},
	kindSamples: {ZH: "随机抽查", EN: "Random call-backs"},
	kindDraft:   {ZH: "简报草稿", EN: "Draft of a bulletin"},
}

// findBoard looks for everything to be checked, where the site is for those who do
// that. What is wrong with the settings is found for every audience.
func (p *plan) findBoard(ctx context.Context, o Options, root fs.FS) (diag.List, error) {
	rules, findings := signal.Load(site.SchemaFiles(root, o.Schemas, p.site.Config), p.site.Schemas, p.site.Config)
	if rules == nil || findings.HasErrors() || rules.Audience != p.site.Audience {
		return findings, nil
	}
	board, failures, err := o.Cache.Board(ctx, p.site, rules, signal.Options{Root: root, Workers: o.Workers})
	p.board = board
	return append(findings, failures...), err
}

// Board looks for everything to be checked in a site, and remembers what it read of
// texts and photos; a nil cache remembers nothing.
func (c *Cache) Board(ctx context.Context, model *site.Site, rules *signal.Rules, o signal.Options) (*signal.Board, diag.List, error) {
	if c != nil && c.Dir != "" {
		o.Memory = site.OpenMemory(filepath.Join(c.Dir, "signals"), c.Program)
		defer o.Memory.Save() // a cache that cannot be written costs time only
	}
	return signal.Find(ctx, model, rules, o)
}

// addBoard adds the pages of the board.
func (p *plan) addBoard() {
	if p.board == nil {
		return
	}
	for _, kind := range []string{kindBoard, kindSlips, kindSamples, kindDraft} {
		p.addBoardPage(boardNode(kind))
	}
	for _, f := range p.board.Findings {
		p.addBoardPage(findingNode(f))
	}
}

func (p *plan) addBoardPage(n *node) {
	if _, found := p.theme.Lookup(theme.Layout{Kind: n.kind}); found {
		p.add(n)
	}
}

func boardNode(kind string) *node {
	if kind == kindBoard {
		return &node{kind: kind, path: boardPath}
	}
	return &node{kind: kind, path: boardPath + kind + "/"}
}

func findingNode(f *signal.Finding) *node {
	return &node{kind: kindFinding, finding: f, path: boardPath + f.ID + "/"}
}

// boardUnits is the board for programs.
func (p *plan) boardUnits() []unit {
	if p.board == nil {
		return nil
	}
	return []unit{dataUnit("data/board.json", func(m *maker) ([]byte, error) {
		m.reads.note(newRead(ofBoard, 0))
		m.reads.note(newRead(ofDay, 0))
		return append(appendJSON(nil, p.board.Data(p.lang())), '\n'), nil
	})}
}
