package diag

// viewTexts are the words that the text view adds to findings. Variant holds
// the whole message id.
var viewTexts = []Wording{
	{"view.fix", Name{"修改：", "fix: "}},
	{"view.fix-at", Name{"修改{place}：", "fix {place}: "}},
	{"view.insert", Name{"在{place}前加：", "insert before {place}: "}},
	{"view.delete", Name{"删去{place}", "delete {place}"}},
	{"view.line", Name{"第 {line} 行", "line {line}"}},
	{"view.lines", Name{"第 {first} 至 {last} 行", "lines {first} to {last}"}},

	{"summary.clean", Name{"没有发现问题", "nothing found"}},
	{"summary.blocked", Name{"{errors} 处错误，改正后才能发布", "errors that stop publication: {errors}"}},
	{"summary.passed", Name{"没有错误，可以发布", "nothing stops publication"}},
	{"summary.warnings", Name{"警告 {count} 处", "warnings: {count}"}},
	{"summary.notices", Name{"提示 {count} 处", "notices: {count}"}},
	{"summary.fixable", Name{"其中 {count} 处可以运行 zoufang check --fix 自动改好", "mended by zoufang check --fix: {count}"}},
}
