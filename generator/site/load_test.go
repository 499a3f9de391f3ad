package site

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// Findings alone are those that come with a model.
func TestFindingsOnly(t *testing.T) {
	for file, data := range caseFiles(t, ".txtar") {
		files := smallSite(t)
		lay(files, txtar.Parse(data))
		o := Options{Root: files, Workers: 2, Today: time.Date(2012, 4, 1, 0, 0, 0, 0, time.UTC)}
		_, want, wantErr := Load(context.Background(), o)
		o.FindingsOnly = true
		model, got, err := Load(context.Background(), o)
		if model != nil || (err == nil) != (wantErr == nil) {
			t.Errorf("%s: model %v, error %v", file, model, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: findings differ (-with model +alone):\n%s", file, diff)
		}
	}
}
