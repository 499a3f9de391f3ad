package build

import "sync"

// numbers gives texts numbers, in the order in which they are asked for. It is safe
// for concurrent use.
type numbers struct {
	mu    sync.RWMutex
	at    map[string]int
	texts []string
}

func newNumbers() *numbers { return &numbers{at: map[string]int{}} }

// of returns the number of a text.
func (n *numbers) of(text string) int {
	n.mu.RLock()
	at, known := n.at[text]
	n.mu.RUnlock()
	if known {
		return at
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if at, known := n.at[text]; known {
		return at
	}
	n.at[text] = len(n.texts)
	n.texts = append(n.texts, text)
	return n.at[text]
}

// text returns the text of a number.
func (n *numbers) text(number int) string {
	n.mu.RLock()
	defer n.mu.RUnlock()
	return n.texts[number]
}
