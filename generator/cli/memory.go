package cli

import (
	"fmt"
	"os"

	"zoufang/generator/site"
)

// memoryFile is the cache of what reading the records gave.
const memoryFile = "records"

// memory is what reading the records gave before, for the program as it is: one
// that was built anew forgets.
func (a *App) memory() *site.Memory {
	key := Version
	if program, err := os.Executable(); err == nil {
		if info, err := os.Stat(program); err == nil {
			key += fmt.Sprint(" ", info.Size(), info.ModTime().UnixNano())
		}
	}
	return site.OpenMemory(a.cacheFile(a.repo, memoryFile), key)
}
