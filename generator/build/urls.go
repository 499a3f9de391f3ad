package build

import (
	"net/url"
	"strings"
)

// urls makes the addresses of pages and files from their paths below the base
// URL.
type urls struct {
	base   string // with scheme and host, ends with a slash
	prefix string // the base's path, with slashes at both ends
}

func newURLs(base string) urls {
	u := urls{base: base, prefix: "/"}
	if parsed, err := url.Parse(base); err == nil && parsed.Path != "" {
		u.prefix = "/" + strings.Trim(parsed.Path, "/") + "/"
		u.prefix = strings.ReplaceAll(u.prefix, "//", "/")
	}
	return u
}

// rel returns the address of path from the root of the server.
func (u urls) rel(path string) string { return u.prefix + path }

// abs returns the address of path with scheme and host.
func (u urls) abs(path string) string { return u.base + path }
