package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets scripts run the program itself, as the command “zoufang”.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"zoufang": main})
}

func TestScripts(t *testing.T) {
	repository, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "generator/cli/testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("ZOUFANG_LANG", "zh")
			env.Setenv("REPO", repository)
			return nil
		},
	})
}
