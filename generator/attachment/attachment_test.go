package attachment

import (
	"errors"
	"strings"
	"testing"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

func TestKnown(t *testing.T) {
	for _, name := range []string{"a.docx", "附件 1.XLSX", "x/y.pdf", "a.csv", "a.txt", "a.pptx", "a.odt", "a.ods"} {
		if !Known(name) {
			t.Errorf("%s is not known", name)
		}
	}
	for _, name := range []string{"a.doc", "a.docm", "a.xls", "a.wps", "a.et", "a.dps", "a.ofd", "a.zip", "a.rtf", "a.jpg", "docx", ""} {
		if Known(name) {
			t.Errorf("%s is known", name)
		}
		if _, err := Read(name, []byte("x")); err != errFormat {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestPlainText(t *testing.T) {
	tests := []struct{ data, want string }{
		{"姓名,电话\n王某,1\n", "姓名,电话\n王某,1\n"},
		{"\xEF\xBB\xBF甲\r\n乙", "甲\n乙"},
		{"\xD0\xD5\xC3\xFB\xA3\xAC\xB5\xE7\xBB\xB0\xBA\xC5\xC2\xEB\xCA\xC7\xB6\xE0\xC9\xD9", "姓名，电话号码是多少"},
		{"\xFF\xFE" + utf16LE("电话"), "电话"},
	}
	for _, test := range tests {
		for _, name := range []string{"a.csv", "a.txt"} {
			if got := textOf(t, name, []byte(test.data)); got != test.want {
				t.Errorf("%s %q: got %q, want %q", name, test.data, got, test.want)
			}
		}
	}
	if _, err := Read("a.txt", []byte("\x00\x01\x02\xFF\xFE\x80\x81")); !errors.Is(err, ErrUnreadable) {
		t.Errorf("bytes: got %v", err)
	}
	if _, err := Read("a.txt", []byte(strings.Repeat("x", record.MaxFile+1))); err != errTooLarge {
		t.Errorf("too large: got %v", err)
	}
}

// A file is what its first bytes say: a document that somebody has called a table
// is read all the same.
func TestWrongExtension(t *testing.T) {
	document := textDocument("<w:p><w:t>正文</w:t></w:p>").zip(t)
	for _, name := range []string{"a.csv", "a.pdf", "a.xlsx"} {
		if got := textOf(t, name, document); got != "正文\n" {
			t.Errorf("%s: got %q", name, got)
		}
	}
	if _, err := Read("a.docx", []byte("正文")); err != errDamaged {
		t.Errorf("text as docx: got %v", err)
	}
}

func TestReasonsHaveWords(t *testing.T) {
	_, err := Read("a.doc", nil)
	want := diag.Name{ZH: "这种格式的文字读不出来", EN: "text of this format cannot be read"}
	if got := diag.Reason(err); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
