package main

import (
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

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
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"at": at, "fetch": fetch},
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

// fetch asks the server, whose address a file of the script holds once it is known,
// for a path, until what it answers matches an expression.
func fetch(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: fetch FILE PATH EXPRESSION")
	}
	want, last := regexp.MustCompile(args[2]), ""
	for began := time.Now(); time.Since(began) < 20*time.Second; time.Sleep(20 * time.Millisecond) {
		address, err := os.ReadFile(ts.MkAbs(args[0]))
		if err != nil {
			continue
		}
		response, err := http.Get(strings.TrimSpace(string(address)) + args[1])
		if err != nil {
			continue
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if last = string(body); err == nil && want.MatchString(last) {
			return
		}
	}
	ts.Fatalf("%s does not come to match %q:\n%s", args[1], args[2], last)
}
