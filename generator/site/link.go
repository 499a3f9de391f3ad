package site

import (
	"cmp"
	"net/url"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"zoufang/generator/diag"
	"zoufang/generator/markdown"
	"zoufang/generator/schema"
)

// Destination is what a link or image in a text leads to. All fields are empty
// where the audience may not see it.
type Destination struct {
	Record     *Record
	Collection *schema.Collection // the list of a collection
	Home       bool
	Asset      *Asset
	Anchor     string // id of a heading there, without "#"
}

// target is a Destination before it is known what is published.
type target struct {
	draft  *draft
	list   *schema.Collection
	home   bool
	asset  *Asset
	owner  *draft // in whose folder the asset lies; may be nil
	anchor string

	refused bool // a file that cannot be published, as was reported of it
}

// holder is the record without which the target is not published, or nil.
func (t target) holder() *draft { return cmp.Or(t.draft, t.owner) }

// resolveSlots finds what the links and images of d's text lead to. Those that
// lead nowhere are findings.
func (l *loader) resolveSlots(d *draft) {
	d.targets = make([]target, len(d.body.slots))
	for i, slot := range d.body.slots {
		var t target
		if slot.Kind != markdown.Live { // what a live block names is looked for where tables are counted
			t = l.follow(d, slot)
		}
		d.targets[i] = t
		if holder := t.holder(); holder != nil && holder != d {
			d.refers = append(d.refers, holder)
		}
	}
}

// follow resolves one slot and reports it where it is dead.
func (l *loader) follow(d *draft, slot markdown.Slot) target {
	where, anchor, _ := strings.Cut(slot.Dest, "#")
	where, _, _ = strings.Cut(where, "?")
	if plain, err := url.PathUnescape(where); err == nil {
		where = plain
	}
	if plain, err := url.PathUnescape(anchor); err == nil {
		anchor = plain
	}
	t, found := l.lookup(d, where)
	switch {
	case !found:
		l.reportDead(d, slot, where)
	case t.refused:
	case slot.Kind == markdown.Image && (t.asset == nil || !t.asset.Image):
		d.findings = append(d.findings, diag.At(slot.DestSpan, "dead-image.not-image", diag.Args{"dest": slot.Dest}))
	case t.holder() != nil && t.holder().hidden && !d.hidden:
		d.findings = append(d.findings, diag.At(slot.DestSpan, "dead-link.draft", diag.Args{"dest": slot.Dest}))
	case t.asset != nil:
		t.anchor = anchor // a page of a document, say: only its reader knows
	case anchor != "":
		t.anchor = l.anchor(d, t, slot, anchor)
	}
	return t
}

// lookup finds what the path of a link names: nothing for the page itself, a
// file relative to the author's own, a path from the repository's root
// (/content/…), or the address of a page (/visits/).
func (l *loader) lookup(d *draft, where string) (target, bool) {
	if where == "" {
		return target{draft: d}, true
	}
	if strings.HasPrefix(where, "/") && !strings.HasPrefix(where, "/"+contentDir+"/") {
		return l.lookupURL(where)
	}
	file := path.Join(path.Dir(d.path), where)
	if strings.HasPrefix(where, "/") {
		file = path.Clean(where[1:])
	}
	if found := l.index.byPath[norm.NFC.String(file)]; found != nil {
		return target{draft: found}, true
	}
	if asset := l.assets[file]; asset != nil {
		return target{asset: asset, owner: l.owner(file)}, true
	}
	_, there := l.others[file]
	return target{refused: there}, there
}

func (l *loader) lookupURL(where string) (target, bool) {
	if where == "/" {
		return target{home: true}, true
	}
	where = strings.TrimSuffix(strings.TrimSuffix(where, "index.html"), "/") + "/"
	if found := l.index.byURL[where]; found != nil {
		return target{draft: found}, true
	}
	if c := l.index.lists[where]; c != nil {
		return target{list: c}, true
	}
	return target{}, false
}

// anchor returns the id of the heading that an author names by id or by text.
func (l *loader) anchor(d *draft, t target, slot markdown.Slot, anchor string) string {
	var candidates []string
	if t.draft != nil {
		for _, h := range t.draft.body.Headings {
			if h.ID == anchor || h.Text == anchor {
				return h.ID
			}
			candidates = append(candidates, h.Text)
		}
	}
	f := diag.At(slot.DestSpan, "dead-anchor", diag.Args{"anchor": anchor})
	if len(candidates) > 0 {
		f = diag.At(slot.DestSpan, "dead-anchor.near", diag.Args{"anchor": anchor, "candidates": candidates})
	}
	if near := schema.Nearest(anchor, candidates, 1); len(near) > 0 && !strings.ContainsAny(near[0], " ()<>") {
		page, _, _ := strings.Cut(slot.Dest, "#")
		f = f.WithFix(false, diag.Edit{Span: slot.DestSpan, Text: page + "#" + near[0]})
	}
	d.findings = append(d.findings, f)
	return ""
}

// reportDead adds the finding for a link or image that leads nowhere, with the
// file of the same or nearly the same name where there is one.
func (l *loader) reportDead(d *draft, slot markdown.Slot, where string) {
	message := "dead-link"
	if slot.Kind == markdown.Image {
		message = "dead-image"
	}
	near := l.nearestFile(d, where)
	if near == "" {
		d.findings = append(d.findings, diag.At(slot.DestSpan, message, diag.Args{"dest": slot.Dest}))
		return
	}
	f := diag.At(slot.DestSpan, message+".near", diag.Args{"dest": slot.Dest, "candidate": near})
	d.findings = append(d.findings, f.WithFix(false, diag.Edit{Span: slot.DestSpan, Text: near}))
}

// relative returns the slash-separated path from folder dir to file.
func relative(dir, file string) string {
	from, to := strings.Split(dir, "/"), strings.Split(file, "/")
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(to, "/")
}
