package history

import (
	"zoufang/generator/schema"
	"zoufang/generator/site"
)

// Names returns what the records of s are called, by id or by a name that only
// one record has, and "" for what is not in the model.
func Names(s *site.Site) func(schema.Ref) string {
	byName := map[schema.Ref]*site.Record{}
	for _, section := range s.Sections() {
		for _, r := range section.Records {
			ref := schema.Ref{Collection: section.Collection.ID, ID: schema.Fold(r.Called())}
			if _, taken := byName[ref]; taken {
				byName[ref] = nil
			} else {
				byName[ref] = r
			}
		}
	}
	return func(ref schema.Ref) string {
		r := s.Resolve(ref)
		if r == nil {
			r = byName[schema.Ref{Collection: ref.Collection, ID: schema.Fold(ref.ID)}]
		}
		if r == nil {
			return ""
		}
		return r.Called()
	}
}
