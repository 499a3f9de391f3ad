package theme

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"sync"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Execute renders data with a template. The page is written in one piece, and
// not at all if anything fails. A failure in a template is an *Error; others are
// the writer's, or the end of ctx.
func (t *Theme) Execute(ctx context.Context, w io.Writer, tmpl Template, data any) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	page := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(page)
	page.Reset()

	usedSource(ctx, tmpl.src)
	usedSource(ctx, tmpl.base)
	if err := t.render(ctx, page, tmpl, data); err != nil {
		return t.failure(ctx, tmpl, err)
	}
	return t.write(w, tmpl, page)
}

// render runs Hugo. It turns a panic, which templates pass on for faults of the
// runtime, into an error.
func (t *Theme) render(ctx context.Context, w io.Writer, tmpl Template, data any) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("panic: %v", fault)
		}
	}()
	ctx = t.store.PrepareTopLevelRenderCtx(ctx, nil)
	return t.store.ExecuteWithContext(ctx, tmpl.info, w, data)
}

// write writes a page, minified where the theme asks for it and the format can
// be.
func (t *Theme) write(w io.Writer, tmpl Template, page *bytes.Buffer) error {
	media, _ := t.engine.sites.Configs.Base.MediaTypes.Config.GetByType(tmpl.info.D.MediaType)
	if t.minifier == nil || t.minifier.Transformer(media) == nil {
		_, err := page.WriteTo(w)
		return err
	}
	var small bytes.Buffer
	if err := t.minifier.Minify(media, &small, page); err != nil {
		return t.failure(context.Background(), tmpl, fmt.Errorf("minifying: %w", err))
	}
	_, err := small.WriteTo(w)
	return err
}
