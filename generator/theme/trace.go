package theme

import "context"

// A Tracer is told what an execution reads, so that a later build knows what to
// render again.
//
// A partial kept by partialCached may be run by one page and shown by many. It
// runs under a tracer of its own, made by Nested, which is joined to the tracer
// of every page that shows it. So functions of the caller report what they read
// to TracerOf the context they are given, never to a tracer they hold. Once
// joined, a nested tracer no longer changes; several goroutines may read it.
type Tracer interface {
	// Used reports a file of the theme, relative to it, such as
	// "_partials/nav.html". "assets" and "i18n" stand for all their files.
	Used(file string)
	// Nested returns a tracer for a part of the execution.
	Nested() Tracer
	// Join adds what a tracer made by Nested was told.
	Join(nested Tracer)
}

type tracerKey struct{}

// WithTracer returns a context whose executions report to tracer.
func WithTracer(ctx context.Context, tracer Tracer) context.Context {
	return context.WithValue(ctx, tracerKey{}, tracer)
}

// TracerOf returns the tracer of the execution that ctx belongs to, or nil.
func TracerOf(ctx context.Context) Tracer {
	if f, ok := ctx.(*frame); ok {
		return f.tracer
	}
	tracer, _ := ctx.Value(tracerKey{}).(Tracer)
	return tracer
}

func used(ctx context.Context, file string) {
	if tracer := TracerOf(ctx); tracer != nil {
		tracer.Used(file)
	}
}
