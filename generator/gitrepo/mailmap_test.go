package gitrepo

import (
	"fmt"
	"strings"
	"testing"
)

const mailmapSample = `# 注释
张三 <zhang@old.example>
<li@new.example> <LI@old.example>
王五 <wang@new.example> <wang@old.example>
赵六 <zhao@new.example> Shared Name <shared@example.com>
孙七 <sun@new.example> sun <shared@example.com>
周八 <zhou@new.example> <shared@example.com>
  吴九   <wu@old.example>
吴久 <wu@old.example> # 后写的为准
<wu@new.example> <wu@old.example>
no address
Empty <>
Open <open@example.com
郑十 <zheng@new.example> <>
`

var mailmapPeople = []string{
	"z <zhang@old.example>", "z <Zhang@OLD.example>", "李四 <li@old.example>", "w <wang@old.example>",
	"Shared Name <shared@example.com>", "SHARED name <SHARED@example.com>", "sun <shared@example.com>", "其他 <shared@example.com>",
	"吴 <wu@old.example>", "x <open@example.com>", "x <unknown@example.com>", "B <a@b>", "E <A@b>",
}

// TestMailmapEqualsGit asks git check-mailmap the same.
func TestMailmapEqualsGit(t *testing.T) {
	s := newScratch(t)
	s.commit(mailmapName, strings.ReplaceAll(mailmapSample, "\n", "\r\n"))
	for _, text := range []string{mailmapSample, strings.ReplaceAll(mailmapSample, "\n", "\r\n"), "", "\n\n<a@b> <a@b>\n", "A <a@b>\nB <a@b>\nC <c@d> B <a@b>\nD <x@y> b <A@B>"} {
		s.write(mailmapName, text)
		m := parseMailmap(text)
		want := strings.Split(s.feed(strings.Join(mailmapPeople, "\n")+"\n", "check-mailmap", "--stdin"), "\n")
		for i, who := range mailmapPeople {
			name, email, _, _ := cutPerson(who)
			got := m.of(Signature{Name: name, Email: email})
			if got := fmt.Sprintf("%s <%s>", got.Name, got.Email); got != want[i] {
				t.Errorf("%s: %s, want %s", who, got, want[i])
			}
		}
	}
}

func FuzzMailmap(f *testing.F) {
	f.Add(mailmapSample, "z", "zhang@old.example")
	f.Fuzz(func(t *testing.T, text, name, email string) {
		parseMailmap(text).of(Signature{Name: name, Email: email})
	})
}
