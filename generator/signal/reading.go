package signal

import (
	"errors"
	"strconv"

	"zoufang/generator/site"
)

// readings returns what read says of the text of each record, "" for one without. What
// was said of a text before is not asked again: key stands for what is asked.
func (r *run) readings(records []*site.Record, key string, read func(*site.Record, []passage) string) ([]string, error) {
	said, failed := make([]string, len(records)), make([]error, len(records))
	site.InParallel(len(records), r.Workers, func(i int) {
		sum := records[i].Body.Sum()
		if sum == 0 {
			return
		}
		name := key + " " + strconv.FormatUint(uint64(sum), 16)
		if data, kept := r.Memory.Recall(name); kept {
			said[i] = string(data)
			return
		}
		passages, err := r.present(records[i])
		if failed[i] = err; err == nil {
			said[i] = read(records[i], passages)
			r.Memory.Keep(name, []byte(said[i]))
		}
	})
	return said, errors.Join(failed...)
}
