package audit

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// validator is the Nu HTML checker.
const validator = checkers + "/vnu.jar"

// validatorOptions are those of a program that runs once: it is not worth while to
// compile it well.
var validatorOptions = []string{
	"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m", "-jar", validator, "--skip-non-html", "--exit-zero-always", "--format", "json",
}

// allowed are messages of the checker that are no mistakes, each with its reason.
var allowed = map[string]string{}

func TestHTML(t *testing.T) {
	java, err := exec.LookPath("java")
	if _, missing := os.Stat(validator); err != nil || errors.Is(missing, fs.ErrNotExist) || testing.Short() {
		t.Skip("needs the checker of HTML and Java: make checkers")
	}
	dirs := []string{public(t)}
	for _, url := range typical(t, supervision(t)) {
		dirs = append(dirs, filepath.Join(supervision(t), filepath.FromSlash(pageFile(url))))
	}
	check := exec.Command(java, slices.Concat(validatorOptions, dirs)...)
	var said, wrong bytes.Buffer
	check.Stdout, check.Stderr = &wrong, &said
	if err := check.Run(); err != nil {
		t.Fatal(err, wrong.String())
	}
	var found struct {
		Messages []struct {
			URL      string
			LastLine int
			Message  string
			Extract  string
		}
	}
	if err := json.Unmarshal(said.Bytes(), &found); err != nil {
		t.Fatal(err, said.String()[:min(400, said.Len())])
	}
	for _, m := range found.Messages {
		if allowed[m.Message] == "" {
			t.Errorf("%s:%d: %s: %s", strings.TrimPrefix(m.URL, "file:"+work), m.LastLine, m.Message, m.Extract)
		}
	}
}
