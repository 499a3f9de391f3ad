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

// gitIdentity keeps the git program that some scripts use apart from the settings
// of whoever runs them.
var gitIdentity = map[string]string{
	"GIT_CONFIG_NOSYSTEM": "1",
	"GIT_CONFIG_GLOBAL":   os.DevNull,
	"GIT_AUTHOR_NAME":     "柏云舒",
	"GIT_AUTHOR_EMAIL":    "baiyunshu@zonggonghui.example",
	"GIT_COMMITTER_NAME":  "柏云舒",
	"GIT_COMMITTER_EMAIL": "baiyunshu@zonggonghui.example",
}

func TestScripts(t *testing.T) {
	repository, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:  "generator/cli/testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"at": at},
		Setup: func(env *testscript.Env) error {
			env.Setenv("ZOUFANG_LANG", "zh")
			env.Setenv("REPO", repository)
			env.Setenv("GIT_CEILING_DIRECTORIES", repository) // its own history is none of the scripts'
			for key, value := range gitIdentity {
				env.Setenv(key, value)
			}
			return nil
		},
	})
}

// at sets the time of the commits that a script makes from then on.
func at(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: at TIME")
	}
	ts.Setenv("GIT_AUTHOR_DATE", args[0])
	ts.Setenv("GIT_COMMITTER_DATE", args[0])
}
