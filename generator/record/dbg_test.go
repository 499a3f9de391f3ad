package record_test
import ("testing";"fmt")
func TestDbg(t *testing.T) {
	for _, s := range []string{"  - {类别: 管理, \n　人数: 3}\n\n啊:\n正文\n","  - {类别: 管理, \n  人数: 3}\n\n啊:\n正文\n" } {
		fmt.Println(describe(t, "x.yaml", []byte(s)))
	}
}
