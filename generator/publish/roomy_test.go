//go:build !linux

package publish

// smallDir is used where a process can be given little space.
const smallDir = "ZOUFANG_TEST_LITTLE_SPACE"

func publishIntoLittle(Folder) {}
