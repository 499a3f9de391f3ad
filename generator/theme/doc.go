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
// This is the only package that imports Hugo.
package theme
