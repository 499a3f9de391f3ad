package schema

// booleans are the words for yes and no, folded.
var booleans = map[string]bool{
	"是": true, "有": true, "对": true, "√": true, "✓": true, "✔": true, "☑": true,
	"true": true, "yes": true, "y": true, "on": true,
	"否": false, "无": false, "错": false, "×": false, "✗": false, "✘": false,
	"不是": false, "没有": false, "没": false,
	"false": false, "no": false, "n": false, "off": false,
}

// readBoolean reads yes or no.
func readBoolean(text string) (bool, *fault) {
	b, ok := booleans[Fold(text)]
	if !ok {
		return false, &fault{id: "boolean"}
	}
	return b, nil
}
