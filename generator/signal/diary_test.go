package signal_test

import (
	"fmt"
	"testing"
)

// stop is a visit of some people to a firm on the hundredth day.
func stop(id, who string, firm int, more string) entry {
	return told("calls/"+id, "p0", day(100), fmt.Sprintf("date: %s\nwho: [%s]\nfirm: f%d\n%s", day(100), who, firm, more))
}

func TestCrowded(t *testing.T) {
	var all []entry
	for i := range 5 {
		all = append(all, stop(fmt.Sprint("five-", i), "p0, p1", i, ""))
		all = append(all, stop(fmt.Sprint("same-", i), "p2", 0, "")) // one firm
	}
	for i := range 4 {
		all = append(all, stop(fmt.Sprint("four-", i), "p3", i, ""))
	}
	same(t, seen(t, "crowded", all...),
		"calls/five-0 calls/five-1 calls/five-2 calls/five-3 calls/five-4 | 张甲、张乙在2012年4月9日一天到了5处，超过4处")
	all = append(all, told("shifts/also", "p0", day(100), "date: "+day(100)+"\nwho: p3\nfirm: f9"))
	if got := seen(t, "crowded", all...); len(got) != 2 {
		t.Errorf("with a shift at a fifth firm: %q", got)
	}
}

func TestPlaces(t *testing.T) {
	const unlikely, together, apart = "signal.places", "signal.places.half", "signal.places.apart"
	for _, c := range []struct{ name, one, other, want string }{
		{"one town", "town: north", "town: north", ""},
		{"two towns", "town: north", "town: south", unlikely},
		{"one says when", "town: north\nhalf: morning", "town: south", unlikely},
		{"morning and afternoon", "town: north\nhalf: morning", "town: south\nhalf: afternoon", ""},
		{"both in the morning", "town: north\nhalf: morning", "town: south\nhalf: morning", together},
		{"one all day", "town: north\nhalf: whole", "town: south\nhalf: afternoon", together},
		{"across the sea", "town: north\nhalf: morning", "town: isle\nhalf: afternoon", apart},
		{"that of the firm", "town: north", "", unlikely},
		{"one of several days", "town: north\nhalf: morning\nend: " + day(104), "town: south\nhalf: morning", unlikely},
	} {
		got := finds(t, "places", stop("a", "p0, p1", 0, c.one), stop("b", "p1, p0", 1, c.other))
		switch {
		case len(got) == 0 && c.want == "":
		case len(got) != 1 || got[0].Facts[0].ID != c.want || got[0].Strong != (c.want != unlikely) || len(got[0].People) != 2:
			t.Errorf("%s: got %d findings, want %q", c.name, len(got), c.want)
		}
	}
	same(t, seen(t, "places", stop("a", "p0", 0, "town: north"), stop("b", "p0", 1, "town: isle")),
		"calls/a calls/b strong | 张甲在2012年4月9日既在城北，又在海岛，两地来回通常要一天")
}

func TestAbsent(t *testing.T) {
	stay := told("stays/s", "p0", day(90), fmt.Sprintf("from: %s\nto: %s\nwho: p0\nfirm: f0", day(90), day(120)))
	same(t, seen(t, "absent", stay,
		stop("there", "p0", 0, "town: south"), // the firm of the stay
		stop("same-town", "p0", 3, ""),
		went("before", 0, 89, 90, "town: south"),
		went("somebody-else", 1, 100, 101, "town: south")))
	same(t, seen(t, "absent", stay,
		stop("away", "p0", 1, ""),
		told("shifts/away", "p0", day(110), "date: "+day(110)+"\nwho: p0\nfirm: f4")),
		"stays/s calls/away shifts/away strong | 张甲2012年3月30日至2012年4月29日在城北（蹲点），其间2012年4月9日、2012年4月19日另有在别处的记录")
}
