package cli

import (
	"cmp"
	"path/filepath"
	"strings"

	"zoufang/generator/diag"
	"zoufang/generator/gitrepo"
)

// hookMark is the line by which our scripts are known.
const hookMark = "# zoufang hook install"

// The scripts. $0 is the hook's own path: the one that was there before lies
// beside it. What git tells a pre-receive hook can be read only once, so that it
// is kept for both.
const (
	commitScript = `#!/bin/sh
{mark}
zoufang={program}
if [ -x "$0{kept}" ]; then
    "$0{kept}" "$@" || exit
fi
if [ ! -x "$zoufang" ]; then
    zoufang=$(command -v zoufang) || {
        echo {missing} >&2
        exit 1
    }
fi
exec "$zoufang" --root {root} hook run {hook} "$@"
`
	preReceiveScript = `#!/bin/sh
{mark}
zoufang={program}
lines=$(cat)
if [ -x "$0{kept}" ]; then
    printf '%s\n' "$lines" | "$0{kept}" "$@" || exit
fi
if [ ! -x "$zoufang" ]; then
    zoufang=$(command -v zoufang) || {
        echo {missing} >&2
        exit 1
    }
fi
printf '%s\n' "$lines" | "$zoufang" hook run pre-receive{arguments}
`
)

// hookScript is the text of the repository's hook. It names the program by its
// path: git's users often have another PATH than the one who installs.
func (a *App) hookScript(repo *gitrepo.Repo, hook gitrepo.Hook, program string, g gate) string {
	script, missing := commitScript, "hook.missing-commit"
	if filepath.Base(hook.Path) == preReceive {
		script, missing = preReceiveScript, "hook.missing-receive"
	}
	return strings.NewReplacer(
		"{mark}", hook.Mark,
		"{hook}", filepath.Base(hook.Path),
		"{program}", quoteShell(program),
		"{kept}", gitrepo.KeptSuffix,
		"{missing}", quoteShell(a.say(missing, diag.Args{})),
		"{root}", quoteShell(cmp.Or(repo.Prefix(), ".")),
		"{arguments}", g.arguments(),
	).Replace(script)
}

// arguments are the flags that give the gate again.
func (g gate) arguments() string {
	var b strings.Builder
	if g.site != "" {
		b.WriteString(" --site=" + quoteShell(g.site))
	}
	for _, branch := range g.branches {
		b.WriteString(" --branch=" + quoteShell(branch))
	}
	return b.String()
}

// quoteShell makes one word of the shell's out of text.
func quoteShell(text string) string {
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}
