package record_test
import ("testing";"math/rand/v2";"strings";"os";"strconv")
func TestBig(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("ROUNDS")); seed, _ := strconv.Atoi(os.Getenv("SEED"))
	random := rand.New(rand.NewPCG(uint64(seed), 77))
	for range n {
		var b strings.Builder
		for range random.IntN(40) { b.WriteString(pieces[random.IntN(len(pieces))]) }
		check(t, "x.md", "---\n标题"+b.String()+"\n---\n正文\n")
		check(t, "x.yaml", "标题"+b.String()+"\n")
		check(t, "x.md", b.String())
	}
}
