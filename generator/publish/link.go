package publish

import (
	"fmt"
	"hash/maphash"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"zoufang/generator/diag"
)

// linkChecker follows the addresses that files of a site name. It is safe for
// concurrent use.
type linkChecker struct {
	base  *url.URL
	files map[string]bool
	known sync.Map // address from the server's root → target: most pages name the same ones
	seed  maphash.Seed

	mu      sync.Mutex
	anchors map[string][]uint64 // page → hashes of its anchors, sorted
	pending []jump
}

// jump is a link to an anchor, which can be checked when all pages are read.
type jump struct {
	from      string
	reference reference
	to        target
}

// target is where an address leads: a file of the site, or elsewhere.
type target struct {
	file, anchor string
	fault        string // id of the message that says what is wrong; "": nothing
	foreign      bool   // leads to another server, or is no address of a file
}

func newLinkChecker(baseURL string, paths []string) (*linkChecker, error) {
	base, err := url.Parse(baseURL)
	if err != nil || !strings.HasSuffix(base.Path, "/") {
		return nil, fmt.Errorf("%q is no address of a home page", baseURL)
	}
	c := &linkChecker{base: base, files: map[string]bool{}, seed: maphash.MakeSeed(), anchors: map[string][]uint64{}}
	for _, p := range paths {
		c.files[p] = true
	}
	return c, nil
}

// check follows all addresses in a file, but keeps those with anchors for jumps.
func (c *linkChecker) check(name string, data []byte) []Fault {
	found := read(name, data)
	var faults []Fault
	var jumps []jump
	for _, r := range found.references {
		switch to := c.target(name, r.address); {
		case to.fault != "":
			faults = append(faults, fault(name, r.line, to.fault, diag.Args{"address": r.address}))
		case to.foreign && r.loaded && !strings.HasPrefix(r.address, "data:"):
			faults = append(faults, fault(name, r.line, "fault.foreign", diag.Args{"address": r.address}))
		case to.anchor != "":
			jumps = append(jumps, jump{name, r, to})
		}
	}
	c.note(name, found.anchors, jumps)
	return faults
}

func (c *linkChecker) note(name string, anchors []string, jumps []jump) {
	hashes := make([]uint64, len(anchors))
	for i, a := range anchors {
		hashes[i] = maphash.String(c.seed, a)
	}
	slices.Sort(hashes)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.anchors[name] = hashes
	c.pending = append(c.pending, jumps...)
}

// jumps checks the links to anchors, once all files are read.
func (c *linkChecker) jumps() []Fault {
	var faults []Fault
	for _, j := range c.pending {
		if path.Ext(j.to.file) != ".html" {
			continue // a place in a drawing or a workbook
		}
		hash := maphash.String(c.seed, j.to.anchor)
		if _, ok := slices.BinarySearch(c.anchors[j.to.file], hash); !ok {
			faults = append(faults, fault(j.from, j.reference.line, "fault.anchor", diag.Args{"address": j.reference.address}))
		}
	}
	return faults
}

// target finds where an address leads that stands in the file name.
func (c *linkChecker) target(name, address string) target {
	rooted := strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "//")
	if rooted {
		if known, ok := c.known.Load(address); ok {
			return known.(target)
		}
	}
	to := c.resolve(name, address)
	if rooted {
		c.known.Store(address, to)
	}
	return to
}

func (c *linkChecker) resolve(name, address string) target {
	written, err := url.Parse(address)
	if err != nil {
		return target{fault: "fault.address"}
	}
	full := c.base.JoinPath(name).ResolveReference(written)
	if full.Scheme != "http" && full.Scheme != "https" || full.Host != c.base.Host {
		return target{foreign: true}
	}
	file, ok := strings.CutPrefix(full.Path, c.base.Path)
	switch {
	case !ok && written.Host != "":
		return target{foreign: true} // another site on the same server
	case !ok:
		return target{fault: "fault.outside"}
	}
	if file = c.fileAt(file); file == "" {
		return target{fault: "fault.dead"}
	}
	return target{file: file, anchor: anchorOf(full.Fragment)}
}

// fileAt is the file that a server sends for a path below the home page; "" where
// there is none.
func (c *linkChecker) fileAt(at string) string {
	candidates := []string{at, strings.TrimSuffix(at, "/") + "/index.html"}
	if at == "" || strings.HasSuffix(at, "/") {
		candidates = []string{at + "index.html"}
	}
	for _, file := range candidates {
		if c.files[file] {
			return file
		}
	}
	return ""
}

// anchorOf is the anchor that a fragment asks for. What has the form key=value
// is for scripts, and every page has a top.
func anchorOf(fragment string) string {
	if fragment == "top" || strings.Contains(fragment, "=") || strings.HasPrefix(fragment, ":~:") {
		return ""
	}
	return fragment
}
