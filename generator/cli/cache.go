package cli

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"zoufang/generator/build"
	"zoufang/generator/site"
)

// buildCache is what builds of this source remember of one another.
func (a *App) buildCache(history, forget bool) *build.Cache {
	return &build.Cache{
		Dir: filepath.Dir(a.cacheFile(a.repo, memoryFile)), Program: programKey(), Source: a.sourceKey(history),
		Memory: a.memoryOf(forget), Forget: forget,
	}
}

// memoryOf opens what reading the records gave before, or an empty one that takes
// its place.
func (a *App) memoryOf(forget bool) func() *site.Memory {
	return func() *site.Memory {
		if forget {
			os.Remove(a.cacheFile(a.repo, memoryFile)) // one that cannot be removed is not wrong for that
		}
		return a.memory()
	}
}

// programKey tells this program from every other one, also of the same version: by
// its size and by its beginning, in which the linker puts a digest of all the rest.
// A program that is compiled anew from the same sources stays the same.
func programKey() string {
	program, err := os.Executable()
	if err != nil {
		return Version
	}
	f, err := os.Open(program)
	if err != nil {
		return Version
	}
	defer f.Close()
	const beginning = 16 << 10
	head := make([]byte, beginning)
	n, _ := io.ReadFull(f, head)
	info, err := f.Stat()
	if err != nil {
		return Version
	}
	return fmt.Sprintf("%s %d %x", Version, info.Size(), sha256.Sum256(head[:n]))
}

// sourceKey names the commits that a build reads; "" where they are not known.
func (a *App) sourceKey(history bool) string {
	if commit := a.commit(); commit != nil && !history {
		return commit.ID
	}
	if !history || a.repo == nil {
		return ""
	}
	head := a.commit()
	if head == nil {
		var err error
		if head, err = a.repo.Resolve("HEAD"); err != nil {
			return ""
		}
	}
	shallow, err := a.repo.Shallow()
	if err != nil {
		return ""
	}
	return strings.Join(append([]string{head.ID}, shallow...), " ")
}

// memory is what reading the records gave before, for the program as it is: one
// that was built anew forgets.
func (a *App) memory() *site.Memory {
	return site.OpenMemory(a.cacheFile(a.repo, memoryFile), programKey())
}

// memoryFile is the cache of what reading the records gave.
const memoryFile = "records"
