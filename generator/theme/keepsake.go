package theme

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"text/template/parse"

	"github.com/gohugoio/hugo/tpl"

	"zoufang/generator/template"
)

// keepsake is what a theme leaves for a later one with the same files: the templates
// that were used, escaped, and under which names they were asked for.
type keepsake struct {
	Layouts  []keptLayout
	Partials map[string]int // places in Pieces
	Pieces   []keptPiece
	Trees    []string // as text/template writes them
}

type keptLayout struct {
	Layout
	Piece int // place in Pieces; none: there is no such layout
}

type keptPiece struct {
	Name, Frame           string
	Uses                  []string
	Hugo, Base            origin
	HasBase               bool
	Plain, Returns, Inner bool
	Bodies                map[string]int // places in Trees of all that it may run, itself under its name
}

const none = -1

// origin is what templates can ask of the template that runs.
type origin struct{ Called, File string }

func (o *origin) Name() string     { return o.Called }
func (o *origin) Filename() string { return o.File }

// current is the template that runs, with its frame.
type current struct {
	*origin
	base *origin
}

func (c current) Base() tpl.CurrentTemplateInfoCommonOps { return c.base }

// take makes the pieces that an earlier theme kept, and reports whether it kept any.
func (t *Theme) take(data []byte) bool {
	k, ok := unseal(data)
	if !ok {
		return false
	}
	pieces := make([]*piece, len(k.Pieces))
	for i := range k.Pieces {
		pieces[i] = t.keptPiece(&k, &k.Pieces[i])
	}
	for _, l := range k.Layouts {
		if l.Piece == none {
			t.layouts.set(l.Layout, nil)
		} else {
			t.layouts.set(l.Layout, pieces[l.Piece])
		}
	}
	for name, at := range k.Partials {
		t.partials.set(name, pieces[at])
	}
	return true
}

func (t *Theme) keptPiece(k *keepsake, one *keptPiece) *piece {
	now := current{origin: &one.Hugo}
	if one.HasBase {
		now.base = &one.Base
	}
	r := &runner{current: now, name: one.Hugo.Called, plain: one.Plain, returns: one.Returns, inner: one.Inner}
	r.set = template.NewSet(func(name string) (*template.Body, error) {
		at, ok := one.Bodies[name]
		if !ok {
			return nil, fmt.Errorf("no template %q", name)
		}
		return t.runners.body(at, func() (*parse.ListNode, error) { return parseTree(k.Trees[at]) })
	})
	r.ran.Store(true)
	return &piece{runner: r, name: one.Name, frame: one.Frame, uses: one.Uses}
}

func parseTree(text string) (*parse.ListNode, error) {
	tree := parse.New("")
	tree.Mode = parse.SkipFuncCheck
	tree, err := tree.Parse(text, "", "", map[string]*parse.Tree{})
	if err != nil {
		return nil, err
	}
	return tree.Root, nil
}

// seal writes what is kept, with a checksum before it.
func seal(k keepsake) []byte {
	var out bytes.Buffer
	out.Write(make([]byte, 4))
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if encoder.Encode(k) != nil {
		return nil
	}
	binary.LittleEndian.PutUint32(out.Bytes(), crc32.ChecksumIEEE(out.Bytes()[4:]))
	return out.Bytes()
}

// unseal reads what is kept, where it is whole.
func unseal(data []byte) (k keepsake, ok bool) {
	if len(data) < 4 || binary.LittleEndian.Uint32(data) != crc32.ChecksumIEEE(data[4:]) {
		return k, false
	}
	return k, json.Unmarshal(data[4:], &k) == nil
}
