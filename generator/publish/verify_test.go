package publish

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestVerifying(t *testing.T) {
	change := func(path, text string) func(string) error {
		return func(dir string) error { return os.WriteFile(filepath.Join(dir, path), []byte(text), 0o644) }
	}
	tests := []struct {
		name   string
		damage func(dir string) error
		want   []string
	}{
		{"sound", func(string) error { return nil }, nil},
		{"missing", func(dir string) error { return os.Remove(filepath.Join(dir, "index.html")) }, []string{"index.html:0: the file is gone"}},
		{"changed", change("index.html", "x"), []string{"index.html:0: the file is not what was published"}},
		{"additional", change("extra.html", "x"), []string{"extra.html:0: the file was not published"}},
		{"link", func(dir string) error {
			file := filepath.Join(dir, "index.html")
			return errors.Join(os.Remove(file), os.Symlink("404.html", file))
		}, []string{"index.html:0: is neither file nor folder, and would lead readers out of the site", "index.html:0: the file is gone"}},
		{"manifest", func(dir string) error { return os.Remove(dir + manifestExt) }, []string{":0: the release has no manifest, or not its own"}},
		{"foreign manifest", func(dir string) error {
			return os.WriteFile(dir+manifestExt, []byte(`{"name":"x","number":1}`), 0o644)
		}, []string{":0: the release has no manifest, or not its own"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := Folder{t.TempDir()}
			publish(t, f, number(1).publication(1), Options{})
			r := publish(t, f, number(2).publication(2), Options{}).Release
			if err := test.damage(f.path(r.Name)); err != nil {
				t.Fatal(err)
			}
			_, faults, err := f.Verify(context.Background(), "")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, texts(faults)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if _, faults, err := f.Verify(context.Background(), "2012-09-30-000000000001"); err != nil || len(faults) > 0 {
				t.Errorf("the other release: %v %v", texts(faults), err)
			}
		})
	}
}

func TestVerifyingWhereCurrentLeads(t *testing.T) {
	f := Folder{t.TempDir()}
	if _, _, err := f.Verify(context.Background(), ""); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a folder without releases: %v", err)
	}
	publish(t, f, number(1).publication(1), Options{})
	for _, target := range []string{"/etc", "releases/gone", "releases/../.."} {
		if err := errors.Join(os.Remove(f.currentLink()), os.Symlink(target, f.currentLink())); err != nil {
			t.Skip(err)
		}
		_, faults, err := f.Verify(context.Background(), "")
		want := []string{":0: current does not lead to a release: " + target}
		if diff := cmp.Diff(want, texts(faults)); err != nil || diff != "" {
			t.Errorf("%v (-want +got):\n%s", err, diff)
		}
	}
	if _, _, err := f.Verify(context.Background(), "nosuch"); !errors.Is(err, ErrNoRelease) {
		t.Errorf("got %v, want %v", err, ErrNoRelease)
	}
}

func TestRebuilding(t *testing.T) {
	f := Folder{t.TempDir()}
	r := publish(t, f, number(1).publication(1), Options{}).Release
	if _, faults, err := r.Rebuild(context.Background(), number(1).builder()); err != nil || len(faults) > 0 {
		t.Errorf("the same again: %v %v", texts(faults), err)
	}
	other := number(1)
	delete(other, "list/a/index.html")
	other["index.html"], other["new.html"] = "x", "x"
	_, faults, err := r.Rebuild(context.Background(), other.builder())
	want := []string{
		"index.html:0: compiled again, the file is another one",
		"list/a/index.html:0: compiled again, there is no such file",
		"new.html:0: compiled again, there is this file as well",
	}
	if diff := cmp.Diff(want, texts(faults)); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestRollingBack(t *testing.T) {
	f, ctx := Folder{t.TempDir()}, context.Background()
	for n := 1; n <= 3; n++ {
		publish(t, f, number(n).publication(n), Options{})
	}
	for _, want := range []int{2, 1} {
		if _, err := f.Rollback(ctx, "", Options{}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(number(want), seen(t, f)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	if _, err := f.Rollback(ctx, "", Options{}); !errors.Is(err, ErrNoRelease) {
		t.Errorf("before the first: got %v, want %v", err, ErrNoRelease)
	}
	if _, err := f.Rollback(ctx, "nosuch", Options{}); !errors.Is(err, ErrNoRelease) {
		t.Errorf("a name that is not there: got %v, want %v", err, ErrNoRelease)
	}
	m, err := f.Rollback(ctx, "2012-09-30-000000000003", Options{})
	if err != nil || m.From.Number != 1 || m.To.Number != 3 {
		t.Errorf("moved %v, %v", m, err)
	}
	if err := os.Remove(filepath.Join(f.path("2012-09-30-000000000002"), "index.html")); err != nil {
		t.Fatal(err)
	}
	m, err = f.Rollback(ctx, "", Options{})
	if !errors.Is(err, ErrDamaged) || len(m.Faults) != 1 {
		t.Errorf("a damaged release: %v, %v", texts(m.Faults), err)
	}
	if diff := cmp.Diff(number(3), seen(t, f)); diff != "" {
		t.Errorf("readers were led away (-want +got):\n%s", diff)
	}
}
