package signal

import (
	"strconv"

	"zoufang/generator/site"
)

// readings returns what read says of the text of each record, "" for one without. What
// was said of a text before is not asked again: key stands for what is asked.
func (r *run) readings(records []*site.Record, key string, read func(*site.Record, []passage) string) ([]string, error) {
	said := make([]string, len(records))
	err := r.each(len(records), func(i int) error {
		sum := records[i].Body.Sum()
		if sum == 0 {
			return nil
		}
		name := key + " " + strconv.FormatUint(uint64(sum), 16)
		if data, kept := r.Memory.Recall(name); kept {
			said[i] = string(data)
			return nil
		}
		passages, err := r.present(records[i])
		if err == nil {
			said[i] = read(records[i], passages)
			r.Memory.Keep(name, []byte(said[i]))
		}
		return err
	})
	return said, err
}
