package site

import (
	"regexp"
	"testing"
)

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"2012-03-05-g1-01": "2012-03-05-g1-01",
		"Photo_1.JPG":      "photo_1.jpg",
		"计划.png":           "u30497957b4.png",
		"2012-走访":          "2012-u95579426d7",
		"..":               "u5ec1f7e700",
		"con":              "con-u1143da2bc5",
	} {
		if got := slug(name); got != want {
			t.Errorf("slug(%q) = %q, want %q", name, got, want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	valid := regexp.MustCompile(`^[a-z0-9_-][a-z0-9._-]*$`)
	for _, seed := range []string{"a", "走访", "a/b", "..", "", ".x", "é.md", "e\u0301.md", "CON.txt", "a.走"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		got := slug(name)
		if !valid.MatchString(got) {
			t.Errorf("slug(%q) = %q", name, got)
		}
		if again := slug(got); again != got {
			t.Errorf("slug(%q) = %q, but slug of that is %q", name, got, again)
		}
	})
}
