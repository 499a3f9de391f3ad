package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/build"
	"zoufang/generator/diag"
)

func TestPublishing(t *testing.T) {
	f := Folder{filepath.Join(t.TempDir(), "szsc")}
	o := Options{Now: func() time.Time { return time.Date(2012, 10, 1, 1, 2, 3, 0, time.UTC) }}
	first := publish(t, f, number(1).publication(1), o)
	if diff := cmp.Diff(number(1), seen(t, f)); diff != "" {
		t.Errorf("readers do not see what was published (-want +got):\n%s", diff)
	}
	const name = "2012-09-30-000000000001"
	if diff := cmp.Diff([]string{".lock", "current", "releases"}, names(t, f.Dir)); diff != "" {
		t.Errorf("folder (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{name, name + ".json"}, names(t, f.releases())); diff != "" {
		t.Errorf("releases (-want +got):\n%s", diff)
	}
	if target, _ := os.Readlink(f.currentLink()); filepath.ToSlash(target) != "releases/"+name {
		t.Errorf("current leads to %q", target)
	}

	second := publish(t, f, number(2).publication(2), o)
	if diff := cmp.Diff(number(2), seen(t, f)); diff != "" {
		t.Errorf("readers do not see the second release (-want +got):\n%s", diff)
	}
	if first.Release.Number != 1 || second.Release.Number != 2 {
		t.Errorf("numbers %d and %d, want 1 and 2", first.Release.Number, second.Release.Number)
	}
	all, current, err := f.Releases()
	if err != nil || len(all) != 2 || all[0] != current || all[1].Name != name {
		t.Errorf("releases are %v, %v is current, %v", all, current, err)
	}
}

func TestManifest(t *testing.T) {
	f := Folder{t.TempDir()}
	o := Options{Now: func() time.Time { return time.Date(2012, 10, 1, 1, 2, 3, 0, time.UTC) }}
	r := publish(t, f, pages{"index.html": "x"}.publication(7), o).Release
	got, err := os.ReadFile(f.manifest(r.Name))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{
 "name": "2012-09-30-000000000007",
 "number": 1,
 "commit": "0000000000070000000000000000000000000000",
 "committed": "2012-09-30T23:00:00+08:00",
 "as_of": "2012-09-30",
 "audience": "public",
 "base_url": "http://test.example/",
 "program": "test",
 "published": "2012-10-01T01:02:03Z",
 "pages": 1,
 "files": [
  {
   "path": "data/site.json",
   "size": 65,
   "sha256": "`
	if !strings.HasPrefix(string(got), want) {
		t.Errorf("manifest is\n%s\nwant at its beginning\n%s", got, want)
	}
	again, err := decodeRelease(got)
	if err != nil {
		t.Fatal(err)
	}
	if same, err := again.encode(); err != nil || string(same) != string(got) {
		t.Errorf("read and written again, it is %s, %v", same, err)
	}
	if x, ok := again.find("index.html"); !ok || x.SHA256 != "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881" {
		t.Errorf("index.html has %v", x)
	}
}

func TestPermissionsDoNotDependOnTheUmask(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has other permissions")
	}
	f := Folder{filepath.Join(t.TempDir(), "szsc")}
	publish(t, f, number(1).publication(1), Options{}) // the builder gives 0600 and 0700
	publish(t, f, number(2).publication(2), Options{})
	err := filepath.WalkDir(f.Dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.Type()&fs.ModeSymlink != 0 || d.Name() == lockName {
			return err
		}
		want := fs.FileMode(0o644)
		if d.IsDir() {
			want = 0o755
		}
		if info, err := d.Info(); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has %v, want %v", file, info.Mode().Perm(), want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheSameAgain(t *testing.T) {
	f := Folder{t.TempDir()}
	first := publish(t, f, number(1).publication(1), Options{})
	if first.Unchanged {
		t.Error("the first release is said to be there already")
	}
	again := publish(t, f, number(1).publication(1), Options{})
	if !again.Unchanged || again.Release.Name != first.Release.Name {
		t.Errorf("the same again made %s", again.Release.Name)
	}
	other := publish(t, f, number(2).publication(1), Options{})
	if want := first.Release.Name + "-2"; other.Unchanged || other.Release.Name != want {
		t.Errorf("another site of the same commit is %s, want %s", other.Release.Name, want)
	}
	back := publish(t, f, number(1).publication(1), Options{})
	if back.Release.Name != first.Release.Name {
		t.Errorf("a site that was there before is %s, want %s", back.Release.Name, first.Release.Name)
	}
	if diff := cmp.Diff(number(1), seen(t, f)); diff != "" {
		t.Errorf("readers do not see it (-want +got):\n%s", diff)
	}
}

func TestUnchangedFilesAreHardLinks(t *testing.T) {
	f := Folder{t.TempDir()}
	one := publish(t, f, number(1).publication(1), Options{}).Release
	second := publish(t, f, number(2).publication(2), Options{})
	two := second.Release
	if second.Linked != 3 {
		t.Errorf("%d files are linked, want 3", second.Linked)
	}
	sameFile := func(name string) bool {
		a, errA := os.Stat(filepath.Join(f.path(one.Name), name))
		b, errB := os.Stat(filepath.Join(f.path(two.Name), name))
		return errors.Join(errA, errB) == nil && os.SameFile(a, b)
	}
	if !sameFile("css/same.css") || sameFile("index.html") {
		t.Error("want css/same.css linked and index.html not")
	}

	// A file that was damaged is not handed on.
	if err := os.WriteFile(filepath.Join(f.path(two.Name), "css", "same.css"), []byte("a { color: rot }\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	publish(t, f, number(3).publication(3), Options{})
	if got := seen(t, f)["css/same.css"]; got != number(3)["css/same.css"] {
		t.Errorf("a damaged file was published: %q", got)
	}
}

func TestADamagedReleaseIsPublishedAnew(t *testing.T) {
	f := Folder{t.TempDir()}
	first := publish(t, f, number(1).publication(1), Options{}).Release
	if err := os.Remove(filepath.Join(f.path(first.Name), "index.html")); err != nil {
		t.Fatal(err)
	}
	again := publish(t, f, number(1).publication(1), Options{})
	if again.Unchanged || again.Release.Name == first.Name {
		t.Error("a damaged release was taken for the same site")
	}
	if diff := cmp.Diff(number(1), seen(t, f)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOldReleasesArePruned(t *testing.T) {
	f := Folder{t.TempDir()}
	for n := 1; n <= 5; n++ {
		publish(t, f, number(n).publication(n), Options{})
	}
	if _, err := f.Rollback(context.Background(), "2012-09-30-000000000002", Options{}); err != nil {
		t.Fatal(err)
	}
	pruned, err := f.prune(1, "")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"2012-09-30-000000000004", "2012-09-30-000000000003"}
	if diff := cmp.Diff(want, pruned); diff != "" {
		t.Errorf("pruned (-want +got):\n%s", diff)
	}
	outcome := publish(t, f, number(6).publication(6), Options{Keep: 1})
	all, _, err := f.Releases()
	if err != nil || len(all) != 2 || len(outcome.Pruned) != 2 {
		t.Errorf("%d releases are left, %v pruned, %v", len(all), outcome.Pruned, err)
	}
	if got := names(t, f.releases()); len(got) != 4 {
		t.Errorf("the folder has %v", got)
	}
}

func TestTheReleaseThatReadersSawIsKept(t *testing.T) {
	f, ctx := Folder{t.TempDir()}, context.Background()
	for n := 1; n <= 4; n++ {
		publish(t, f, number(n).publication(n), Options{})
	}
	if _, err := f.Rollback(ctx, "2012-09-30-000000000002", Options{}); err != nil {
		t.Fatal(err)
	}
	publish(t, f, number(5).publication(5), Options{Keep: 1})
	if _, err := f.Rollback(ctx, "", Options{}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(number(2), seen(t, f)); diff != "" {
		t.Errorf("readers are not back at what they saw before (-want +got):\n%s", diff)
	}
	publish(t, f, number(5).publication(5), Options{Keep: 1})
	publish(t, f, number(2).publication(2), Options{Keep: 1}) // which is there already
	if all, _, err := f.Releases(); err != nil || len(all) != 2 {
		t.Errorf("%d releases are left, %v; want the one that readers see and the one that they saw", len(all), err)
	}
}

func TestReleasesOfOtherPrograms(t *testing.T) {
	f := Folder{t.TempDir()}
	foreign := []string{f.path("v1/program"), f.path("v1.json"), f.path("notes.json")}
	for _, file := range foreign {
		writeFile(t, file)
	}
	if _, err := f.Publish(context.Background(), number(1).publication(1), Options{}); !errors.Is(err, build.ErrForeignFolder) {
		t.Errorf("got %v, want %v", err, build.ErrForeignFolder)
	}
	if err := f.writeManifest(&Release{Name: "2012-09-30-gone", Number: 1}); err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 3; n++ {
		publish(t, f, number(n).publication(n), Options{Keep: 1})
	}
	for _, file := range foreign {
		if !exists(file) {
			t.Errorf("%s was removed", file)
		}
	}
}

func TestALockThatIsALink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links are for administrators to make")
	}
	f, letter := Folder{t.TempDir()}, filepath.Join(t.TempDir(), "letter.txt")
	err := errors.Join(os.WriteFile(letter, []byte("dear"), 0o644), os.Symlink(letter, filepath.Join(f.Dir, lockName)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Publish(context.Background(), number(1).publication(1), Options{}); err == nil {
		t.Error("a link was taken for a lock")
	}
	if text, err := os.ReadFile(letter); string(text) != "dear" {
		t.Errorf("where the link leads is now %q, %v", text, err)
	}
}

// writeFile makes an empty file and the folders that it needs.
func writeFile(t *testing.T, file string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, nil, 0o644)); err != nil {
		t.Fatal(err)
	}
}

func TestRefusedSites(t *testing.T) {
	wrong := diag.List{diag.At(diag.Span{File: "content/x.md"}, "photo", nil)}
	secret := func(yield func(Secret) bool) { yield(Secret{Value: "13800012345", Where: "content/x.md"}) }
	tests := []struct {
		name string
		p    Publication
		want error
	}{
		{"findings", Publication{Build: func(context.Context, string) (build.Result, error) {
			return build.Result{Findings: wrong, Written: true}, nil
		}}, ErrFindings},
		{"nothing written", Publication{Build: func(context.Context, string) (build.Result, error) { return build.Result{}, nil }}, ErrFindings},
		{"failure", Publication{Build: func(context.Context, string) (build.Result, error) { return build.Result{}, context.Canceled }}, context.Canceled},
		{"dead link", pages{"index.html": `<a href="/x/">`}.publication(2), ErrFaults},
		{"private value", Publication{Build: pages{"index.html": "13800012345"}.builder(), Secrets: secret}, ErrFaults},
		{"other audience", Publication{Commit: "2", Build: func(_ context.Context, out string) (build.Result, error) {
			return build.Result{Written: true}, number(2).complete("supervision").write(out)
		}}, build.ErrOtherAudience},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := Folder{t.TempDir()}
			publish(t, f, number(1).publication(1), Options{})
			before := names(t, f.releases())
			if _, err := f.Publish(context.Background(), test.p, Options{}); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			if diff := cmp.Diff(number(1), seen(t, f)); diff != "" {
				t.Errorf("readers see another site (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(before, names(t, f.releases())); diff != "" {
				t.Errorf("something was left (-before +after):\n%s", diff)
			}
		})
	}
}

func TestRefusedFolders(t *testing.T) {
	sources := t.TempDir()
	content := filepath.Join(sources, "content")
	if err := os.MkdirAll(content, 0o755); err != nil {
		t.Fatal(err)
	}
	linked := filepath.Join(t.TempDir(), "linked")
	if err := os.Symlink(content, linked); err != nil {
		t.Skip(err)
	}
	foreign := t.TempDir()
	if err := os.WriteFile(filepath.Join(foreign, "letter.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	tests := map[string]error{
		content:                             build.ErrOverlap,
		filepath.Join(content, "a", "b"):    build.ErrOverlap,
		filepath.Join(linked, "szsc"):       build.ErrOverlap,
		filepath.Join(sources, "public"):    build.ErrOverlap,
		filepath.Join(sources, ".git", "x"): build.ErrOverlap,
		foreign:                             build.ErrForeignFolder,
	}
	for dir, want := range tests {
		p := number(1).publication(1)
		p.Sources = sources
		if _, err := (Folder{dir}).Publish(context.Background(), p, Options{}); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", dir, err, want)
		}
	}
	if got := names(t, content); len(got) > 0 {
		t.Errorf("the sources have %v", got)
	}
}

func TestCurrentThatIsNoLink(t *testing.T) {
	f := Folder{t.TempDir()}
	publish(t, f, number(1).publication(1), Options{})
	if err := errors.Join(os.Remove(f.currentLink()), os.Mkdir(f.currentLink(), 0o755)); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Publish(context.Background(), number(2).publication(2), Options{}); !errors.Is(err, ErrOccupied) {
		t.Errorf("got %v, want %v", err, ErrOccupied)
	}
}

func TestLeftoversAreSwept(t *testing.T) {
	f := Folder{filepath.Join(t.TempDir(), "szsc[1")} // no pattern of file names
	publish(t, f, number(1).publication(1), Options{})
	left := []string{
		f.path(newPrefix + "123/index.html"), f.path(newPrefix + "123-7"), f.path(oldPrefix + "x/index.html"),
		filepath.Join(f.Dir, currentPrefix+"x"),
	}
	for _, file := range left {
		writeFile(t, file)
	}
	if err := f.writeManifest(&Release{Name: "2012-09-30-gone", Number: 2}); err != nil {
		t.Fatal(err)
	}
	publish(t, f, number(1).publication(1), Options{})
	if got := names(t, f.releases()); len(got) != 2 {
		t.Errorf("releases has %v", got)
	}
	if got := names(t, f.Dir); len(got) != 3 {
		t.Errorf("the folder has %v", got)
	}
}

func TestAnInterruptedPublicationLeavesTheOldSite(t *testing.T) {
	f := Folder{t.TempDir()}
	publish(t, f, number(1).publication(1), Options{})
	before := names(t, f.releases())
	for _, step := range []build.Step{StepInspect, StepSecure} {
		ctx, cancel := context.WithCancel(context.Background())
		o := Options{Progress: func(at build.Step, _, _ int) {
			if at == step {
				cancel()
			}
		}}
		if _, err := f.Publish(ctx, number(2).publication(2), o); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v", step, err)
		}
		if diff := cmp.Diff(number(1), seen(t, f)); diff != "" {
			t.Errorf("%s: readers see another site (-want +got):\n%s", step, diff)
		}
		if diff := cmp.Diff(before, names(t, f.releases())); diff != "" {
			t.Errorf("%s: something was left (-before +after):\n%s", step, diff)
		}
	}
}
