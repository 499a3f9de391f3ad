package theme

import "testing"

// FuzzCheck checks that every text of a template is taken or refused with a
// place inside it.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{
		"", "{{", "}}", "走访{{ .Title }", "{{ if }}\r\n{{ end }}", "{{ range .X }}{{ define \"a\" }}", "{{/* ", "{{ \"a\nb\" }}",
		"{{ f 1 | g `x` (h 2).I }}", "{{ define \"x\" }}{{ end }}{{ template \"x\" . }}", "\ufeff{{ $x }}", "\x00\xff{{ '", "{{ block \"a\" . }}{{ else }}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := newSources(map[string][]byte{"home.html": []byte(text), "_partials/a.html": []byte(text)})
		findings := s.check(nil)
		_, twice := s.link()
		for _, finding := range append(findings, twice...) {
			span := finding.Span
			if span.Start.Line < 0 || span.End.Before(span.Start) && span.End.Line != 0 {
				t.Errorf("%v", span)
			}
			if last := s["home.html"].position(len(text)); last.Before(span.Start) || last.Before(span.End) {
				t.Errorf("%v lies after the end, %v", span, last)
			}
			finding.Message.In("zh")
		}
	})
}
