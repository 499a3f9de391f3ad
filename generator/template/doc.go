// Package template runs parsed and escaped templates fast.
//
// It takes trees of text/template/parse, compiles each once into closures and
// runs these instead of walking the tree by reflection. Variables live in slots
// known when a template is compiled, fields and methods are found once for each
// place and type, functions of common shapes are called directly, and text that
// needs no escaping is written as it is.
//
// What it prints is what Hugo's executor prints, byte for byte. Where it cannot
// be sure of that, and where anything fails, Execute returns an error, and the
// caller runs the same template by Hugo: that gives the right page, or the right
// words for what is wrong. So this package has no words of its own for mistakes
// in templates. An error that is ErrUnsupported says that the template will
// always end like this.
//
// Values are Go values as they are. Two kinds of nothing differ as they do in
// Hugo: nil is a value that does not exist, such as a missing key of a map; hole
// is an interface that holds nothing.
package template
