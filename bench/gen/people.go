package main

import (
	"fmt"

	"zoufang/generator/schema"
)

// cadre is a person who visits.
type cadre struct {
	id, name, role string
	group          int    // index of visitingGroups
	unit           string // id
	contact        int    // index of firms: the contact point
	posts          []post // in other bodies
}

// post is a cadre's role in one of the offices.
type post struct{ office, role string }

// email returns the address under which the cadre commits.
func (c cadre) email() string { return c.id + "@intranet.example" }

const (
	leader = "组长"
	deputy = "副组长"
	member = "成员"
)

// smallestStaff is the number of cadres up to visitsOfSmallest visits; more
// visits have more cadres, in proportion.
const (
	smallestStaff    = 34
	visitsOfSmallest = 10000
)

func cadreCount(visits int) int {
	return max(smallestStaff, smallestStaff*visits/visitsOfSmallest)
}

// makeCadres fills the visiting groups: first as many in each as its size says,
// then the rest in turn.
func (s *site) makeCadres() {
	n := cadreCount(s.visits)
	width := digits(n)
	taken := map[string]bool{}
	for i := range n {
		v := s.newVoice(cadreKind, i)
		group, place := seat(i)
		c := cadre{
			id:    fmt.Sprintf("c%0*d", width, i+1),
			name:  v.freshName(taken),
			group: group,
			role:  roleOf(group, place),
			unit:  unitOf(i),
			posts: postsOf(group, place),
		}
		firms := s.firmsOf[group]
		c.contact = firms[place%len(firms)]
		s.membersOf[group] = append(s.membersOf[group], i)
		s.cadres = append(s.cadres, c)
	}
}

// seat returns the group of the i-th cadre and the cadre's place in it.
func seat(i int) (group, place int) {
	for g, vg := range visitingGroups {
		if i < vg.size {
			return g, i
		}
		i -= vg.size
	}
	group = i % len(visitingGroups)
	return group, visitingGroups[group].size + i/len(visitingGroups)
}

func roleOf(group, place int) string {
	switch {
	case place == 0:
		return leader
	case place == 1 && visitingGroups[group].deputy:
		return deputy
	}
	return member
}

// postsOf gives the groups' leaders the seats of the leading group, and the
// second in each group the lead of an office.
func postsOf(group, place int) []post {
	switch {
	case place == 0 && group == 0:
		return []post{{offices[0].id, leader}}
	case place == 0:
		return []post{{offices[0].id, deputy}}
	case place == 1 && group+1 < len(offices):
		return []post{{offices[group+1].id, leader}}
	}
	return nil
}

// unitOf sends the cadres to the departments and industry unions in turn.
func unitOf(i int) string {
	i %= len(departments) + len(systems)
	if i < len(departments) {
		return departmentID(i)
	}
	return industryID(i - len(departments))
}

// name invents a person's name.
func (v *voice) name() string {
	name := v.say("姓") + v.say("名")
	if v.chance(75) {
		name += v.say("名")
	}
	return name
}

// freshName invents a name that is not taken, and takes it.
func (v *voice) freshName(taken map[string]bool) string {
	for {
		if name := v.name(); !taken[name] {
			taken[name] = true
			return name
		}
	}
}

// maskedName invents the name of a worker, of whom records give the surname only.
func (v *voice) maskedName() string { return schema.Mask(schema.PrivacyName, v.name()) }

// maskedMobile invents a number that no network has, in the form that records hold:
// it has a mobile number's length and begins with 100.
func (v *voice) maskedMobile() string {
	return schema.Mask(schema.PrivacyPhone, fmt.Sprintf("100%08d", v.IntN(100_000_000)))
}
