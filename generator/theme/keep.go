package theme

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"github.com/gohugoio/hugo/tpl/tplimpl"
)

// Keep returns what a later Load of the same files can be given as Options.Kept, and
// nil where nothing would be new to it.
func (t *Theme) Keep() []byte {
	layouts, partials := t.layouts.all(), t.partials.all()
	if t.store == nil || t.minifier != nil {
		return nil
	}
	k := &keeper{keepsake: keepsake{Partials: map[string]int{}}, pieces: map[*tplimpl.TemplInfo]int{}, trees: map[string]int{}}
	for _, l := range slices.SortedFunc(maps.Keys(layouts), compareLayouts) {
		if p := layouts[l]; p != nil && !p.runner.ran.Load() {
			continue
		}
		if at, ok := k.piece(t.ofHugo(layouts[l], func() *piece { return t.find(l) })); ok {
			k.Layouts = append(k.Layouts, keptLayout{l, at})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(partials)) {
		if at, ok := k.piece(t.ofHugo(partials[name], func() *piece { return t.findPartial(name) })); ok && at != none {
			k.Partials[name] = at
		}
	}
	if len(k.Pieces) == 0 {
		return nil
	}
	return seal(k.keepsake)
}

// ofHugo returns a piece as the store has it.
func (t *Theme) ofHugo(p *piece, find func() *piece) *piece {
	if p == nil || p.info != nil {
		return p
	}
	return find()
}

func compareLayouts(a, b Layout) int {
	return cmp.Or(strings.Compare(a.Kind, b.Kind), strings.Compare(a.Section, b.Section), strings.Compare(a.Format, b.Format), strings.Compare(a.Name, b.Name))
}

// keeper makes what is kept of a theme.
type keeper struct {
	keepsake
	pieces map[*tplimpl.TemplInfo]int
	trees  map[string]int
}

// piece returns the place of a piece, unless only Hugo can run it.
func (k *keeper) piece(p *piece) (int, bool) {
	if p == nil {
		return none, true
	}
	at, known := k.pieces[p.info]
	if !known {
		at = none
		if one, ok := k.newPiece(p); ok {
			at = len(k.Pieces)
			k.Pieces = append(k.Pieces, one)
		}
		k.pieces[p.info] = at
	}
	return at, at != none
}

func (k *keeper) newPiece(p *piece) (keptPiece, bool) {
	r := p.runner
	one := keptPiece{Name: p.name, Frame: p.frame, Uses: p.uses, Plain: r.plain, Returns: r.returns, Inner: r.inner, Bodies: map[string]int{}}
	one.Hugo = origin{r.name, p.info.Filename()}
	if base, _ := p.info.Base().(*tplimpl.TemplInfo); base != nil {
		one.HasBase, one.Base = true, origin{base.Name(), base.Filename()}
	}
	return one, !r.hugos.Load() && k.bodies(one.Bodies, r, r.name)
}

// bodies keeps the tree of a name and those that it renders.
func (k *keeper) bodies(places map[string]int, r *runner, name string) bool {
	if _, done := places[name]; done {
		return true
	}
	root, ok := r.tree(name)
	if !ok {
		return false
	}
	text := root.String()
	if !utf8.ValidString(text) {
		return false
	}
	again, err := parseTree(text)
	if err != nil || !alike(root, again) {
		return false
	}
	at, known := k.trees[text]
	if !known {
		at = len(k.Trees)
		k.trees[text] = at
		k.Trees = append(k.Trees, text)
	}
	places[name] = at
	sound := true
	walk(root, func(node parse.Node) {
		if call, ok := node.(*parse.TemplateNode); ok {
			sound = sound && k.bodies(places, r, call.Name)
		}
	})
	return sound
}

// alike reports whether two trees run alike. That they are written alike is not
// enough: what is text in one may be more in the other.
func alike(a, b *parse.ListNode) bool {
	return a.String() == b.String() && slices.Equal(leaves(a), leaves(b))
}

// leaves lists the types of all nodes of a tree, and what its leaves say.
func leaves(root *parse.ListNode) []string {
	var all []string
	walk(root, func(node parse.Node) {
		all = append(all, reflect.TypeOf(node).String())
		if len(children(node)) == 0 {
			all = append(all, node.String())
		}
	})
	return all
}
