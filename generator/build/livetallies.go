package build

import (
	"io/fs"

	"zoufang/generator/diag"
	"zoufang/generator/schema"
	"zoufang/generator/site"
	"zoufang/generator/tally"
)

// liveTallies is what a Live knows of the tables. Their definitions are read again
// only where they, or the schemas that they speak of, are others.
type liveTallies struct {
	set         *schema.Set
	sum         site.Sum
	definitions []*tally.Tally
	findings    diag.List // in them

	counted diag.List // what the last counting found
	shown   bool      // the site that is shown is the last that was read
}

// load returns the definitions among files, and what was found in them.
func (t *liveTallies) load(files fs.FS, set *schema.Set) ([]*tally.Tally, diag.List) {
	if sum := tally.Sum(files); t.set != set || t.sum != sum {
		t.set, t.sum = set, sum
		t.definitions, t.findings = tally.Load(files, "schemas/", set)
	}
	return t.definitions, t.findings
}
