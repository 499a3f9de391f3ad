package record_test

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zoufang/generator/diag"
	"zoufang/generator/record"
)

const text = "---\n标题: 走访“双走双促”企业\n走访人: [张三, 李㐂]\n---\n当天走访企业两家，座谈职工十二人。\n"

func asUTF16(text string, order binary.ByteOrder) []byte {
	var b bytes.Buffer
	for _, unit := range utf16.Encode([]rune(text)) {
		if err := binary.Write(&b, order, unit); err != nil {
			panic(err)
		}
	}
	return b.Bytes()
}

func asGB18030(text string) []byte {
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	if err != nil {
		panic(err)
	}
	return data
}

func TestDecode(t *testing.T) {
	crlf := strings.ReplaceAll(text, "\n", "\r\n")
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"UTF-8", []byte(text), ""},
		{"UTF-8 with BOM", []byte("\uFEFF" + text), "0:0 notice bom\n"},
		{"UTF-16 LE with BOM", asUTF16("\uFEFF"+text, binary.LittleEndian), "0:0 notice encoding.utf16\n"},
		{"UTF-16 BE with BOM", asUTF16("\uFEFF"+text, binary.BigEndian), "0:0 notice encoding.utf16\n"},
		{"UTF-16 LE", asUTF16(text, binary.LittleEndian), "0:0 notice encoding.utf16\n"},
		{"UTF-16 BE", asUTF16(text, binary.BigEndian), "0:0 notice encoding.utf16\n"},
		{"GB18030", asGB18030(text), "0:0 notice encoding.gb18030\n"},
		{"CRLF", []byte(crlf), "0:0 notice line-ends\n"},
		{"CR", []byte(strings.ReplaceAll(text, "\n", "\r")), "0:0 notice line-ends\n"},
		{"all at once", asUTF16("\uFEFF"+crlf, binary.LittleEndian), "0:0 notice encoding.utf16\n0:0 notice line-ends\n"},
	}
	for _, test := range tests {
		src, list := record.Decode("x.md", test.data)
		if got := brief(list); got != test.want {
			t.Errorf("%s: found %q, want %q", test.name, got, test.want)
		}
		if src == nil || src.Text != text {
			t.Errorf("%s: read %v, want %q", test.name, src, text)
		}
		for _, f := range list {
			if f.Fix == nil || !f.Fix.Safe || len(f.Fix.Edits) > 0 {
				t.Errorf("%s: %s is to be mended by writing the file anew", test.name, f.Rule)
			}
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"too large", make([]byte, record.MaxFile+1), "0:0 error file-size\n"},
		{"zeros", make([]byte, 100), "0:0 error not-text\n"},
		{"noise", []byte("\xf8\x81\xfe\x02\x9f\xff\x81\xf0\x80\xfa"), "0:0 error not-text\n"},
		{"Word", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "0:0 error not-text.document\n"},
		{"PDF", []byte("%PDF-1.4\n"), "0:0 error not-text.document\n"},
	}
	for _, test := range tests {
		src, list := record.Decode("x.md", test.data)
		if got := brief(list); src != nil || got != test.want {
			t.Errorf("%s: read %v and found %q, want %q", test.name, src, got, test.want)
		}
	}
}

func TestLargestFile(t *testing.T) {
	data := []byte("---\na: b\n---\n" + strings.Repeat("正文\n", record.MaxFile/7-2))
	src, list := record.Decode("x.md", data)
	if src == nil || len(list) > 0 {
		t.Errorf("found %q in a file of %d bytes", brief(list), len(data))
	}
}

// TestGarbled tells garbled text from what merely looks rare.
func TestGarbled(t *testing.T) {
	garbled := []string{"锟斤拷", "走�访", "璧拌浼佷笟", "CafÃ©", "èµ°è®¿", "a\u0081b", "今天璧拌鍏徃浜嗚В"}
	fine := []string{
		"张璐瑶、李璇、王琦", "“café”……", "“É”——É」", "3×²、×½、Ø¼", "α·β", "É»", "銆", "锟", "naïve Âge",
		"一丁七万三上下不与专且世丘丙业东丝丢两严丧个中串临丸丹为主",
	}
	for _, text := range garbled {
		if _, list := record.Decode("x.md", []byte(text)); !list.HasErrors() {
			t.Errorf("%q is not found to be garbled", text)
		}
	}
	for _, text := range fine {
		if _, list := record.Decode("x.md", []byte(text)); len(list) > 0 {
			t.Errorf("%q: found %s, want nothing", text, brief(list))
		}
	}
}

func TestOneNoticeALine(t *testing.T) {
	_, list := record.Decode("x.md", []byte("a\x01b\x01c\n\x01\n"))
	want := "1:2 notice control-character\n2:1 notice control-character\n"
	if got := brief(list); got != want {
		t.Errorf("found %q, want %q", got, want)
	}
	fixed, err := diag.Apply("a\x01b\x01c\n\x01\n", append(list[0].Fix.Edits, list[1].Fix.Edits...))
	if err != nil || fixed != "abc\n\n" {
		t.Errorf("fixed to %q (%v), want all control characters gone", fixed, err)
	}
}
