package signal_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"zoufang/generator/signal"
)

// fakedYear is a year of visits by twelve people, with some that were not as they are
// told.
type fakedYear struct {
	*rand.Rand
	all    []entry
	taken  map[[2]int]bool   // person and day
	faked  map[string]string // the kind of what was planted, by a name that tells of it
	honest int
}

// newYear is a year in which everybody goes out once a week, sometimes twice on one day
// in one town, and enters it within a week; one in ten takes up to a fortnight.
func newYear(seed int) *fakedYear {
	y := &fakedYear{Rand: rand.New(rand.NewPCG(uint64(seed), 1)), taken: map[[2]int]bool{}, faked: map[string]string{}}
	for person := range 12 {
		for week := range 45 {
			on, lag := 10+7*week+y.IntN(5), y.IntN(7)
			if y.IntN(10) == 0 {
				lag = 8 + y.IntN(7)
			}
			y.taken[[2]int{person, on}] = true
			y.visit(fmt.Sprintf("h%d-%d", person, week), person, on, on+lag, 3*y.IntN(10), y.text())
			if y.IntN(8) == 0 {
				y.visit(fmt.Sprintf("h%d-%d-b", person, week), person, on, on+lag, 3*y.IntN(10), y.text())
			}
		}
	}
	y.honest = len(y.all)
	return y
}

func (y *fakedYear) text() string {
	return fmt.Sprintf(frame, full, fmt.Sprintf("第%d车间的通风不好，夏天要装风扇。", y.IntN(40)))
}

func (y *fakedYear) visit(id string, person, on, committed, firm int, body string) string {
	front := fmt.Sprintf("date: %s\nwho: [p%d]\nfirm: f%d\nmet: [%d]", day(on), person, firm, 5+y.IntN(30))
	y.all = append(y.all, told("calls/"+id, fmt.Sprint("p", person), day(min(committed, 366)), front, body))
	return "calls/" + id
}

// free is somebody, and a day on which he is nowhere.
func (y *fakedYear) free() (person, on int) {
	for {
		person, on = y.IntN(12), 20+y.IntN(280)
		if !y.taken[[2]int{person, on}] {
			y.taken[[2]int{person, on}] = true
			return person, on
		}
	}
}

// plants fakes n things of each kind.
func (y *fakedYear) plants(n int) {
	for i := range n {
		name := func(kind string, j int) string { return fmt.Sprintf("x-%s-%d-%d", kind, i, j) }
		who, on := y.free()
		y.faked[y.visit(name("late", 0), who, on, on+15+y.IntN(45), 0, y.text())] = "late"

		who, on = y.free()
		for j := range 5 + y.IntN(4) {
			y.faked[y.visit(name("bulk", j), who, on-1-3*j, on+2, 0, y.text())] = "bulk"
		}
		who, on = y.free()
		y.faked[y.visit(name("places", 0), who, on, on+1, 0, y.text())] = "places"
		y.faked[y.visit(name("places", 1), who, on, on+2, 1+y.IntN(2), y.text())] = "places"

		who, on = y.free()
		for j := range 5 + y.IntN(3) {
			y.faked[y.visit(name("crowded", j), who, on, on+1, 3*j, y.text())] = "crowded"
		}
		who, on = y.free()
		y.faked[y.visit(name("untouched", 0), who, on, on+1, 0, fmt.Sprintf(frame, full, []string{"", "无。", "略", "（此处填写）", "同上。"}[i%5]))] = "untouched"

		y.stay(i)
		y.ahead(i)
	}
}

// stay lets somebody stay in the first town and be seen in the second.
func (y *fakedYear) stay(i int) {
	who, on := 12-1-i%12, 30+10*i
	id := fmt.Sprint("stays/x-", i)
	y.all = append(y.all, told(id, fmt.Sprint("p", who), day(on+3), fmt.Sprintf("from: %s\nto: %s\nwho: p%d\nfirm: f0", day(on), day(on+6), who)))
	y.faked[y.visit(fmt.Sprint("x-absent-", i), who, on+y.IntN(6), on+7, 1, y.text())] = "absent"
}

// ahead dates a call before the day on which it is committed.
func (y *fakedYear) ahead(i int) {
	on := 20 + 8*i
	raised := fmt.Sprintf("raised: %s", day(on))
	e := follow(fmt.Sprint("x-", i), version{day(on + 1), raised},
		version{day(on + 10), fmt.Sprintf("%s\nsolved: %s\ncalls: [{date: %s, happy: true}]", raised, day(on+9), day(on+12+y.IntN(20)))})
	y.all = append(y.all, e)
	y.faked[e.name] = "ahead"
}

var yearly = []string{"late", "ahead", "bulk", "burst", "crowded", "places", "absent", "headcount", "untouched"}

// TestPlantedYear holds that what was planted is found by its own kind, and that honest
// visits are not listed.
func TestPlantedYear(t *testing.T) {
	planted, missed := map[string]int{}, map[string]int{}
	honest, listed := 0, 0
	for seed := range 3 {
		y := newYear(seed)
		y.plants(20)
		files, past := fieldWith(yearly, y.all)
		found := map[string][]string{}
		for _, f := range board(t, files, past, signal.Options{Root: files, Workers: 2}) {
			for _, r := range f.About {
				found[r.Name()] = append(found[r.Name()], f.Signal.ID)
			}
		}
		for name, kind := range y.faked {
			if planted[kind]++; !slices.Contains(found[name], kind) {
				missed[kind]++
			}
		}
		honest += y.honest
		for name := range found {
			if strings.HasPrefix(name, "calls/h") {
				listed++
			}
		}
	}
	for kind, n := range planted {
		if 100*missed[kind] > 5*n {
			t.Errorf("%s: %d of %d missed", kind, missed[kind], n)
		}
	}
	if 100*listed > 2*honest {
		t.Errorf("%d of %d honest visits are listed", listed, honest)
	}
	t.Logf("planted %v, missed %v; %d of %d honest visits listed", planted, missed, listed, honest)
}

// An honest year, and one in which nothing is known of commits, leave the board empty.
func TestHonestYear(t *testing.T) {
	y := newYear(9)
	files, past := fieldWith(append(yearly, "smooth", "silent"), y.all)
	for _, f := range board(t, files, past, signal.Options{Root: files}) {
		t.Error(lineOf(f))
	}
	y.plants(3)
	files, _ = fieldWith([]string{"late", "ahead", "bulk", "burst"}, y.all)
	if got := board(t, files, nil, signal.Options{Root: files}); len(got) > 0 {
		t.Errorf("%d findings from commits that nobody knows", len(got))
	}
}

// The same is found whatever the number of workers.
func TestWorkersFindTheSame(t *testing.T) {
	y := newYear(4)
	y.plants(6)
	files, past := fieldWith(yearly, y.all)
	said := func(workers int) (all []string) {
		for _, f := range board(t, files, past, signal.Options{Root: files, Workers: workers}) {
			all = append(all, f.ID+" "+f.Evidence+" "+lineOf(f))
		}
		return all
	}
	same(t, said(1), said(7)...)
}
