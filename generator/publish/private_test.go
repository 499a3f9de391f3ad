package publish

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// lookPrivately inspects a site for what is private.
func lookPrivately(t *testing.T, p pages, secrets Secrets, private *Privacy) []string {
	t.Helper()
	dir := t.TempDir()
	if err := p.write(dir); err != nil {
		t.Fatal(err)
	}
	got, err := inspect(context.Background(), dir, testBase, secrets, private, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return texts(got.faults)
}

const (
	mobileFault = "shows a mobile number"
	idFault     = "shows the number of an identity card"
)

func TestPrivateData(t *testing.T) {
	tests := []struct{ file, text, want string }{
		{"a.html", "<p>电话 138****8000，2012年3月5日，〔2012〕15号</p>", ""},
		{"a.html", "<p>x</p>\n<p>电话\n13800138000</p>", ":3: " + mobileFault},
		{"a.html", "<p>138<b>0013</b><!-- x -->8000", ":1: " + mobileFault},
		{"a.html", "<p>138<a href='#'>0013</a>8000", ":1: " + mobileFault},
		{"a.html", "<td>1380013<td>8000</td>", ""},
		{"a.html", "<p>&#49;3800138000", ":1: " + mobileFault},
		{"a.html", "\n<!-- 13800138000 -->", ":2: " + mobileFault},
		{"a.html", "<p>x <img src='/a.html' alt='13800138000'>", ":1: " + mobileFault},
		{"a.html", "<a href='tel:138%20001%2038000'>x</a>", ":1: " + mobileFault},
		{"a.html", "<a href='tel:0411-12351'>x</a>", ""},
		{"a.html", "<meta name='description' content='13800138000'>", ":1: " + mobileFault},
		{"a.html", "<input value=13800138000 placeholder=x>", ":1: " + mobileFault},
		{"a.html", "<p data-phone=13800138000>", ":1: " + mobileFault},
		{"a.html", "<script>var a = '13800138000'</script>", ":1: " + mobileFault},
		{"a.html", "<style>a { margin: 13800138000px }</style>", ""},
		{"a.html", "<table><tr><th>身份证<td>11010519491231002X</table>", ":1: " + idFault},
		{"a.svg", "<svg><path d='M13800138000 1'/><text>138<tspan>00138000</tspan></text></svg>", ":1: " + mobileFault},
		{"a.json", "[\n" + `"13800138000"]`, ":2: " + mobileFault},
		{"a.js", `zoufang.take("texts",["13800138000"])`, ":1: " + mobileFault},
		{"a.csv", "姓名,电话\n王某,13800138000\n", ":2: " + mobileFault},
		{"a.xml", "<entry>13800138000</entry>", ":1: " + mobileFault},
		{"a.ics", "DESCRIPTION:13800138000", ":1: " + mobileFault},
		{"a.css", "a { margin: 13800138000px }", ""},
		{"a.jpg", "\xff\xd8\x00 13800138000 ", ""},
		{"13800138000.txt", "x", ":0: " + mobileFault},
		{"a.docx", document(t, "<w:p><w:t>138</w:t><w:t>0013</w:t><w:t>8000</w:t></w:p>"), ":0: " + mobileFault},
		{"a.pdf", "no document, 13800138000", ""},
	}
	for _, test := range tests {
		got := lookPrivately(t, pages{test.file: test.text}, nil, &Privacy{})
		var want []string
		if test.want != "" {
			want = []string{test.file + test.want}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.text, diff)
		}
	}
}

// document is a text of Word.
func document(t *testing.T, body string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range map[string]string{"[Content_Types].xml": "<Types/>", "word/document.xml": `<w:document xmlns:w="w">` + body + "</w:document>"} {
		f, err := w.Create(name)
		if err == nil {
			_, err = fmt.Fprint(f, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAdmittedNumbers(t *testing.T) {
	private := &Privacy{Admitted: slices.Values([]string{"138-0013-8000", "x"})}
	site := pages{"a.html": "<p>１３８００１３８０００</p>\n<p>13912345678</p>"}
	want := []string{"a.html:2: " + mobileFault}
	if diff := cmp.Diff(want, lookPrivately(t, site, nil, private)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNobodyLooks(t *testing.T) {
	if got := lookPrivately(t, pages{"a.html": "13800138000"}, nil, nil); got != nil {
		t.Errorf("got %q", got)
	}
}

// Short names are found where they are alone.
func TestShortNames(t *testing.T) {
	secrets := slices.Values([]Secret{{Value: "高明", Where: "name", Name: true}, {Value: "于　波", Where: "padded", Name: true}, {Value: "初中", Where: "no name"}})
	tests := []struct{ file, text, want string }{
		{"a.html", "<p>质量提高明显</p><p>高明的办法</p><td>初中</td>", ""},
		{"a.html", "<p>x</p>\n<td>高明</td>", ":2: name"},
		{"a.html", "<p>联系人：<b> 高明\n</b>，电话不公开</p>", ":1: name"},
		{"a.html", "<td>高<b>明</b>同志</td>", ":1: name"},
		{"a.html", "<td>高&nbsp;&nbsp;明</td>", ":1: name"},
		{"a.html", "<td>于波师傅</td>", ":1: padded"},
		{"a.html", "<img src='/a.html' alt=高明>", ":1: name"},
		{"a.json", `{"n":"提高明显",` + "\n" + `"name":"高明"}`, ":2: name"},
		{"a.csv", "姓名,电话\n高明,\n", ":2: name"},
		{"a.docx", document(t, "<w:tr><w:tc><w:p><w:t>高</w:t><w:t>明</w:t></w:p></w:tc></w:tr>"), ":0: name"},
	}
	for _, test := range tests {
		got := lookPrivately(t, pages{test.file: test.text}, Secrets(secrets), nil)
		want := ""
		if test.want != "" {
			want = test.file + strings.Replace(test.want, ": ", ": shows something private, which was written in ", 1)
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%s: got %q, want %q", test.text, got, want)
		}
	}
}

// Values are found in what is packed, and where tags part them.
func TestSecretsWithin(t *testing.T) {
	secrets := slices.Values([]Secret{{Value: "温如言", Where: "name"}, {Value: "13800012345", Where: "phone"}})
	for file, text := range map[string]string{
		"a.docx": document(t, "<w:p><w:t>温</w:t><w:t>如言</w:t></w:p>"),
		"a.pdf":  packedDocument(t, "BT /F1 10 Tf [(138) 5 (00012345)] TJ ET"),
		"a.html": "<p>温<b>如</b>言</p>",
	} {
		if got := lookPrivately(t, pages{file: text}, Secrets(secrets), nil); len(got) != 1 || !strings.Contains(got[0], "something private") {
			t.Errorf("%s: got %q", file, got)
		}
	}
}
