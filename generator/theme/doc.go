// Package theme renders pages with Hugo's template engine and publishes the
// assets that templates use.
//
// A theme is a file system with Hugo's layouts at its top (baseof.html,
// home.html, visits/page.html, _partials/nav.html …) beside assets/ and i18n/.
// Load reads all of it into memory and reports every broken template at once;
// Lookup chooses a layout as Hugo does; Execute renders any Go value with it,
// from as many goroutines as the caller likes.
//
// Hugo serves as a library here: it never sees content, and nothing that a
// template does reaches the disk, the network, the environment or the clock.
// What Hugo could only do with pages of its own, or with the machine, is
// refused with an error at the place in the template that asked for it.
//
// For authors who know Hugo, these things differ. Functions that need Hugo's own
// pages (markdownify), other programs (js.Build, css.Sass), the machine (readFile,
// getenv), the network (resources.GetRemote), the clock (now, unless the caller
// provides it) or chance (shuffle) are errors. So are ExecuteAsTemplate and Defer,
// whose results depend on the order in which pages are rendered. errorf fails the
// page, and there is no warnf. A variant given to partialCached must be a value
// that Go can compare. Partials, translations and assets asked for by a fixed
// name must exist, and of blocks that all files share there may be one of a name.
//
// Hugo parses, chooses and escapes the templates and lends its functions. What it
// escaped is run by package template, which is several times as fast; whatever
// fails there, or only Hugo can run, is rendered by Hugo from the start. Theme.Keep
// leaves the escaped templates that were used to later themes of the same files,
// which ask Hugo for others only when they are needed.
//
// This is the only package that imports Hugo.
package theme
