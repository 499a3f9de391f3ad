package main

import (
	"time"
)

// The habits of those who enter records.
const (
	promptness = 3  // days within which a record is entered
	stepDays   = 2  // days within which a step is
	lateFrom   = 8  // days, at least
	lateTo     = 14 // days, at most; later ones are listed as such
	together   = 60 // percent of what came up on a visit is entered with it
)

// plan puts all that is to happen into the queue.
func (y *year) plan() error {
	needed := y.firstNeeded()
	var followers []*entry
	at := map[*entry]time.Time{}
	for _, e := range y.entries {
		s := &state{known: map[*step]bool{}}
		y.state[e] = s
		at[e] = y.entryTime(e, s, needed)
		if e.coll.Workflow != nil && y.visitOf(e) != nil {
			followers = append(followers, e)
		}
	}
	for _, e := range followers {
		if with := at[y.visitOf(e)]; y.joins(e, y.visitOf(e), with) {
			at[e], y.state[e].late = with, false
		}
	}
	for _, e := range y.entries {
		y.schedule(e, at[e])
	}
	y.planBranches()
	return y.planFiles()
}

// entryTime says when e is entered, and by whom. Who fills a post enters what
// there is of a day in one go.
func (y *year) entryTime(e *entry, s *state, needed map[string]time.Time) time.Time {
	if x, ok := y.hand.held[e.key]; ok {
		s.author, s.late = x.cadre, !x.until.Before(y.base(e).AddDate(0, 0, lateFrom))
		return hour(x.until, opens, x.cadre)
	}
	author, post := y.author(e, y.course[e.coll.ID][0], nil)
	if cadre := y.hand.entered[e.key]; cadre != "" {
		author, post = cadre, false
	}
	s.author, s.post, s.misfiled = author, post, y.hand.misfiled[e.key] != ""
	base, salt := y.base(e), e.key
	if post {
		salt = e.coll.ID + base.String()
	}
	if start, ok := y.hand.frame[e.coll.ID]; ok && base.Equal(y.opening) {
		return start.Add(time.Duration(draw(45*60, e.coll.ID, author)) * time.Second)
	}
	if s.late = y.isLate(e, base, needed); s.late {
		day := base.AddDate(0, 0, lateFrom+draw(lateTo-lateFrom-promptness, salt, "how late"))
		return hour(workdayWithin(day, promptness, y.closing, salt), opens, salt)
	}
	day := workdayWithin(base, promptness, y.closing, salt)
	if day.Equal(base) {
		return hour(day, 15*time.Hour, salt)
	}
	return hour(day, opens, salt)
}

// isLate draws whether e is entered late: never so late that something else had
// to wait for it.
func (y *year) isLate(e *entry, base time.Time, needed map[string]time.Time) bool {
	oneIn, latest := y.hand.late[e.coll.ID], base.AddDate(0, 0, lateTo)
	if oneIn == 0 || !latest.Before(y.closing) || draw(oneIn, e.key, "late") > 0 {
		return false
	}
	soonest, ok := needed[e.key]
	return !ok || soonest.After(latest)
}

// firstNeeded returns, for each record or file that another one cannot be
// entered without, the first day on which one is to be entered.
func (y *year) firstNeeded() map[string]time.Time {
	first := map[string]time.Time{}
	for _, e := range y.entries {
		day := y.base(e)
		for _, need := range e.root.musts(nil) {
			if soonest, ok := first[need]; !ok || day.Before(soonest) {
				first[need] = day
			}
		}
	}
	for _, e := range y.entries {
		if day, ok := first[e.path]; ok && (first[e.key].IsZero() || day.Before(first[e.key])) {
			first[e.key] = day
		}
	}
	return first
}

// musts appends to needs what p cannot be entered without.
func (p *part) musts(needs []string) []string {
	needs = append(needs, p.needs...)
	for _, kid := range p.kids {
		if kid.must {
			needs = kid.musts(needs)
		}
	}
	return needs
}

// joins reports whether e, which came up on a visit, is entered in one commit
// with it, at the time given.
func (y *year) joins(e, visit *entry, with time.Time) bool {
	if y.state[e].author != y.state[visit].author || draw(100, e.key, "joins") >= together {
		return false
	}
	day, latest := y.base(e), y.base(e).AddDate(0, 0, promptness+1)
	return !with.Before(hour(day, opens, e.key)) && with.Before(latest) || with.Format(time.DateOnly) == day.Format(time.DateOnly)
}

// schedule plans the life of e, which is entered at a time. Steps that had been
// taken by then are part of the first revision.
func (y *year) schedule(e *entry, at time.Time) {
	s := y.state[e]
	y.add(&event{at: at, author: s.author, post: s.post, kind: enters, e: e})
	previous := at
	for _, step := range e.steps {
		day := y.stepEntered(e, step)
		author, post := y.author(e, step.row, step)
		when := hour(day, opens, e.key, day.String(), author)
		if day.Equal(step.day) {
			when = hour(day, 14*time.Hour, e.key, day.String(), author)
		}
		if !when.After(at) {
			s.known[step] = true
			continue
		}
		if when.Before(previous) {
			when = previous
		}
		y.add(&event{at: when, author: author, post: post, kind: grows, e: e, step: step})
		previous = when
	}
	y.planMends(e, at)
	if s.misfiled {
		day := workdayWithin(at.AddDate(0, 0, 1), promptness, y.closing, e.key, "moved")
		y.add(&event{at: hour(day, opens, e.key, "moved"), author: s.author, kind: moves, e: e})
	}
}

// stepEntered draws the day on which a step of e is entered.
func (y *year) stepEntered(e *entry, s *step) time.Time {
	if day, ok := y.hand.ahead[e.key+" "+s.day.Format(time.DateOnly)]; ok {
		return day
	}
	return workdayWithin(s.day, stepDays, y.closing, e.key, s.day.String())
}

// planBranches plans the merges.
func (y *year) planBranches() {
	for _, b := range y.hand.branches {
		y.add(&event{
			at:     hour(b.to, 16*time.Hour+30*time.Minute, b.words),
			author: y.hand.posts["publicity"], merge: b,
		})
	}
}

// planFiles begins the repository and plans the changes of files that are no
// records.
func (y *year) planFiles() error {
	start, err := y.fileTree(map[string]string{
		siteFile:     asOfLine.ReplaceAllString(string(y.files[siteFile]), ""),
		".gitignore": "/public/\n/public-*/\n.zoufang/\n",
	})
	if err != nil {
		return err
	}
	y.main.files = start
	mailmap, err := y.fileTree(map[string]string{".mailmap": y.mailmap()})
	if err != nil {
		return err
	}
	for _, x := range y.hand.addresses {
		name, _ := y.person(x.cadre, x.until)
		y.add(&event{
			at: hour(x.until, opens, x.email), author: y.hand.posts["publicity"], files: mailmap,
			words: "添上 .mailmap：" + name + "换过邮箱\n\n两个邮箱是同一个人，提交记录算在一起。",
		})
	}
	end, err := y.fileTree(map[string]string{siteFile: string(y.files[siteFile])})
	if err != nil {
		return err
	}
	y.add(&event{
		at: hour(y.closing, closes-time.Minute, siteFile).Add(2 * time.Hour), author: y.hand.posts["publicity"],
		files: end, words: "数字截至9月30日\n\n三季度的记录录齐，网站上的数字停在这一天。",
	})
	return nil
}

// fileTree stores files.
func (y *year) fileTree(texts map[string]string) (tree, error) {
	files := tree{}
	for name, text := range texts {
		hash, err := y.repo.blob([]byte(text))
		if err != nil {
			return nil, err
		}
		files[name] = hash
	}
	return files, nil
}
