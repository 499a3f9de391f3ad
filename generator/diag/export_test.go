package diag

import (
	"testing"
)

// UseCatalogue puts areas in the place of the catalogue until t ends.
func UseCatalogue(t testing.TB, list ...Area) {
	oldAreas, oldRules, oldTexts := areas, rulesByID, textsByID
	t.Cleanup(func() { areas, rulesByID, textsByID = oldAreas, oldRules, oldTexts })
	areas = list
	rulesByID, textsByID = index()
}

// ProgramTexts are the messages that belong to no rule.
var ProgramTexts = words
