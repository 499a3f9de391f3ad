package record_test
import ("testing";"fmt")
func TestDbg(t *testing.T) {
	for _, s := range []string{"-{#- \n  ,\n\ta: \n　走访 3 车间:\n、”]\n    : 【走访人 \n", "-{#- \n  ,\n  a: \n  走访 3 车间:\n、”]\n    : 【走访人 \n"} {
		fmt.Println(describe(t, "x.yaml", []byte(s)))
	}
}
