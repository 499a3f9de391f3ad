package gitrepo

import (
	"container/list"
	"sync"

	"github.com/go-git/go-git/v5/plumbing"
)

// lru keeps the objects that were unpacked last, by their place, up to a number
// of bytes. It is safe for concurrent use.
type lru struct {
	mu    sync.Mutex
	room  int        // bytes that are left
	order *list.List // of *unpacked, the last used first
	at    map[spot]*list.Element
}

type spot struct {
	pack   *pack
	offset int64
}

type unpacked struct {
	spot
	kind plumbing.ObjectType
	data []byte
}

func newLRU(room int) *lru {
	return &lru{room: room, order: list.New(), at: map[spot]*list.Element{}}
}

func (c *lru) get(p *pack, offset int64) (plumbing.ObjectType, []byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.at[spot{p, offset}]
	if e == nil {
		return 0, nil, false
	}
	c.order.MoveToFront(e)
	u := e.Value.(*unpacked)
	return u.kind, u.data, true
}

// put keeps an object, unless it alone would fill a quarter of the room.
func (c *lru) put(p *pack, offset int64, kind plumbing.ObjectType, data []byte) {
	if len(data) > keptObjects/4 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	at := spot{p, offset}
	if c.at[at] != nil {
		return
	}
	c.at[at] = c.order.PushFront(&unpacked{at, kind, data})
	c.room -= cap(data)
	for c.room < 0 {
		u := c.order.Remove(c.order.Back()).(*unpacked)
		c.room += cap(u.data)
		delete(c.at, u.spot)
	}
}
