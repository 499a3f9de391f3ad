package template_test

import (
	"bytes"
	"testing"
)

// BenchmarkExecute renders one small page: fields, methods, a loop and calls.
func BenchmarkExecute(b *testing.B) {
	s := set(b, `<h1>{{ .Title }}</h1>{{ range $i, $e := .Items }}{{ if eq .Name "b" }}{{ $i }}{{ end }}{{ (.Title) | up }}{{ template "t" . }}{{ end }}{{ define "t" }}<b>{{ .Name }}</b>{{ end }}`)
	var out bytes.Buffer
	data := tree()
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		if err := s.Execute(b.Context(), &out, "main", data); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(out.Len()))
}
