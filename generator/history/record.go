package history

import (
	"fmt"

	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// Of returns what the commits of a record of s did to it, oldest first, one
// revision for each of its trace; none where no commit is known. Names is that of
// the site. The error says which version could not be read.
func Of(s *site.Site, r *site.Record, names func(schema.Ref) string) ([]Revision, error) {
	trace := r.Trace()
	if trace == nil {
		return nil, nil
	}
	sources := make([]Source, len(trace.Revisions))
	for i, revision := range trace.Revisions {
		c := revision.Commit
		sources[i] = Source{Path: revision.Path, Act: Act{
			When: c.Committer.When.In(s.Config.Timezone), Commit: c.ID, Author: s.History.Stamp(c).By.Name,
			Subject: c.Subject(), Message: c.Body(),
		}}
		if revision.Blob == "" {
			continue
		}
		data, err := s.History.Read(revision)
		if err != nil {
			return nil, fmt.Errorf("%s in commit %s: %w", revision.Path, c.ID, err)
		}
		sources[i].Data = data
	}
	return Revisions(r.Section.Collection, r.ID, s.Audience, names, sources), nil
}
