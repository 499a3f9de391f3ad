package build

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// relatively returns a page with relative addresses.
func relatively(base, file, page string) string {
	var b bytes.Buffer
	newURLs(base).writeRelative(&b, file, []byte(page))
	return b.String()
}

func TestRelativeAddresses(t *testing.T) {
	const base, file = "http://oa.example/szsc/", "visits/x/index.html"
	for _, test := range []struct{ page, want string }{
		{`<a href="/szsc/papers/">`, `<a href="../../papers/index.html">`},
		{`<a href="/szsc/">`, `<a href="../../index.html">`},
		{`<a href="/szsc/papers/#part-2">`, `<a href="../../papers/index.html#part-2">`},
		{`<a href="/szsc/search/?q=a&#43;b#top">`, `<a href="../../search/index.html?q=a&#43;b#top">`},
		{`<a href="/szsc/?q=1">`, `<a href="../../index.html?q=1">`},
		{`<a href="/szsc/a&#39;b/">`, `<a href="../../a&#39;b/index.html">`},
		{`<a href="/szsc/data/site.json">`, `<a href="../../data/site.json">`},
		{`<A HREF='/szsc/papers/'>`, `<A HREF='../../papers/index.html'>`},
		{`<a class=x href = /szsc/papers/ >`, `<a class=x href = ../../papers/index.html >`},
		{`<img src="/szsc/a.jpg" srcset="/szsc/a.jpg 1x, /szsc/b.jpg 2x,/c.jpg" alt="/szsc/">`,
			`<img src="../../a.jpg" srcset="../../a.jpg 1x, ../../b.jpg 2x,/c.jpg" alt="/szsc/">`},
		{`<form action="/szsc/search/" data-search="/szsc/search/">`, `<form action="../../search/index.html" data-search="../../search/">`},
		{`<use xlink:href="/szsc/img/i.svg#a"/>`, `<use xlink:href="../../img/i.svg#a"/>`},
	} {
		if got := relatively(base, file, test.page); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.page, got, test.want)
		}
	}
}

func TestRelativeAtTheTop(t *testing.T) {
	got := relatively("http://szsc.example/", "index.html", `<a href="/papers/"><a href="/"><a href="//other.example/"><a href="/\other.example/"><form data-search="/">`)
	want := `<a href="./papers/index.html"><a href="./index.html"><a href="//other.example/"><a href="/\other.example/"><form data-search="./">`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What is no address of the site stays as it is.
func TestRelativeLeavesTheRest(t *testing.T) {
	for _, page := range []string{
		`<a href="http://other.example/szsc/">`,
		`<a href="#part-2">`,
		`<a href="">`,
		`<a href="/elsewhere/">`,
		`<link rel="canonical" href="http://oa.example/szsc/papers/">`,
		`<meta content="/szsc/papers/">`,
		`<code>&lt;a href="/szsc/"&gt;</code> 1 < 2 href="/szsc/"`,
		`<!-- <a href="/szsc/"> --><!doctype html>`,
		`<script>x = '<a href="/szsc/">'</script>`,
		`<style>a { b: url("/szsc/") }</STYLE >`,
		`<textarea></text><a href="/szsc/"></textarea>`,
		`<a data-href="/szsc/" hrefs="/szsc/" title="href=/szsc/">`,
		`<a href`, `<a href=`, `<a href="`, `<`, `</`, `<!--`, ``,
	} {
		if got := relatively("http://oa.example/szsc/", "a/index.html", page); got != page {
			t.Errorf("%s\n got %s", page, got)
		}
	}
}

// A page with relative addresses has the same parts as before, as another reader of
// HTML sees them: the same tags and texts, and the same attributes but for those
// that hold an address of the site.
func FuzzRelative(f *testing.F) {
	f.Add(`<!doctype html><p class="a" title='/'>x<a href="/papers/?q=1#a">y</a><img src=/a.jpg srcset="/a.jpg 1x, /b.jpg">`)
	f.Add(`<script>"</scrip"; "<a href='/'>"</script><!-- <a href="/"> --><a href="/"b="/"/>`)
	f.Add(`<a href=/><br/><title><a href="/"></title><a =href="/" "href="/">`)
	f.Fuzz(func(t *testing.T, page string) {
		if strings.ContainsRune(page, 0) || strings.Contains(page, "\r") || !plainHTML(page) {
			t.Skip()
		}
		was, is := html.NewTokenizer(strings.NewReader(page)), html.NewTokenizer(strings.NewReader(relatively("", "a/b/index.html", page)))
		for {
			kind := was.Next()
			if is.Next() != kind {
				t.Fatalf("%q is no %v any more", is.Raw(), kind)
			}
			if kind == html.ErrorToken {
				return
			}
			if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
				if !bytes.Equal(was.Raw(), is.Raw()) {
					t.Fatalf("%q has become %q", was.Raw(), is.Raw())
				}
				continue
			}
			compareTags(t, was.Token(), is.Token())
		}
	})
}

// plainHTML reports whether two readers agree on where the tags of a text are:
// comments may end in odd ways, and some elements hold text for one of them only.
func plainHTML(text string) bool {
	text = strings.ToLower(text)
	for _, odd := range []string{"<noscript", "<plaintext", "<script", "<title/", "<!", "<?", "</"} {
		if strings.Contains(text, odd) {
			return false
		}
	}
	return true
}

func compareTags(t *testing.T, was, is html.Token) {
	t.Helper()
	if was.Data != is.Data || len(was.Attr) != len(is.Attr) {
		t.Fatalf("%v has become %v", was, is)
	}
	for i, a := range was.Attr {
		b := is.Attr[i]
		listed := addressAttributes[a.Key] || folderAttributes[a.Key] || sourceSets[a.Key]
		rooted := strings.Contains(a.Val, "/")
		if a.Key != b.Key || a.Val != b.Val && !(listed && rooted) {
			t.Fatalf("%v has become %v", was, is)
		}
		path, ours := strings.CutPrefix(a.Val, "/")
		if a.Val != b.Val && !sourceSets[a.Key] && (!ours || !strings.HasPrefix(b.Val, "../../"+path[:pathEnd(path)])) {
			t.Fatalf("%q has become %q", a.Val, b.Val)
		}
	}
}

func BenchmarkRelative(b *testing.B) {
	page := []byte(strings.Repeat(`<li class="a"><a href="/visits/2012/03/x/">走访 <b>一组</b></a> text text text text text</li>`, 500))
	var out bytes.Buffer
	u := newURLs("http://x/")
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		out.Reset()
		u.writeRelative(&out, "a/b/index.html", page)
	}
}
