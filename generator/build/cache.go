package build

import (
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"zoufang/generator/gitrepo"
	"zoufang/generator/site"
)

// Cache is what builds leave for later ones. It may be deleted at any time.
type Cache struct {
	Dir     string              // folder of the manifests
	Program string              // the program's version: another one starts anew
	Source  string              // the commit that the files or their history come from; "": none
	Memory  func() *site.Memory // opens that of parsed records; may be nil
	Forget  bool                // start anew, and remember what comes of it
}

// openMemory opens that of the options, or returns nil.
func (o Options) openMemory() *site.Memory {
	if o.Cache == nil || o.Cache.Memory == nil {
		return nil
	}
	return o.Cache.Memory()
}

// worthSaving is how many records must have been read anew for the memory to be
// written: for fewer the next build reads them again, which takes less long.
const worthSaving = 32

func saveMemory(m *site.Memory) {
	if m != nil && m.Learned() > worthSaving {
		m.Save() // a cache that cannot be written costs time only
	}
}

// manifestFile is where the manifest of an output folder lies: "" where there can
// be none.
func (o Options) manifestFile() string {
	out, err := filepath.Abs(o.Output())
	if o.Cache == nil || o.Cache.Dir == "" || err != nil {
		return ""
	}
	h := fnv.New64a()
	io.WriteString(h, out)
	return filepath.Join(o.Cache.Dir, fmt.Sprintf("build-%016x", h.Sum64()))
}

// lastManifest returns the manifest of the last build into the same folder, or nil.
func (o Options) lastManifest() *manifest {
	file := o.manifestFile()
	if file == "" || o.Cache.Forget {
		return nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	m, ok := parseManifest(string(data))
	if !ok {
		return nil
	}
	return m
}

// saveManifest keeps a manifest for the next build. Where that fails the next one
// starts anew.
func (o Options) saveManifest(m *manifest) {
	file := o.manifestFile()
	if file == "" || gitrepo.MakeScratch(filepath.Dir(file)) != nil {
		return
	}
	gitrepo.WriteScratch(file, m.write)
}

// dropManifest forgets what lies in the output folder before that is changed.
func (o Options) dropManifest() error {
	file := o.manifestFile()
	if file == "" {
		return nil
	}
	if err := os.Remove(file); err != nil && !os.IsNotExist(err) {
		return err
	}
	return nil
}

// inputs is the digest of everything that a build is made from, as far as that can
// be told without reading it; 0 where it cannot.
func (o Options) inputs(root fs.FS, now time.Time) site.Sum {
	if o.manifestFile() == "" {
		return 0
	}
	var s site.Summer
	for _, text := range []string{o.Cache.Program, o.Cache.Source, o.Audience, o.BaseURL, o.AsOf.String()} {
		s.Text(text)
	}
	s.Truth(o.KeepGoing)
	s.Truth(o.Relative)
	s.Truth(o.NoSearch)
	s.Truth(o.History == nil)
	s.Truth(o.Files == nil)
	switch {
	case o.History != nil && o.Cache.Source == "":
		return 0
	case o.Files != nil:
		if o.Cache.Source == "" {
			return 0
		}
		return s.Sum()
	}
	for _, dir := range []string{"content", "schemas", "templates"} {
		s.Add(treeLook(filepath.Join(o.Root, dir), max(1, o.Workers), now))
	}
	return s.Sum()
}

// day is a civil day in days since 1970.
func day(t time.Time, zone *time.Location) int {
	return int(site.Civil(t.In(zone)).Unix() / (24 * 60 * 60))
}

// unchanged returns what the last build gave where there is nothing to do: neither
// anything that it read nor anything that it wrote has changed since.
func (o Options) unchanged(m *manifest, inputs site.Sum) (Result, bool) {
	if m == nil || o.Explain != "" || inputs == 0 || m.inputs != inputs {
		return Result{}, false
	}
	zone, err := time.LoadLocation(m.zone)
	if err != nil || day(o.Today, zone) != m.today || len(goneFiles(o.Output(), m.files, max(1, o.Workers))) > 0 {
		return Result{}, false
	}
	findings, ok := site.UnpackFindings(m.findings)
	return Result{Findings: findings, Records: m.records, Pages: m.pages, Out: o.Output(), Written: true}, ok
}
