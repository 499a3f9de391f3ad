package theme_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"zoufang/generator/theme"
)

const dressed = `
-- home.html --
{{ (resources.Get "css/site.css" | minify).RelPermalink }} {{ (resources.Get "inline.css").Content }}
-- page.html --
{{ (resources.Get "logo.svg").RelPermalink }}
-- assets/css/site.css --
a { color: red }
-- assets/inline.css --
a {}
-- assets/logo.svg --
<svg/>
-- assets/static/favicon.ico --
icon
-- assets/static/fonts/a.woff2 --
font
-- assets/.hidden --
hidden
-- README.md --
readme
`

func TestAssets(t *testing.T) {
	th := load(t, parse(t, dressed))
	static := []theme.Asset{
		{Path: "favicon.ico", Data: []byte("icon\n"), Static: true},
		{Path: "fonts/a.woff2", Data: []byte("font\n"), Static: true},
	}
	css := theme.Asset{Path: "css/site.min.css", Data: []byte("a{color:red}")}
	logo := theme.Asset{Path: "logo.svg", Data: []byte("<svg/>\n")}
	wantAssets(t, th, static...)

	render := func(kind string) {
		if _, err := execute(t, t.Context(), th, theme.Layout{Kind: kind}, home()); err != nil {
			t.Fatal(err)
		}
	}
	render("home")
	wantAssets(t, th, css, static[0], static[1])
	render("page")
	render("home")
	wantAssets(t, th, css, static[0], static[1], logo)
}

func wantAssets(t *testing.T, th *theme.Theme, want ...theme.Asset) {
	t.Helper()
	got, err := th.Assets()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
