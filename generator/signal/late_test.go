package signal_test

import (
	"fmt"
	"testing"
	"time"
)

// day is the nth day of 2012.
func day(n int) string {
	return time.Date(2012, 1, n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// went is a visit of one person, on a day, committed on another.
func went(id string, person, on, committed int, more ...string) entry {
	front := fmt.Sprintf("date: %s\nwho: [p%d]\nfirm: f0", day(on), person)
	for _, m := range more {
		front += "\n" + m
	}
	return told("calls/"+id, fmt.Sprint("p", person), day(committed), front)
}

func TestLate(t *testing.T) {
	same(t, seen(t, "late",
		went("in-time", 0, 100, 103),
		went("after-14-days", 0, 100, 114),
		went("after-15-days", 0, 100, 115),
		went("after-40-days", 0, 100, 140),
		went("long", 0, 100, 115, "end: "+day(102)),
		told("calls/imported", "root", day(90), "date: "+day(5)),
		told("calls/uncommitted", "", "", "date: "+day(5)),
	),
		"calls/after-15-days | 2012年4月9日的走访，2012年4月24日才第一次提交，过了15天",
		"calls/after-40-days strong | 2012年4月9日的走访，2012年5月19日才第一次提交，过了40天")
}

// follow is a case with its texts.
func follow(id string, texts ...version) entry {
	for i := range texts {
		texts[i].text = "---\n" + texts[i].text + "\n---\n"
	}
	return entry{"cases/" + id, "p0", texts}
}

func TestAhead(t *testing.T) {
	raised := "raised: 2012-03-01\ndue: 2012-04-30"
	asked := raised + "\nsolved: 2012-03-05\ncalls: [{date: 2012-03-20, happy: true}]"
	same(t, seen(t, "ahead",
		follow("as-it-went", version{"2012-03-01", raised}, version{"2012-03-05", raised + "\nsolved: 2012-03-05"}, version{"2012-03-20", asked}),
		follow("asked-ahead", version{"2012-03-01", raised}, version{"2012-03-18", asked}, version{"2012-03-21", asked + "\nteam: t1"}),
		follow("all-at-once", version{"2012-03-04", asked}),
		follow("drafted", version{"2012-02-27", raised + "\ndraft: true"}, version{"2012-03-01", raised}),
		follow("mended", version{"2012-03-01", raised + "\nsolved: 2012-05-05"}, version{"2012-03-06", raised + "\nsolved: 2012-03-05"}),
		follow("moved-on", version{"2012-03-01", raised}, version{"", raised + "\nsolved: 2012-03-05"}),
	),
		"cases/all-at-once strong | 办结日期写的是2012年3月5日，2012年3月4日就已经提交，早了1天 | 回访的日期写的是2012年3月20日，2012年3月4日就已经提交，早了16天",
		"cases/asked-ahead | 回访的日期写的是2012年3月20日，2012年3月18日就已经提交，早了2天")
}

func TestBulk(t *testing.T) {
	var all []entry
	for i := range 6 {
		all = append(all,
			went(fmt.Sprint("weekly-", i), 1, 100+i, 106),                                            // the week's visits on its last day
			went(fmt.Sprint("bulk-", i), 2, 100+3*i, 118),                                            // of three weeks
			told(fmt.Sprint("shifts/shared-", i), fmt.Sprint("p", i), day(130), "date: "+day(110+i)), // by as many people
			told(fmt.Sprint("calls/one-day-", i), "p8", day(150), "date: "+day(120)),
			told(fmt.Sprint("calls/import-", i), "root", day(90), "date: "+day(10*i+1)))
	}
	same(t, seen(t, "bulk", all...),
		"calls/bulk-0 calls/bulk-1 calls/bulk-2 calls/bulk-3 calls/bulk-4 calls/bulk-5 | p2在2012年4月27日第一次提交了6条记录，分属6个日子，最早的是2012年4月9日")
}

func TestBurst(t *testing.T) {
	quarterEnd := 182 // 30 June
	var all []entry
	for i := range 6 {
		all = append(all, went(fmt.Sprint("rushed-", i), 1, 110+10*i, quarterEnd-i%2))
		all = append(all, went(fmt.Sprint("steady-", i), 2, 110+10*i, 112+10*i))
		all = append(all, went(fmt.Sprint("busy-", i), 3, quarterEnd-2+i%3, quarterEnd+i%2)) // it was in these days
	}
	all = append(all, went("steady-too", 1, 100, 101))
	same(t, seen(t, "burst", all...),
		"teams/t1 calls/rushed-0 calls/rushed-1 calls/rushed-2 calls/rushed-3 calls/rushed-4 calls/rushed-5 strong | "+
			"2012年4月1日至2012年6月30日共有7条记录，其中6条更早的事到2012年6月28日至2012年7月3日才第一次提交")
}
