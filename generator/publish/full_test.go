//go:build linux

package publish

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// smallDir names, in the environment of a test binary, the folder that it
// publishes into with little space.
const smallDir = "ZOUFANG_TEST_LITTLE_SPACE"

// largest is how large a file can be when space is little.
const largest = 20 << 10

// publishIntoLittle tries to publish, where no file may be large, a site of which
// one file is, and then one with so many that its manifest is. It exits with 0
// when both fail as they must.
func publishIntoLittle(f Folder) {
	signal.Ignore(syscall.SIGXFSZ)
	limit := syscall.Rlimit{Cur: largest, Max: largest}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for _, p := range []pages{tooLarge(), tooMany()} {
		if _, err := f.Publish(context.Background(), p.publication(2), Options{}); !IsFull(err) {
			fmt.Println("not full:", err)
			os.Exit(1)
		}
	}
	os.Exit(0)
}

func tooLarge() pages {
	p := number(2)
	p["large.html"] = fmt.Sprintf("%*d", largest+1, 0)
	return p
}

func tooMany() pages {
	p := maps.Clone(number(2))
	for i := range 400 {
		p[fmt.Sprintf("many/%d.html", i)] = ""
	}
	return p
}

func TestNoRoomForAFileLeavesTheOldSite(t *testing.T) {
	f := Folder{t.TempDir()}
	publish(t, f, number(1).publication(1), Options{})
	before := names(t, f.releases())
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), smallDir+"="+f.Dir)
	if out, err := child.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	unharmed(t, f, before)
}

// TestAFullDiskLeavesTheOldSite needs the right to mount one.
func TestAFullDiskLeavesTheOldSite(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=128k"); err != nil {
		t.Skip("cannot mount a file system: ", err)
	}
	defer syscall.Unmount(dir, 0)
	f := Folder{dir + "/szsc"}
	publish(t, f, number(1).publication(1), Options{})
	before := names(t, f.releases())
	large := number(2)
	large["large.html"] = fmt.Sprintf("%*d", 200<<10, 0)
	if _, err := f.Publish(context.Background(), large.publication(2), Options{}); !IsFull(err) || !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("got %v", err)
	}
	unharmed(t, f, before)
	publish(t, f, number(2).publication(2), Options{})
}

func unharmed(t *testing.T, f Folder, before []string) {
	t.Helper()
	if diff := cmp.Diff(number(1), seen(t, f)); diff != "" {
		t.Errorf("readers see another site (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, names(t, f.releases())); diff != "" {
		t.Errorf("something was left (-before +after):\n%s", diff)
	}
}
