package gitrepo

// chapters are the steps of a cache while they are read, with room for what all
// of them hold.
type chapters struct {
	*decoder
	people  []person
	clock   clock
	paths   int
	steps   []step
	parents []int32
	ids     []string
	changes []change
}

// leastStep is how many bytes a step has at least.
const leastStep = 12

// room is how many new things are expected beside n that are known: as many as
// may come without copying the known ones.
func room(n int) int { return 64 + n/16 }

// decodeChronicle reads what encodeChronicle has written.
func decodeChronicle(text string) (*chronicle, error) {
	d := &decoder{text: text}
	c := &chronicle{}
	for range d.count(2) {
		c.mailmaps = append(c.mailmaps, mailmapText{d.cut(), d.cut()})
	}
	in := chapters{decoder: d, clock: clock{}}
	in.people = make([]person, d.count(2))
	for i := range in.people {
		in.people[i] = d.person()
	}
	paths := d.count(1)
	c.paths = make([]string, paths, paths+room(paths))
	for i := range c.paths {
		c.paths[i] = d.cut()
	}
	in.paths = len(c.paths)
	steps := d.count(leastStep)
	in.steps = make([]step, steps, steps+room(steps))
	parents := d.count(1)
	in.parents, in.ids = make([]int32, 0, parents), make([]string, 0, parents)
	in.changes = make([]change, 0, d.count(2))
	for i := range in.steps {
		in.step(&in.steps[i])
	}
	if d.broken || d.text != "" {
		return nil, errCache
	}
	in.name()
	c.steps = in.steps
	return c, nil
}

func (in *chapters) step(s *step) {
	s.commit.ID, s.commit.Tree = in.cut(), in.cut()
	s.commit.Author, s.commit.Committer = in.signature(), in.signature()
	s.commit.Message = in.cut()
	s.boundary = in.below(2) == 1
	if s.boundary {
		from := len(in.ids)
		for range in.count(1) {
			in.ids = append(in.ids, in.cut())
		}
		s.commit.Parents = in.ids[from:len(in.ids):len(in.ids)]
	} else {
		from := len(in.parents)
		for range in.count(1) {
			in.parents = append(in.parents, int32(in.below(len(in.steps))))
		}
		s.parents = in.parents[from:len(in.parents):len(in.parents)]
	}
	from := len(in.changes)
	for range in.count(1) {
		in.changes = append(in.changes, change{int32(in.below(in.paths)), in.cut()})
	}
	s.changes = in.changes[from:len(in.changes):len(in.changes)]
}

func (in *chapters) signature() Signature {
	i := in.below(len(in.people))
	seconds, zone := in.signed(), int(in.signed())
	if in.broken {
		return Signature{}
	}
	return Signature{in.people[i].name, in.people[i].email, in.clock.at(seconds, zone)}
}

// name gives each commit the ids of its parents, which the cache only places.
func (in *chapters) name() {
	for i := range in.steps {
		s := &in.steps[i]
		if s.boundary {
			continue
		}
		from := len(in.ids)
		for _, p := range s.parents {
			in.ids = append(in.ids, in.steps[p].commit.ID)
		}
		s.commit.Parents = in.ids[from:len(in.ids):len(in.ids)]
	}
}
