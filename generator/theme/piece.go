package theme

import (
	"context"

	"github.com/gohugoio/hugo/tpl/tplimpl"
)

// piece is a layout or partial, ready to be run.
type piece struct {
	runner *runner
	name   string   // its file, relative to the theme; "" where Hugo brings it along
	frame  string   // the file of the frame that shows it, or ""
	uses   []string // the files that it may need: its own, the frame's and what they render

	// What Hugo knows of it. Of a piece that an earlier theme left this is found out
	// only when Hugo is to run it.
	info *tplimpl.TemplInfo
	src  *source
	base *source // of the frame
}

// newPiece describes a template of the store.
func (t *Theme) newPiece(info *tplimpl.TemplInfo) *piece {
	p := &piece{runner: t.runners.runner(info), info: info, src: t.sourceOf(info)}
	if base, _ := info.Base().(*tplimpl.TemplInfo); base != nil {
		p.base = t.sourceOf(base)
	}
	if p.src != nil {
		p.name = p.src.name
		p.uses = append(append(p.uses, p.src.name), p.src.uses...)
	}
	if p.base != nil {
		p.frame = p.base.name
		p.uses = append(append(p.uses, p.base.name), p.base.uses...)
	}
	return p
}

// used reports that a piece is run.
func (p *piece) used(ctx context.Context) {
	tracer := TracerOf(ctx)
	if tracer == nil {
		return
	}
	for _, file := range p.uses {
		tracer.Used(file)
	}
}
