package cli

import (
	"fmt"

	"zoufang/generator/build"
	"zoufang/generator/diag"
)

// writeExplanation writes why a page was made, and what it read: changes first,
// then the rest.
func (a *App) writeExplanation(e build.Explanation, asked string) error {
	if e.File == "" {
		return usage("explain.no-page", diag.Args{"page": asked})
	}
	message := "explain.kept"
	if e.Made {
		message = "explain.made"
	}
	fmt.Fprintln(a.Stdout, a.say(message, diag.Args{"file": e.File, "reason": e.Reason}))
	for _, changed := range []bool{true, false} {
		for _, r := range e.Reads {
			if r.Changed != changed {
				continue
			}
			mark := " "
			if changed {
				mark = "*"
			}
			fmt.Fprintf(a.Stdout, "%s %s  %s\n", mark, r.What.In(a.lang), r.Subject)
		}
	}
	return nil
}
