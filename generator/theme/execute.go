package theme

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"sync"

	"github.com/gohugoio/hugo/common/collections"
	"github.com/gohugoio/hugo/media"
	"github.com/gohugoio/hugo/tpl"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Execute renders data with a template. The page is written in one piece, and
// not at all if anything fails. A failure in a template is an *Error; others are
// the writer's, or the end of ctx.
func (t *Theme) Execute(ctx context.Context, w io.Writer, tmpl Template, data any) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if out, ok := w.(*bytes.Buffer); ok && !t.minifies(tmpl) {
		return t.render(ctx, out, tmpl, data)
	}
	page := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(page)
	page.Reset()
	if err := t.render(ctx, page, tmpl, data); err != nil {
		return err
	}
	return t.write(w, tmpl, page)
}

// render appends a page to out, or nothing if it fails. Whatever fails is run by
// Hugo once more, which knows what to say.
func (t *Theme) render(ctx context.Context, out *bytes.Buffer, tmpl Template, data any) error {
	tmpl.used(ctx)
	start := out.Len()
	if r := tmpl.runner; !r.hugos.Load() {
		if err := r.run(topLevel(ctx), out, data); err == nil {
			return nil
		}
		out.Truncate(start)
	}
	if err := t.whole(); err != nil {
		return err
	}
	tmpl.piece = t.ofHugo(tmpl.piece, func() *piece { return t.find(tmpl.layout) })
	if err := t.renderByHugo(byHugo(ctx), out, tmpl, data); err != nil {
		out.Truncate(start)
		return t.failure(ctx, tmpl, err)
	}
	return nil
}

// topLevel returns the context of a page, as the store prepares it.
func topLevel(ctx context.Context) context.Context {
	return tpl.Context.PartialDecoratorIDStack.Set(ctx, collections.NewStack[*tpl.StringBool]())
}

// renderByHugo turns a panic, which Hugo's templates pass on for faults of the
// runtime, into an error.
func (t *Theme) renderByHugo(ctx context.Context, out io.Writer, tmpl Template, data any) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("panic: %v", fault)
		}
	}()
	return t.store.ExecuteWithContext(topLevel(ctx), tmpl.info, out, data)
}

// media is the type of a template's pages.
func (t *Theme) media(tmpl Template) media.Type {
	found, _ := t.engine.sites.Configs.Base.MediaTypes.Config.GetByType(tmpl.info.D.MediaType)
	return found
}

// minifies reports whether pages of a template are minified.
func (t *Theme) minifies(tmpl Template) bool {
	return t.minifier != nil && t.minifier.Transformer(t.media(tmpl)) != nil
}

// write writes a page, minified where the theme asks for it and the format can
// be.
func (t *Theme) write(w io.Writer, tmpl Template, page *bytes.Buffer) error {
	if !t.minifies(tmpl) {
		_, err := page.WriteTo(w)
		return err
	}
	var small bytes.Buffer
	if err := t.minifier.Minify(t.media(tmpl), &small, page); err != nil {
		return t.failure(context.Background(), tmpl, fmt.Errorf("minifying: %w", err))
	}
	_, err := small.WriteTo(w)
	return err
}
